"""Nexis as HTML: documents between comments, blocks that only styles tell apart."""

from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.databases.nexis import HELP, entry_of, head_of, taken_apart
from clipper.core.importers.databases.nexis_text import COUNT
from clipper.core.importers.encodings import encoding_of
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.html_fragments import fragment
from clipper.core.model import Draft, Refused
from clipper.core.text import _

_STARTS, _ENDS = "<DOCFULL> -->", "<!-- Hide XML"


class NexisPages:
    """Documents of a download page."""

    title = _("Nexis, HTML")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        return _STARTS in file.text_head and "<DOC NUMBER=" in file.text_head

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        text = file.data.decode(encoding_of(file.head), "replace")
        for number, part in enumerate(text.split(_STARTS)[1:], 1):
            yield _draft(file, part.partition(_ENDS)[0], number)


def _draft(file: OpenedFile, markup: str, number: int) -> Draft | Refused:
    from lxml import etree

    blocks = _blocks(fragment(markup))
    texts = [_text(block) for block in blocks]
    document = taken_apart(["" if COUNT.match(text) else text for text in texts])
    if not document.fields:
        return Refused(_("document {number}").format(number=number), _("The database could not deliver this document."))
    title, publisher, date = head_of(document.head)
    corrected = [blocks[at] for at, text in enumerate(texts) if text.startswith(("CORRECTION:", "CORRECTION :"))]
    body = [blocks[at] for at in document.body] + corrected
    content = "\n".join(etree.tostring(block, encoding="unicode", method="html", with_tail=False) for block in body)
    return entry_draft(file, entry_of(document, title, publisher, date), content)


def _blocks(document: Any) -> list[Any]:
    """Divisions and tables, in order, the outermost that hold words."""
    found: dict[Any, None] = {}
    for each in document.iter("div", "table"):
        if each is document or any(other in found for other in each.iterancestors()):
            continue
        if each.tag == "table" or next(each.iterdescendants("div"), None) is None:
            found[each] = None
    return list(found)


def _text(block: Any) -> str:
    """The block's words; a picture's stylesheet is none."""
    parts = [
        text
        for text in block.xpath(".//text()[not(ancestor::style) and not(ancestor::script)]")
        if text.strip("\xa0 \r\n\t")
    ]
    return " ".join(" ".join(parts).replace("\xa0", " ").split())
