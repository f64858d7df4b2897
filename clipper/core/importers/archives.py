"""ZIP and gzip, opened without ever writing what they hold under a name of theirs."""

import gzip
import io
import posixpath
import re
import zipfile
import zlib
from datetime import UTC, datetime
from lzma import LZMAError
from types import TracebackType
from typing import Self

from clipper.core.errors import ClipperError
from clipper.core.importers.base import OpenedFile, readable
from clipper.core.text import _

ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, LZMAError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises for a file that is no sound ZIP, or is locked, when it is opened or a member is read."""
DEEPEST = 2
"""Archives within archives that are opened."""
MOST = 200_000_000
"""Bytes of one member, unpacked; Clipper opens no member that claims or turns out to be larger."""
RATIO = 100
"""A member that grows more than so many times (and beyond a megabyte) is a bomb, not a text."""
LEAST_BOMB = 1_000_000
"""Bytes; what is smaller may grow as it likes."""
MEMBERS = 500_000
"""An archive of 100,000 clippings has three times as many; more would not fit into the memory of whoever opens it."""
_GZIP = b"\x1f\x8b"
_PARTS = re.compile(r"[/\\]")


def is_archive(file: OpenedFile) -> bool:
    return file.head.startswith((b"PK\x03\x04", b"PK\x05\x06", _GZIP))


class Archive:
    """The members of an archive as files of their own. Raises ClipperError when it is broken."""

    def __init__(self, file: OpenedFile) -> None:
        self._file = file
        self._stream = file.open()
        self._zip: zipfile.ZipFile | None = None
        if file.head.startswith(_GZIP):
            self.names = [file.name.removesuffix(".gz") or file.name]
            return
        try:
            self._zip = zipfile.ZipFile(self._stream)
        except ZIP_ERRORS as error:
            self._stream.close()
            raise ClipperError(
                _("“{name}” is a damaged archive ({why}).").format(name=file.name, why=error),
                _("Download or export it again."),
            ) from error
        infos = [info for info in self._zip.infolist() if info.filename and not info.filename.endswith("/")]
        if len(infos) > MEMBERS:
            self._stream.close()
            raise ClipperError(_("“{name}” holds too many files.").format(name=file.name))
        if sum(info.file_size for info in infos if not _is_bomb(info)) > max(RATIO * file.size, LEAST_BOMB):
            self._stream.close()
            raise _bomb(file.name)  # its members share their bytes
        self._infos = {info.filename: info for info in infos if not _hidden(info.filename)}
        self.names = sorted(self._infos)

    def member(self, name: str) -> OpenedFile:
        """A member. Reading it raises ClipperError where it is damaged, locked or a bomb."""
        if self._zip is None:
            return OpenedFile.of(self._gunzipped(), self._file.captured, readable(name))
        info = self._infos[name]
        data = self._unpacked(info)
        folder = posixpath.dirname(name)

        def beside(relative: str) -> bytes | None:
            found = self._infos.get(posixpath.normpath(posixpath.join(folder, relative)))
            try:
                return self._unpacked(found) if found else None
            except ClipperError:
                return None  # what lies beside is only told apart by being there

        return OpenedFile(readable(name), _time(info, self._file.captured), len(data), lambda: io.BytesIO(data), beside)

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if _is_bomb(info):
            raise _bomb(info.filename)
        if self._zip is None:
            raise TypeError("a gzip file has no members to unpack")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except ZIP_ERRORS as error:
            raise ClipperError(
                _("“{name}” in the archive cannot be read ({why}).").format(name=readable(info.filename), why=error)
            ) from error
        if len(data) > info.file_size:
            raise _bomb(info.filename)
        return data

    def _gunzipped(self) -> bytes:
        most = min(MOST, max(RATIO * self._file.size, LEAST_BOMB))
        try:
            with gzip.GzipFile(fileobj=self._stream) as stream:
                data = stream.read(most + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise ClipperError(
                _("“{name}” is a damaged archive ({why}).").format(name=self._file.name, why=error),
                _("Download or export it again."),
            ) from error
        if len(data) > most:
            raise _bomb(self._file.name)
        return data

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._zip is not None:
            self._zip.close()
        self._stream.close()


def _hidden(name: str) -> bool:
    """As in a folder; "." and ".." are no names, and nothing is ever looked for where they lead."""
    return any(part.startswith((".", "__MACOSX")) for part in _PARTS.split(name) if part not in (".", ".."))


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > MOST or info.file_size > max(RATIO * info.compress_size, LEAST_BOMB)


def _bomb(name: str) -> ClipperError:
    return ClipperError(
        _("“{name}” unpacks to far more than it should: it was not opened.").format(name=readable(name)),
        _("If you trust it, unpack it yourself and import the folder."),
    )


def _time(info: zipfile.ZipInfo, otherwise: datetime) -> datetime:
    try:
        return datetime(*info.date_time, tzinfo=UTC) if info.date_time[0] > 1980 else otherwise
    except ValueError:
        return otherwise
