"""Reads HTML: a page with several articles, a page with one, or what somebody marked."""

from collections.abc import Sequence
from dataclasses import replace

from clipper.core.extract import article, assemble
from clipper.core.extract.html_lines import read_lines
from clipper.core.extract.lines import Line
from clipper.core.extract.markup import tokens
from clipper.core.extract.metadata import Metadata, read_metadata
from clipper.core.extract.page import Page, Record, split
from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean, page_markup
from clipper.core.extract.selection import looks_whole
from clipper.core.extract.shapes import is_headline, word_count
from clipper.core.model import Article, Draft

_KEPT = 0.6
"""Share of the main article's words that the extractor must have found to be believed."""


def read_html(markup: str, draft: Draft) -> list[Article]:
    """The articles of a page or fragment, main one first; empty when there is no text in it."""
    said = read_metadata(markup, draft.captured, draft.url)
    found = list(tokens(page_markup(markup)))
    lines = read_lines(found, said.url or "")
    if draft.selection is True:
        return _selection(markup, lines, said)
    page = split(lines, draft.captured)
    if len(page.records) > 1:
        return _several(markup, page, said)
    if draft.selection is False or looks_whole(found):
        return _single(markup, page, said) or _selection(markup, lines, said)
    return _selection(markup, lines, said)


def _several(markup: str, page: Page, said: Metadata) -> list[Article]:
    articles = []
    if page.main:
        main = assemble.from_record(page.main, "main", said.lang, _main_text(markup, page, said))
        articles.append(
            replace(
                main, url=said.url, authors=main.authors or said.authors, published=main.published or said.published
            )
        )
    articles += [assemble.from_record(record, "related", said.lang) for record in page.related]
    return [replace(articles[0], kind="main"), *articles[1:]]


def _main_text(markup: str, page: Page, said: Metadata) -> str:
    """What the extractor found, if it kept clear of the listed articles and left little out;
    empty when the page's own lines serve better."""
    html = article.main_html(markup, said.url)
    text = text_of(html)
    own = sum(word_count(line.text) for line in page.main.body.lines) if page.main else 0
    if word_count(text) < _KEPT * own or any(_opening(record) in text for record in page.related):
        return ""
    return html


def _opening(record: Record) -> str:
    """Words by which a listed article is recognised inside another text."""
    return record.body.lines[0].text[:60] if record.body.lines else record.title


def _single(markup: str, page: Page, said: Metadata) -> list[Article]:
    html = article.main_html(markup, said.url)
    if not html and page.main:
        html = assemble.from_lines(page.main.body.lines)
    text = text_of(html)
    if not text:
        return []
    record = page.main
    return [
        Article(
            title=assemble.title(said.title or (record.title if record else "")) or assemble.first_words(text),
            html=html,
            text=text,
            authors=said.authors or (record.authors if record else ()),
            publisher=said.publisher or (record.publisher if record else None),
            published=said.published or (record.published if record else None),
            url=said.url,
            lang=said.lang,
            facts=record.body.facts if record else (),
        )
    ]


def _selection(markup: str, lines: Sequence[Line], said: Metadata) -> list[Article]:
    """Everything, cleaned; a headline at its beginning becomes the title and leaves the text."""
    html = clean(markup)
    text = text_of(html)
    if not text:
        return []
    head = lines[0] if len(lines) > 1 and (lines[0].heading or is_headline(lines[0].text)) else None
    if head:
        html = assemble.without_headline(html, head.text)
        text = text_of(html)
    title = head.text if head else said.title or assemble.first_words(text)
    return [
        Article(
            title=assemble.title(title),
            html=html,
            text=text,
            authors=said.authors,
            publisher=said.publisher,
            published=said.published,
            url=said.url,
            lang=said.lang,
        )
    ]
