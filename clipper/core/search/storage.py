"""The folder of an index: commits that survive a power cut, and damage that is noticed."""

import os
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import TOC, clean_files

from clipper.core.search.faults import IndexBroken
from clipper.core.search.postings import FlatSegment
from clipper.core.search.schema import ClippingSchema, fingerprint

NAME = "CLIPPINGS"
"""Whoosh's name for the index within its folder: the start of every file's name."""

_COMMIT = re.compile(rf"_{NAME}_([0-9]+)\.toc")

SEAL = 4
"""Bytes of checksum at the end of a commit's file."""

LOCK = f"{NAME}_WRITELOCK"


class IndexStorage(FileStorage):
    """Whoosh's folder of files, synced before a name makes them visible.

    Nothing is mapped into memory: a mapped file that another program cuts short kills the process.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self._open: Sequence[Any] = ()

    def list(self) -> Sequence[str]:
        """All names. Whoosh takes a folder that cannot be read for an empty one; we raise OSError."""
        return [path.name for path in Path(self.folder).iterdir()]

    def create_file(self, name: str, **named: Any) -> Any:
        file = super().create_file(name, **named)
        self._open = [*(other for other in self._open if not other.is_closed), file]
        return file

    def close_unfinished(self) -> None:
        """Close what a writing that failed has left open: Whoosh does not, and Windows deletes no open file."""
        for file in self._open:
            if not file.is_closed:
                with suppress(OSError):  # the disk is still full; the file is deleted anyway
                    file.close()
        self._open = ()

    def path(self, name: str) -> Path:
        return Path(self.folder) / name

    def sync(self, name: str) -> None:
        with self.path(name).open("rb+") as file:
            os.fsync(file.fileno())

    def sync_folder(self) -> None:
        if os.name == "nt":  # Windows cannot open folders, and needs no sync for them
            return
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Whoosh's last step in publishing a commit: seal it, make it durable, give it its name."""
        path = self.path(oldname)
        with path.open("ab") as file:
            file.write(zlib.crc32(path.read_bytes()).to_bytes(SEAL, "big"))
        self.sync(oldname)
        super().rename_file(oldname, newname, safe=safe)
        self.sync_folder()

    def open_file(self, name: str, **named: Any) -> Any:
        if not _COMMIT.fullmatch(name):
            return super().open_file(name, **named)
        data = self.path(name).read_bytes()
        if zlib.crc32(data[:-SEAL]).to_bytes(SEAL, "big") != data[-SEAL:]:
            raise IndexBroken(f"{name} is not as it was written")  # and must not be unpickled
        return BufferFile(data[:-SEAL], name=name)


@dataclass(frozen=True)
class Commit:
    """One state of the index: what Whoosh calls a table of contents."""

    generation: int
    schema: ClippingSchema
    segments: list[FlatSegment]

    def demand(self, library_id: str | None) -> None:
        """Raise IndexBroken unless it is of our make and (None: any) of this library."""
        if self.schema.fingerprint != fingerprint():
            raise IndexBroken("an index of another make")
        if library_id is not None and self.schema.library_id != library_id:
            raise IndexBroken("an index of another library")


def latest_generation(storage: IndexStorage) -> int:
    """The number of the newest commit; -1 where there is none."""
    return max((int(match[1]) for match in map(_COMMIT.fullmatch, storage.list()) if match), default=-1)


def commit_key(storage: IndexStorage) -> tuple[int, int, int] | None:
    """Changes with every commit, also when the index was built anew in between; None: no index."""
    generation = latest_generation(storage)
    if generation < 0:
        return None
    try:
        status = storage.path(f"_{NAME}_{generation}.toc").stat()
    except FileNotFoundError:  # superseded between the two calls
        return (generation, 0, 0)
    return (generation, status.st_ino, status.st_mtime_ns)


def read_commit(storage: IndexStorage) -> Commit:
    """The newest commit. Raises IndexBroken."""
    return retrying(lambda: _read(storage))


def _read(storage: IndexStorage) -> Commit:
    generation = latest_generation(storage)
    if generation < 0:
        raise IndexBroken(f"no index in {storage.folder}")
    toc = TOC.read(storage, NAME, gen=generation)
    if not isinstance(toc.schema, ClippingSchema):
        raise IndexBroken("an index of another make")
    return Commit(generation, toc.schema, list(toc.segments))


def write_commit(storage: IndexStorage, commit: Commit, new: list[FlatSegment]) -> None:
    """Publish `commit`; `new` segments reach the disk before it does. Older files are deleted.

    Where it cannot be published, `new` is deleted and what went wrong is raised.
    """
    try:
        for segment in new:
            storage.sync(segment.filename)
        TOC(commit.schema, commit.segments, commit.generation).write(storage, NAME)
    except BaseException:
        storage.close_unfinished()
        with suppress(OSError):  # where the folder cannot be read, the next commit sweeps it
            if latest_generation(storage) < commit.generation:
                discard(storage, [segment.filename for segment in new])
                discard(storage, _unpublished(storage))
        raise
    clean_files(storage, NAME, commit.generation, commit.segments)
    discard(storage, _unpublished(storage))


def _unpublished(storage: IndexStorage) -> list[str]:
    """Commits that were written but not renamed: a crash or a full disk came between."""
    return [name for name in storage.list() if ".toc." in name]


def discard(storage: IndexStorage, names: Iterable[str]) -> None:
    """Delete files that no commit names. Those that resist are swept by the next commit."""
    for name in names:
        with suppress(OSError):
            storage.delete_file(name)


def seal(storage: IndexStorage, segment: FlatSegment) -> None:
    """Note how the finished segment's file looks."""
    segment.size = storage.file_length(segment.filename)
    segment.crc = checksum(storage, segment)


def checksum(storage: IndexStorage, segment: FlatSegment) -> int:
    crc = 0
    with storage.path(segment.filename).open("rb") as file:
        while block := file.read(1 << 20):
            crc = zlib.crc32(block, crc)
    return crc


def open_segment(storage: IndexStorage, segment: FlatSegment) -> Any:
    """The segment's file as a storage of its parts. Raises IndexBroken where it was cut."""
    if storage.file_length(segment.filename) != segment.size:
        raise IndexBroken(f"{segment.filename} has not the size it was written with")
    file = storage.open_file(segment.filename)
    try:
        return CompoundStorage(file, use_mmap=False)
    except BaseException:
        file.close()
        raise


T = TypeVar("T")

ATTEMPTS = 10


def retrying(work: Callable[[], T]) -> T:
    """Do `work`, again where a file vanished because a writer has just replaced it.

    Whatever else goes wrong in reading an index is IndexBroken, with the cause: damaged files
    break Whoosh in many ways, down to asking for more memory than there is.
    """
    for attempt in range(ATTEMPTS):
        try:
            return work()
        except IndexBroken:
            raise
        except FileNotFoundError as error:
            if attempt == ATTEMPTS - 1:
                raise IndexBroken(str(error)) from error
        except Exception as error:
            raise IndexBroken(f"{type(error).__name__}: {error}") from error
    raise AssertionError("unreachable")
