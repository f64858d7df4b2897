"""Factiva as RTF: what striprtf leaves of it, with or without field codes."""

import re
from collections.abc import Iterator

from clipper.core.errors import ClipperError
from clipper.core.importers.base import OpenedFile
from clipper.core.importers.databases.factiva import CODES, HELP, entry_of
from clipper.core.importers.databases.factiva_lines import ends, taken_apart
from clipper.core.importers.entry_drafts import entry_draft, paragraphs
from clipper.core.model import Draft, Refused
from clipper.core.text import _

_DOCUMENT = re.compile(rb"(?:Docum?ento?|Dokument) [A-Z]{2,12}[A-Za-z0-9]{13,28}\b")
_FIELD = re.compile(r"[\s|]*([A-Z]{2,3})[ \xa0]*(?:[|\t]+(.*))?\Z", re.DOTALL)
_PICTURE = re.compile(r"[0-9a-fA-F\s]{200,}")
_LINK = re.compile(r"\{\\field\b", re.IGNORECASE)
_LARGEST = 50_000_000
"""Bytes; striprtf builds everything in memory."""


class FactivaRtf:
    """Articles up to their "Document …" lines."""

    title = _("Factiva, RTF")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        if not file.head.startswith(b"{\\rtf") or file.size > _LARGEST:
            return False
        return b"activa" in file.data and bool(_DOCUMENT.search(file.data))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        found: list[str] = []
        count = 0
        for line in _text(file).splitlines():
            found.append(line)
            if ends(_after_code(line)):
                count += 1
                yield _draft(file, found)
                found = []
        if not count:
            yield Refused(file.name, _("There is no article in this file."))


def _text(file: OpenedFile) -> str:
    """Raises ClipperError where the file is damaged."""
    from striprtf.striprtf import rtf_to_text  # lazily: most files are no RTF

    source = _PICTURE.sub(" ", file.data.decode("cp1252", "replace"))
    source = _LINK.sub(r"{\\fld", source)  # striprtf would write a link's address after its words, slowly
    try:
        return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]  # striprtf is without types
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise ClipperError(_("“{name}” is a damaged document ({why}).").format(name=file.name, why=error)) from error


def _after_code(line: str) -> str:
    """The line without the field code that may stand before it, and without the bars of table cells."""
    coded = _FIELD.match(line)
    return (coded[2] or "" if coded and coded[1] in CODES else line).strip("| \t\xa0")


def _draft(file: OpenedFile, lines: list[str]) -> Draft | Refused:
    fields: dict[str, list[str]] = {}
    plain: list[str] = []
    code = ""
    for line in lines:
        coded = _FIELD.match(line)
        if coded and coded[1] in CODES:
            code = coded[1]
            fields.setdefault(code, []).append(_after_code(line))
        elif code:
            fields[code].append(line.strip("| \t\xa0"))
        else:
            plain.append(line.strip("| \t\xa0"))
    if "HD" in fields:
        entry = entry_of({code: " ".join(parts) for code, parts in fields.items()})
        return entry_draft(file, entry, paragraphs([*fields.get("LP", []), *fields.get("TD", [])]))
    entry, texts = taken_apart(plain)
    return entry_draft(file, entry, paragraphs(texts))
