"""Reads plain text and Markdown."""

from collections.abc import Sequence
from dataclasses import replace

from clipper.core.extract import assemble, from_markdown, tree
from clipper.core.extract.body import read_body
from clipper.core.extract.dates import parse
from clipper.core.extract.entries import may_be_headline
from clipper.core.extract.flat_page import lay_out
from clipper.core.extract.front_matter import front_matter
from clipper.core.extract.html_lines import read_lines
from clipper.core.extract.images import Pictures
from clipper.core.extract.keys import without_trackers
from clipper.core.extract.lines import Line, from_text
from clipper.core.extract.markup import clean_text
from clipper.core.extract.names import people
from clipper.core.extract.page import Record, split
from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean
from clipper.core.extract.shapes import is_headline, is_prose
from clipper.core.model import Article, Draft

_LONGEST_TITLE = 240


def read_text(text: str, draft: Draft) -> list[Article]:
    """The articles of a plain text, main one first; empty when there is no text in it."""
    lines = from_text(text)
    if not lines:
        return []
    if draft.selection is not True:
        page = split(lines, draft.captured)
        if page.furnished and page.records:
            first, *others = page.records
            articles = [assemble.from_record(first, "main"), *(assemble.from_record(r, "related") for r in others)]
            return [_located(articles[0], draft), *articles[1:]]
        if page.main and page.main.published:
            return [_located(assemble.from_record(page.main, "main"), draft)]
    return [_located(assemble.from_record(_whole(lines, draft), "main"), draft)]


def _whole(lines: Sequence[Line], draft: Draft) -> Record:
    """One article, every line kept: the first is its headline if it may be one."""
    head = lines[0].text
    titled = len(lines) > 1 and (is_headline(head) or (len(head) <= _LONGEST_TITLE and not is_prose(head)))
    titled = titled and may_be_headline(head, draft)
    body = read_body(lines[1:] if titled else lines, "", draft.captured, furnished=False)
    title = head if titled else assemble.first_words(head)
    return Record(title, body, body.fact("publisher"), body.published, body.authors)


def _located(article: Article, draft: Draft) -> Article:
    return replace(article, url=without_trackers(draft.url)) if draft.url else article


def read_markdown(text: str, draft: Draft, pictures: Pictures) -> list[Article]:
    """One article. Front matter: title, source or url, author, published, publisher, tags."""
    said, rest = front_matter(clean_text(text))
    html = clean(pictures.moved(from_markdown.to_html(rest)))
    root = tree.parse(html)
    lines = read_lines(lay_out(root)) if root is not None else []
    title = next(iter(said.get("title", ())), "")
    first = lines[0].text if lines and lines[0].heading else ""
    if first and (not title or first == title) and may_be_headline(first, draft):
        title = first
        html = assemble.without_headline(html, title)
    body = text_of(html)
    if not title and not body:
        return []
    sources = [*said.get("source", ()), *said.get("url", ()), *said.get("link", ())]
    urls = [source for source in sources if source.lower().startswith(("http://", "https://"))]
    publishers = [*said.get("publisher", ()), *said.get("site", ()), *(s for s in sources if s not in urls)]
    url = next(iter(urls), draft.url)
    dated = [*said.get("published", ()), *said.get("date", ())]
    return [
        Article(
            title=assemble.title(title) or assemble.first_words(body),
            html=html,
            text=body,
            authors=tuple(people([*said.get("author", ()), *said.get("authors", ())])),
            publisher=next(iter(publishers), None),
            published=next((moment for value in dated if (moment := parse(value, draft.captured))), None),
            url=without_trackers(url) if url else None,
            lang=next(iter(said.get("lang", said.get("language", ()))), None),
            facts=tuple(("tag", tag) for tag in said.get("tags", ())),
        )
    ]
