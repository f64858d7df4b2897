"""Articles put together from what a page, a selection or a text gave."""

import re
from collections.abc import Sequence

from clipper.core.extract import lines as page_lines
from clipper.core.extract.lines import Line
from clipper.core.extract.markup import squeeze
from clipper.core.extract.page import Record
from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean
from clipper.core.model import Article, Kind

_BLOCK = re.compile(r"<(h[1-6]|p)\b[^>]*>.*?</\1>", re.DOTALL)
_LONGEST_TITLE = 300
_FIRST_WORDS = 90
"""Characters of a text's beginning that stand for a headline it hasn't got."""


def from_record(record: Record, kind: Kind, lang: str | None = None, html: str = "") -> Article:
    """`html`, sanitised, takes the place of the record's own lines."""
    html = html or from_lines(record.body.lines)
    return Article(
        title=title(record.title),
        html=html,
        text=text_of(html),
        kind=kind,
        authors=record.authors,
        publisher=record.publisher,
        dateline=record.body.dateline,
        published=record.published,
        url=record.url,
        lang=lang,
        facts=record.body.facts,
    )


def from_lines(lines: Sequence[Line]) -> str:
    """Sanitised HTML of the lines."""
    return clean(page_lines.to_html(lines))


def title(text: str) -> str:
    text = squeeze(text)
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def first_words(text: str) -> str:
    """The beginning of a text that has no headline, cut between words."""
    line = squeeze(text.strip().partition("\n")[0])
    return line if len(line) <= _FIRST_WORDS else line[:_FIRST_WORDS].rsplit(" ", 1)[0] + "…"


def without_headline(html: str, headline: str) -> str:
    """Sanitised HTML without the block it begins with, if that is the headline."""
    match = _BLOCK.search(html)
    if match is None or text_of(html[: match.start()]) or text_of(match.group()) != headline:
        return html
    return clean(html[: match.start()] + html[match.end() :])  # headings may lie in one another
