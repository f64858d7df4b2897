"""What an importer is: it recognises a container by its content, opens it, and yields Drafts.

Importers never parse articles; that is extraction's work.
"""

import io
import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from clipper.core.errors import ClipperError
from clipper.core.model import Draft, Refused
from clipper.core.text import _

LARGEST = 200_000_000
"""Bytes of a file that are read into memory at once; what streams its file may be larger."""
HEAD = 65_536
_LOCK = "library.lock"
"""Lies in the folder of every library of Clipper's."""
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class OpenedFile:
    """A file as importers see it, on disk or in an archive; nothing is read before it is asked for.

    `name` is for people, `captured` the moment its ages count from: its own time. `beside` gives
    the bytes of a file that lies beside it, by relative name ("page_files/a.png"), None where there is none.
    """

    def __init__(
        self,
        name: str,
        captured: datetime,
        size: int,
        stream: Callable[[], BinaryIO],
        beside: Callable[[str], bytes | None] = lambda _name: None,
    ) -> None:
        self.name = name
        self.captured = captured
        self.size = size
        self.beside = beside
        self._stream = stream

    @classmethod
    def of(cls, data: bytes, captured: datetime, name: str = "") -> "OpenedFile":
        """A file that is in memory already."""
        return cls(name, captured, len(data), lambda: io.BytesIO(data))

    @classmethod
    def at(cls, path: Path) -> "OpenedFile":
        """A file on disk. Raises OSError."""
        status = path.stat()
        return cls(
            readable(path.name),
            datetime.fromtimestamp(status.st_mtime, UTC),
            status.st_size,
            lambda: path.open("rb"),
            lambda name: _neighbour(path, name),
        )

    def open(self) -> BinaryIO:
        """A new stream from the beginning; close it after use."""
        return self._stream()

    @cached_property
    def head(self) -> bytes:
        """The first HEAD bytes."""
        with self.open() as stream:
            return stream.read(HEAD)

    @cached_property
    def data(self) -> bytes:
        """All of it. Raises ClipperError when that is more than LARGEST."""
        if self.size > LARGEST:
            raise ClipperError(
                _("“{name}” is too large: {size} MB.").format(name=self.name, size=self.size // 1_000_000),
                _("Split it into smaller files."),
            )
        with self.open() as stream:
            return stream.read()

    @cached_property
    def text_head(self) -> str:
        """The beginning as text, to recognise formats by: without a byte order mark, UTF-16 made readable."""
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace")
        return head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").decode("utf-8", "replace")

    @property
    def extension(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


def _neighbour(path: Path, name: str) -> bytes | None:
    """Only what lies in the same folder or below it, whatever the name says."""
    try:
        if not (path.parent / name).is_file():  # most are on the web only, and looking is quicker than resolving
            return None
        folder = path.parent.resolve()
        found = (folder / name).resolve()
        if folder not in found.parents or not found.is_file() or found.stat().st_size > LARGEST:
            return None
        if (found.parent / _LOCK).exists():  # opening a library's database beside SQLite would drop its locks
            return None
        return found.read_bytes()
    except (OSError, ValueError):
        return None  # a page names many files that were never saved


def readable(name: str | Path) -> str:
    """A file's name as text that can be stored and shown: what is not UTF-8, and what steers a
    terminal or the direction of writing, becomes U+FFFD."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return _STEERING.sub("\ufffd", text)


class Importer(Protocol):
    """One format, or a few that differ little."""

    title: str
    """For people: "Pocket export"."""
    help: str
    """Where a user finds such a file, in one or two sentences; empty where she has it in hand."""

    def recognises(self, file: OpenedFile) -> bool:
        """By content, from the file's head where possible; the name decides only where the content
        says nothing. Never raises for what a file may hold."""
        ...

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        """What is in the file, in its order; a record that is broken is Refused and the rest goes on.

        Raises ClipperError, naming the file, when nothing (more) of it can be read.
        """
        ...
