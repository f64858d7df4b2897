"""Nexis as plain text: "1 of 25 DOCUMENTS", in English, German and French."""

import re
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.databases.nexis import HELP, entry_of, head_of, label, taken_apart
from clipper.core.importers.encodings import encoding_of
from clipper.core.importers.entry_drafts import entry_draft, paragraphs
from clipper.core.model import Draft, Refused
from clipper.core.text import _

COUNT = re.compile(
    r"^[ \t]*(?:\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document \d+ de \d+|\d+ von \d+ DOKUMENTEN?)[ \t]*\r?$",
    re.MULTILINE,
)
_LABELLED = re.compile(r"^[ \t]*(?:LENGTH|LONGUEUR|LÄNGE|LANGUAGE|LANGUE|SPRACHE|LOAD-DATE)[ \t]*:", re.MULTILINE)
_EMPTY = re.compile(r"\n[ \t]*\n")


class NexisText:
    """Documents between their counts."""

    title = _("Nexis, text")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        text = file.text_head
        return "<" not in text[:200] and bool(COUNT.search(text)) and bool(_LABELLED.search(text))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        text = file.data.decode(encoding_of(file.head), "replace").replace("\r\n", "\n")
        for number, part in enumerate(COUNT.split(text)[1:], 1):
            yield _draft(file, part, number)


def _draft(file: OpenedFile, text: str, number: int) -> Draft | Refused:
    blocks = [block for part in _EMPTY.split(text) for block in _lines_apart(part)]
    document = taken_apart(blocks)
    if not document.fields:
        return Refused(_("document {number}").format(number=number), _("The database could not deliver this document."))
    title, publisher, date = head_of(document.head)
    body = [" ".join(blocks[at].split()) for at in document.body]
    if document.fields.get("correction"):
        body.append(document.fields["correction"])
    return entry_draft(file, entry_of(document, title, publisher, date), paragraphs(body))


def _lines_apart(block: str) -> Iterator[str]:
    """A block of wrapped lines; a line that begins with a label begins a block of its own."""
    kept: list[str] = []
    for line in block.strip("\n").split("\n"):
        if kept and label(line):
            yield "\n".join(kept)
            kept = []
        kept.append(line)
    if any(line.strip() for line in kept):
        yield "\n".join(kept)
