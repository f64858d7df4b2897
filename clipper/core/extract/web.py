"""Reads HTML: a page with several articles, a page with one, or what somebody marked."""

from collections.abc import Sequence
from dataclasses import replace

from clipper.core.extract import assemble
from clipper.core.extract.described import described
from clipper.core.extract.entries import may_be_headline
from clipper.core.extract.flat_page import FlatPage, lay_out
from clipper.core.extract.html_lines import read_lines
from clipper.core.extract.lines import Line
from clipper.core.extract.main_text import main_html
from clipper.core.extract.metadata import Metadata, read_metadata
from clipper.core.extract.metadata.linked_data import folded
from clipper.core.extract.page import Page, Record, split
from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean
from clipper.core.extract.saved import saved_page
from clipper.core.extract.selection import has_head, looks_whole
from clipper.core.extract.shapes import is_headline, word_count
from clipper.core.extract.tree import drop_hidden, parse, written
from clipper.core.model import Article, Draft
from clipper.core.model.readings import Method

_HELD = 0.8
_SHORT_PAGE = 60
"""Words of a page that is kept whole: there is nothing to leave out."""
_FEWEST_WORDS = 25
"""Less than this is a caption or a teaser more often than what was meant to be kept."""
_OWN = ("title", "authors", "published", "lang")
"""What a record of several says itself, before what the page says of all."""


def read_html(markup: str, draft: Draft, method: Method = "") -> list[Article]:
    """The articles of a page or fragment, main one first; empty when there is no text in it. With a `method` that
    the user chose, the one article that it finds."""
    root = parse(markup)
    if root is None:
        return []
    saved = saved_page(markup, draft.captured)
    if saved:
        draft = replace(draft, url=draft.url or saved.url, captured=saved.captured or draft.captured)
    said = read_metadata(root, draft.captured, draft.url, found_by=saved.source if saved else "address")
    if draft.selection is not True and drop_hidden(root):
        markup = written(root)
    flat = lay_out(root)
    lines = read_lines(flat, said.url or "")
    if draft.selection is True:
        return _selection(markup, lines, said, draft)
    page = split(lines, draft.captured)
    if method:
        return _single(main_html(root, flat, markup, said.url, method), page, said)
    entries = [record for record in page.related if record.is_entry]
    is_whole = draft.selection is False or has_head(root) or looks_whole(flat)
    if is_whole and (entries or _is_long(flat)):
        html = main_html(root, flat, markup, said.url)
        return _whole(html, page, entries, said) or _selection(markup, lines, said, draft)
    return _listed(page, said) if _is_list(page, entries) else _selection(markup, lines, said, draft)


def _is_long(flat: FlatPage) -> bool:
    """Long enough that something may be left out of it."""
    return sum(len(block.words) for block in flat.blocks) >= _SHORT_PAGE


def _is_list(page: Page, entries: Sequence[Record]) -> bool:
    return len(entries) >= 2 or bool(entries and page.zoned)


def _whole(html: str, page: Page, entries: Sequence[Record], said: Metadata) -> list[Article]:
    """A whole page. Its main text, `html`, serves for the main article where it kept clear of the
    page's lists; where it took them in, the page's own lines are the better guide."""
    text = text_of(html)
    swallowed = [record for record in entries if record.opening in text]
    is_list = len(swallowed) >= 2 if page.main else _is_list(page, entries)
    if (entries and word_count(text) < _FEWEST_WORDS) or (is_list and _accounts_for(page, text)):
        return _listed(page, said)
    main = _single(html, page, said)
    others = [record for record in entries if record not in swallowed] if main else []
    return [*main, *(assemble.from_record(record, "related", said.lang) for record in others)]


def _accounts_for(page: Page, text: str) -> bool:
    """The page's records hold nearly all that the extractor found, so that nothing is lost with them,
    and its main record is no menu."""
    if page.main and page.main.opening not in text:
        return False
    held = sum(len(line.text) for record in page.records for line in record.body.lines)
    return held >= _HELD * len(text)


def _listed(page: Page, said: Metadata) -> list[Article]:
    """All the page's records, by its lines."""
    articles = [assemble.from_record(record, "related", said.lang) for record in page.related]
    if page.main is None:
        return [replace(articles[0], kind="main"), *articles[1:]]
    main = assemble.from_record(page.main, "main", said.lang)
    return [described(main, replace(said, publisher=None, section=None, keywords=(), deck=None), own=_OWN), *articles]


def _single(html: str, page: Page, said: Metadata) -> list[Article]:
    """The one article, of the main text's `html` or, where that is next to nothing, of the page's lines."""
    record = page.main
    if record and word_count(text_of(html)) < _FEWEST_WORDS:
        html = max(html, assemble.from_lines(record.body.lines), key=lambda each: word_count(text_of(each)))
    title = assemble.title(said.title or (record.title if record else ""))
    if title and text_of(html).startswith(f"{title}\n"):  # the extractor takes the headline for text
        html = assemble.without_headline(html, title)
    text = text_of(html)
    if not text:
        return []
    own = Article(
        title=title or assemble.first_words(text),
        html=html,
        text=text,
        authors=record.authors if record else (),
        publisher=record.publisher if record else None,
        published=record.published if record else None,
        facts=record.body.facts if record else (),
    )
    return [replace(described(own, said), title=own.title)]


def _names_page(headline: str, title: str | None) -> bool:
    """Where a page has a title, a headline that says something else is one of a part."""
    return not title or folded(headline) in folded(title) or folded(title) in folded(headline)


def _selection(markup: str, lines: Sequence[Line], said: Metadata, draft: Draft) -> list[Article]:
    """Everything, cleaned; a headline at its beginning becomes the title and leaves the text."""
    html = clean(markup)
    text = text_of(html)
    if not text:
        return []
    head = lines[0] if len(lines) > 1 and (lines[0].heading or is_headline(lines[0].text)) else None
    head = head if head and may_be_headline(head.text, draft) and _names_page(head.text, said.title) else None
    if head:
        html = assemble.without_headline(html, head.text)
        text = text_of(html)
    title = head.text if head else said.title or assemble.first_words(text)
    own = Article(title=assemble.title(title), html=html, text=text)
    return [described(own, said, own=("title",))]
