"""Documents of word processors and readers: PDF, DOCX, ODT, RTF, EPUB; each is one draft.

The draft is the whole file, so that it can be read again by a better Clipper. A document inside of
which a press database put its articles belongs to `databases`, which is asked first.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from clipper.core.importers.archives import ZIP_ERRORS, is_archive
from clipper.core.importers.base import Importer, OpenedFile
from clipper.core.model import Draft
from clipper.core.text import _

_ZIP = b"PK\x03\x04"
_PDF_HEAD = 1024
"""Bytes of a PDF in which its mark may stand; some servers put lines of their own before it."""
_LONGEST_TYPE = 100


@dataclass(slots=True)
class Marked:
    """Documents that begin with a mark of their own."""

    title: str
    help: str
    media_type: str
    mark: re.Pattern[bytes]
    within: int
    """Bytes from the beginning in which the mark may stand."""

    def recognises(self, file: OpenedFile) -> bool:
        # A ZIP may hold a PDF as it is, within these bytes.
        head = file.head[: self.within].removeprefix(b"\xef\xbb\xbf")
        return not is_archive(file) and self.mark.search(head) is not None

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        yield Draft(file.data, self.media_type, file.captured, file.name)


@dataclass(slots=True)
class Packed:
    """Documents that are ZIPs: known by the type that a member names, or else by the members they have."""

    title: str
    help: str
    media_type: str
    members: frozenset[str]

    def recognises(self, file: OpenedFile) -> bool:
        if not file.head.startswith(_ZIP):
            return False
        try:
            with file.open() as stream, zipfile.ZipFile(stream) as package:
                names = frozenset(package.namelist())
                if "mimetype" in names:
                    with package.open("mimetype") as member:
                        return member.read(_LONGEST_TYPE).strip() == self.media_type.encode()
                return self.members <= names
        except ZIP_ERRORS:
            return False  # whoever opens archives tells what is wrong with it

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        yield Draft(file.data, self.media_type, file.captured, file.name)


FAMILY: tuple[Importer, ...] = (
    Marked("PDF", _("Newspapers and agencies offer them; browsers print to them."), "application/pdf",
           re.compile(rb"^%PDF-[0-9]", re.MULTILINE), _PDF_HEAD),
    Marked("RTF", _("Word processors save it as “Rich Text Format”."), "application/rtf", re.compile(rb"\{\\rtf"), 16),
    Packed("Word", _("Word saves it as “Word Document” (.docx)."),
           "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
           frozenset({"[Content_Types].xml", "word/document.xml"})),
    Packed("OpenDocument", _("LibreOffice saves it as “ODF Text Document” (.odt)."),
           "application/vnd.oasis.opendocument.text", frozenset({"content.xml", "styles.xml", "settings.xml"})),
    Packed("EPUB", _("Read-later services and e-book tools export it (.epub)."),
           "application/epub+zip", frozenset({"META-INF/container.xml"})),
)  # fmt: skip
