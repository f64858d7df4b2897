"""Nexis as Word: a cover list, then documents that end with "End of Document"."""

import io
import zipfile
from collections.abc import Iterator

from clipper.core.errors import ClipperError
from clipper.core.importers.archives import ZIP_ERRORS
from clipper.core.importers.base import OpenedFile
from clipper.core.importers.databases.nexis import HELP, date_in, entry_of, label, word_taken_apart
from clipper.core.importers.entry_drafts import entry_draft, paragraphs
from clipper.core.model import Draft, Refused
from clipper.core.text import _

_MEMBER = "word/document.xml"
_LARGEST = 100_000_000
_ENDS = ("End of Document", "Ende des Dokuments", "Fin du document")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class NexisDocuments:
    """Documents of a Word download."""

    title = _("Nexis, Word")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        if not file.head.startswith(b"PK") or b"word/" not in file.head:
            return False
        try:
            xml = _document_xml(file)
        except (*ZIP_ERRORS, KeyError):
            return False
        return any(f">{end}<".encode() in xml for end in _ENDS)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        found: list[str] = []
        number = 0
        for text in _paragraphs(file):
            if text.strip() in _ENDS:
                number += 1
                yield _draft(file, found, number)
                found = []
            else:
                found.append(text)


def _document_xml(file: OpenedFile) -> bytes:
    """The document's XML. Raises what zipfile raises, and ValueError for one that is too large."""
    with file.open() as stream, zipfile.ZipFile(stream) as archive:
        if archive.getinfo(_MEMBER).file_size > _LARGEST:
            raise ValueError(_MEMBER)
        with archive.open(_MEMBER) as member:
            return member.read(_LARGEST)


def _paragraphs(file: OpenedFile) -> Iterator[str]:
    """Every paragraph's text in order, those of tables too. Raises ClipperError where the XML breaks."""
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(_document_xml(file)),
        tag=f"{_WORD}p",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _event, paragraph in events:
            yield "".join(_piece(each.tag, each.text) for each in paragraph.iter(*_PIECES))
            paragraph.clear()
    except etree.XMLSyntaxError as error:
        raise ClipperError(_("“{name}” is a damaged document ({why}).").format(name=file.name, why=error)) from error


_PIECES = (f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr")


def _piece(tag: str, text: str | None) -> str:
    if tag == _PIECES[0]:
        return text or ""
    return " " if tag == _PIECES[1] else "\n"


def _draft(file: OpenedFile, blocks: list[str], number: int) -> Draft | Refused:
    document = word_taken_apart(blocks)
    title, publisher, date = _head(blocks)
    if not document.body:
        name = title or _("document {number}").format(number=number)
        return Refused(name, _("The database could not deliver this document."))
    return entry_draft(file, entry_of(document, title, publisher, date), paragraphs(blocks[at] for at in document.body))


def _head(blocks: list[str]) -> tuple[str, str, str]:
    """Title, publisher and date: the last date before the first label, and the two paragraphs above it.

    The cover list stands before the first document's head.
    """
    before: list[str] = []
    dated = False
    for block in blocks:
        found = label(block, capitals=False)
        if found and found[0] != "other" and dated:
            break
        if block.strip() and not found:
            before.append(" ".join(block.split()))
            dated = dated or date_in(block) is not None
    dates = [at for at, block in enumerate(before) if date_in(block) and len(block) < 100]
    copyrights = [at for at, block in enumerate(before) if block.lower().startswith(("copyright", "©"))]
    dates = [at for at in dates if at not in copyrights]
    if not dates:
        return (before[0] if before else ""), "", ""
    at = dates[-1]
    return (before[at - 2] if at >= 2 else before[0]), (before[at - 1] if at else ""), before[at]
