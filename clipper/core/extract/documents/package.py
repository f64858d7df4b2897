"""Documents that are ZIPs (Word, OpenDocument, EPUB), opened with limits and without ever writing a file."""

import io
import mimetypes
import posixpath
import re
import zipfile
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING
from urllib.parse import unquote

from clipper.core.errors import ClipperError
from clipper.core.extract.image_files import looks_like_one
from clipper.core.model import Part
from clipper.core.text import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_ERRORS = (
    zipfile.BadZipFile, zlib.error, LZMAError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises for a file that is no sound ZIP, or is locked."""
MOST = 200_000_000
"""Bytes of all members together, unpacked."""
LARGEST_TEXT = 20_000_000
"""Bytes of a member that is markup: a parser needs many times as much."""
_RATIO = 100
"""A member that grows more than so many times (and beyond a megabyte) is a bomb, not a text."""
_SMALL = 10_000
_MEMBERS = 20_000
_DOCTYPE = b"<!DOCTYPE"
_HALVES = re.compile(
    rb"&#(?:5529[6-9]|55[3-9][0-9]{2}|56[0-9]{3}|57[0-2][0-9]{2}|573[0-3][0-9]|5734[0-3]|x[dD][89a-fA-F][0-9a-fA-F]{2});"
)
"""Numbers of halves of characters, which the parser takes and then cannot hand over."""


class Package:
    """The members of a document. Raises ClipperError where it is damaged, locked, or would fill the memory.

    Only what the ZIP's directory promises is unpacked, so that the sums made here hold.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ERRORS as error:
            raise damaged(str(error)) from error
        infos = self._zip.infolist()
        too_much = sum(info.file_size for info in infos) > MOST or len(infos) > _MEMBERS
        if too_much or any(info.file_size > _RATIO * max(info.compress_size, _SMALL) for info in infos):
            raise ClipperError(
                _("This document unpacks to far more than it should: it was not opened."),
                _("If you trust it, open it in the program that made it, and save it anew."),
            )
        self._infos = {info.filename: info for info in infos}
        self.names = frozenset(self._infos)

    def read(self, name: str) -> bytes | None:
        """A member's bytes; None where there is none of that name."""
        info = self._infos.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as stream:
                return stream.read(info.file_size)
        except _ERRORS as error:
            raise damaged(str(error)) from error

    def text(self, name: str) -> bytes | None:
        """A member that is markup. Raises ClipperError where it is too large."""
        info = self._infos.get(name)
        if info is not None and info.file_size > LARGEST_TEXT:
            raise ClipperError(
                _("This document's text is too large to read: {size} MB.").format(size=info.file_size // 1_000_000)
            )
        return self.read(name)

    def xml(self, name: str) -> "_Element | None":
        """A member as XML, entities left alone; None where there is none, or nothing in it."""
        data = self.text(name)
        return parse_xml(data) if data and data.strip() else None

    def picture(self, name: str) -> Part | None:
        """A member that is a picture, under its own name."""
        try:
            data = self.read(name)
        except ClipperError:
            return None  # one damaged picture costs no text
        if data is None or not looks_like_one(data):
            return None
        return Part(name, mimetypes.guess_type(name)[0] or "application/octet-stream", data)


def parse_xml(data: bytes) -> "_Element":
    """Raises ClipperError for what is no XML at all; what is nearly XML is mended."""
    from lxml import etree  # lazily: the window starts without it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(_HALVES.sub(b"&#65533;", data), parser)
    except etree.XMLSyntaxError as error:
        raise damaged(str(error)) from error
    if root is None:
        raise damaged(_("its markup cannot be read"))
    if any("depth" in each.message for each in parser.error_log):  # what lies deeper is not in the tree
        raise damaged(_("it is nested too deep"))
    return root


def declares_entities(data: bytes) -> bool:
    """Office formats have no document type; one that has may be a bomb."""
    return _DOCTYPE in data or _DOCTYPE in data.replace(b"\0", b"")


def resolved(base: str, reference: str) -> str:
    """The member that `reference`, found in the member `base`, means."""
    path = unquote(reference.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)).lstrip("/")


def damaged(why: str) -> ClipperError:
    return ClipperError(
        _("This document is damaged ({why}).").format(why=why),
        _("Open it in the program that made it, and save it anew; the original is kept."),
    )
