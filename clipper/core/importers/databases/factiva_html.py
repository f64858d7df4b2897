"""Factiva as HTML: with its field codes in a table, or as the article reads."""

import re
from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.databases.factiva import CODES, HELP, entry_of
from clipper.core.importers.databases.factiva_lines import taken_apart
from clipper.core.importers.encodings import encoding_of
from clipper.core.importers.entry_drafts import entry_draft, paragraphs
from clipper.core.importers.html_fragments import fragment
from clipper.core.model import Draft, Refused
from clipper.core.text import _

_ARTICLE = re.compile(r"<div[^<>]{0,200}\bclass=[\"']article\b[^<>]{0,200}>", re.IGNORECASE)
_PAGE = re.compile(r"<title>\s*Factiva\s*</title>|\bclass=[\"']articleParagraph\b", re.IGNORECASE)


class FactivaPages:
    """Articles of a saved page."""

    title = _("Factiva, HTML")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        head = file.text_head
        return "<" in head[:500] and "factiva" in head.lower() and bool(_PAGE.search(head))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        parts = _ARTICLE.split(file.data.decode(encoding_of(file.head), "replace"))[1:]
        if not parts:
            yield Refused(file.name, _("There is no article in this file."))
        for part in parts:
            yield _draft(file, part)


def _draft(file: OpenedFile, markup: str) -> Draft | Refused:
    from lxml import etree

    article = fragment(markup)
    cells = _cells(article)
    if not cells:
        lines = [" ".join(each.text_content().split()) for each in article.iter("span", "div", "p") if not len(each)]
        entry, texts = taken_apart([line for line in lines if line])
        return entry_draft(file, entry, paragraphs(texts))
    entry = entry_of({code: " ".join(cell.text_content().split()) for code, cell in cells.items()})
    body = "".join(
        etree.tostring(child, encoding="unicode", method="html")
        for code in ("LP", "TD")
        if code in cells
        for child in cells[code]
    )
    return entry_draft(file, entry, body)


def _cells(article: Any) -> dict[str, Any]:
    """The cell beside each field code."""
    found: dict[str, Any] = {}
    for row in article.iter("tr"):
        cells = row.findall("td")
        if len(cells) >= 2 and (code := cells[0].text_content().replace("\xa0", " ").strip()) in CODES:
            found.setdefault(code, cells[1])
    return found
