"""Disks that are full and folders that are gone: an OSError, nothing left behind, and the next try works."""

import errno
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from clipper.core.model import IndexDocument, Query
from clipper.core.search import storage, writer
from clipper.core.search.index import IndexBroken, IndexState, IndexWriter, SearchIndex, rebuild, state
from tests.core.search.samples import FewNames, document

LIBRARY = "library"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that was left held is IndexBusy at once."""
    monkeypatch.setattr(writer, "LOCK_SECONDS", 0.0)


def found(folder: Path, text: str) -> list[int]:
    index = SearchIndex(folder, FewNames())
    try:
        return sorted(index.search(Query(text)).ids.tolist())
    finally:
        index.close()


def litter(folder: Path) -> set[str]:
    """Files that are neither of the newest commit nor the lock."""
    commit = storage.read_commit(storage.IndexStorage(folder))
    known = {segment.filename for segment in commit.segments}
    known |= {f"_{storage.NAME}_{commit.generation}.toc", storage.LOCK}
    return {path.name for path in folder.iterdir()} - known


def filling(step: Callable[..., Any], after: int) -> Callable[..., Any]:
    """The step, until it has been done `after` times and the disk is full."""
    rounds = iter(range(after))

    def done(*args: Any, **named: Any) -> Any:
        if next(rounds, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        return step(*args, **named)

    return done


def fails(monkeypatch: pytest.MonkeyPatch, step: str, after: int, work: Callable[[], object]) -> bool:
    """Whether `work` came upon the full disk."""
    with monkeypatch.context() as patched:
        patched.setattr(storage.IndexStorage, step, filling(getattr(storage.IndexStorage, step), after))
        try:
            work()
        except OSError as error:
            return error.errno == errno.ENOSPC
    return False


STEPS = pytest.mark.parametrize("step", ["create_file", "sync", "rename_file", "sync_folder"])


@STEPS
def test_a_full_disk_while_applying_and_merging(folder: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    for seq in range(1, writer.TIER):
        IndexWriter(folder, LIBRARY).apply([document(seq, "steel")], [], seq)
    last = writer.TIER  # the batch that fills a tier, so that a merge follows it
    before = list(range(1, last))
    changes = IndexWriter(folder, LIBRARY)
    for after in range(120):
        if not fails(monkeypatch, step, after, lambda: changes.apply([document(last, "steel")], [1], last)):
            break
        if step != "sync_folder":  # by then it is published
            assert litter(folder) == set()
            assert state(folder, LIBRARY, every_byte=True) == IndexState(last - 1, last - 1)
            assert found(folder, "steel") == before
    else:
        raise AssertionError("the disk stayed full")
    assert after > 0
    assert found(folder, "steel") == [*before[1:], last]
    assert litter(folder) == set()


@STEPS
@pytest.mark.parametrize("damaged", [False, True])
def test_a_full_disk_while_rebuilding(folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, damaged: bool) -> None:
    monkeypatch.setattr("clipper.core.search.inversion.MAX_DOCUMENTS", 6)  # several segments
    rebuild(folder, LIBRARY, [document(1, "steel")], 1)
    if damaged:
        (segment,) = folder.glob("*.seg")
        segment.write_bytes(b"")
    old = {path.name for path in folder.iterdir()}
    documents = [document(number, "wool") for number in range(1, 13)]
    for after in range(120):
        if not fails(monkeypatch, step, after, lambda: rebuild(folder, LIBRARY, documents, 12)):
            break
        if step != "sync_folder":
            assert {path.name for path in folder.iterdir()} == old
    else:
        raise AssertionError("the disk stayed full")
    assert after > 0
    assert len(found(folder, "wool")) == 12
    assert litter(folder) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files cannot be limited")
def test_files_that_may_not_grow(folder: Path) -> None:
    import resource

    rebuild(folder, LIBRARY, [document(1, "steel")], 1)
    old = {path.name for path in folder.iterdir()}
    many = [document(n, " ".join(f"w{n}x{k}" for k in range(200))) for n in range(1, 200)]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    changes = IndexWriter(folder, LIBRARY)
    for work in (lambda: rebuild(folder, LIBRARY, many, 2), lambda: changes.apply(many, [], 2)):
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
        try:
            with pytest.raises(OSError, match="too large"):
                work()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert {path.name for path in folder.iterdir()} == old
        assert found(folder, "steel") == [1]
    changes.apply(many, [], 2)
    assert state(folder, LIBRARY, every_byte=True) == IndexState(2, 199)


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    folder.write_text("not an index")
    assert state(folder, LIBRARY) is None
    assert state(folder / "below", LIBRARY) is None
    for path in (folder, folder / "below"):
        with pytest.raises(OSError, match=r"exists|Not a directory|cannot find"):
            IndexWriter(path, LIBRARY)
        with pytest.raises(OSError, match=r"exists|Not a directory|cannot find"):
            rebuild(path, LIBRARY, [], 0)
    with pytest.raises(IndexBroken):
        SearchIndex(folder, FewNames())
    folder.unlink()
    assert rebuild(folder, LIBRARY, [document(1, "steel")], 1) == 1


def test_a_lock_that_cannot_be_had(folder: Path) -> None:
    changes = IndexWriter(folder, LIBRARY)
    lock = folder / storage.LOCK
    lock.unlink()
    lock.mkdir()
    for _ in range(2):
        with pytest.raises(OSError):  # noqa: PT011 - its words are the system's
            changes.apply([document(1, "steel")], [], 1)
    lock.rmdir()
    changes.apply([document(1, "steel")], [], 1)
    assert found(folder, "steel") == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="the folder of an open lock cannot be deleted")
def test_a_folder_that_goes_while_it_is_written_to(folder: Path) -> None:
    def documents() -> Iterator[IndexDocument]:
        yield document(1, "steel")
        shutil.rmtree(folder)

    changes = IndexWriter(folder, LIBRARY)
    with pytest.raises(FileNotFoundError):
        changes.apply(documents(), [], 1)
    assert state(folder, LIBRARY) is None
    rebuild(folder, LIBRARY, [document(1, "steel")], 1)
    with pytest.raises(FileNotFoundError):
        rebuild(folder, LIBRARY, documents(), 1)
    rebuild(folder, LIBRARY, [document(1, "steel")], 1)
    changes.apply([document(2, "steel")], [], 2)
    assert found(folder, "steel") == [1, 2]
