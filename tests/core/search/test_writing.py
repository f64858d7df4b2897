"""Changes to an index: applied, merged, rebuilt, seen by readers, surviving crashes and damage."""

import contextlib
import multiprocessing
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clipper.core.errors import Cancelled
from clipper.core.model import IndexDocument, Query
from clipper.core.search import schema, storage, writer
from clipper.core.search.index import IndexBroken, IndexState, IndexWriter, SearchIndex, rebuild, state
from tests.core.search.samples import FewNames, document

LIBRARY = "library"


def found(folder: Path, text: str) -> list[int]:
    index = SearchIndex(folder, FewNames())
    try:
        return sorted(index.search(Query(text)).ids.tolist())
    finally:
        index.close()


def segments(folder: Path) -> int:
    return len(storage.read_commit(storage.IndexStorage(folder)).segments)


def test_apply_adds_replaces_and_removes(folder: Path) -> None:
    changes = IndexWriter(folder, LIBRARY)
    changes.apply([document(1, "steel"), document(2, "steel"), document(3, "steel")], [], 3)
    changes.apply([document(2, "wool")], [3, 77], 5)
    assert found(folder, "steel") == [1]
    assert found(folder, "wool") == [2]
    assert found(folder, "") == [1, 2]
    assert state(folder, LIBRARY) == IndexState(last_seq=5, documents=2)
    changes.close()


def test_applying_the_same_again_changes_nothing(folder: Path) -> None:
    changes = IndexWriter(folder, LIBRARY)
    for _ in range(3):
        changes.apply([document(1, "steel"), document(2, "wool")], [3], 4)
    assert found(folder, "") == [1, 2]
    assert state(folder, LIBRARY) == IndexState(4, 2)


def test_of_twins_in_one_batch_the_last_one_counts(folder: Path) -> None:
    IndexWriter(folder, LIBRARY).apply([document(1, "steel"), document(2, "wool"), document(1, "cotton")], [], 3)
    assert found(folder, "steel") == []
    assert found(folder, "cotton") == [1]
    assert state(folder, LIBRARY) == IndexState(3, 2)


def test_only_the_number_moves_on_when_nothing_is_left_to_do(folder: Path) -> None:
    changes = IndexWriter(folder, LIBRARY)
    changes.apply([document(1, "steel")], [], 1)
    changes.apply([], [], 9)
    assert state(folder, LIBRARY) == IndexState(9, 1)


def test_many_small_changes_are_merged_and_nothing_is_lost(folder: Path) -> None:
    draw = random.Random(3)
    kept: dict[int, IndexDocument] = {}
    changes = IndexWriter(folder, LIBRARY)
    for seq in range(1, 60):
        batch = [document(draw.randrange(40), f"word{draw.randrange(5)} seq{seq}") for _ in range(draw.randrange(3))]
        gone = [draw.randrange(40)] if draw.random() < 0.3 else []
        gone = [number for number in gone if number not in {one.id for one in batch}]
        changes.apply(batch, gone, seq)
        for number in gone:
            kept.pop(number, None)
        kept |= {one.id: one for one in batch}
    assert segments(folder) < 2 * writer.TIER
    assert state(folder, LIBRARY, every_byte=True) == IndexState(59, len(kept))
    for number in range(5):
        expected = sorted(one.id for one in kept.values() if f"word{number}" in one.body.split())
        assert found(folder, f"word{number}") == expected
        assert found(folder, f"text:word{number}*") == expected
    some = next(iter(kept.values()))
    assert found(folder, f'"{some.body}"') == [some.id]


def test_a_split_clipping_survives_merges_and_goes_whole(folder: Path) -> None:
    long_one = document(50, "w7 " * 64_990 + " ".join(f"w{number}" for number in range(50)) + " w7" * 65_000 + " omega")
    changes = IndexWriter(folder, LIBRARY)
    changes.apply([long_one, document(51, "steel")], [], 1)
    for seq in range(2, 30):
        changes.apply([document(seq, "steel")], [seq - 1], seq)
    assert found(folder, "omega w5") == [50]
    assert found(folder, '"w20 w21"') == [50]
    changes.apply([], [50], 99)
    for seq in range(100, 110):
        changes.apply([document(seq, "steel")], [], seq)
    assert found(folder, "omega") == found(folder, "w5") == []
    assert 50 not in found(folder, "")


def test_more_documents_than_a_segment_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.core.search.inversion.MAX_DOCUMENTS", 100)
    documents = [document(number, f"steel n{number % 7}") for number in range(1, 451)]
    assert rebuild(folder, LIBRARY, [*documents, document(3, "wool")], 1) == 450
    assert segments(folder) == 5
    assert found(folder, "n3") == [one.id for one in documents if one.id % 7 == 3 and one.id != 3]
    assert found(folder, "wool") == [3]


def test_full_tiers_and_dying_segments_are_merged() -> None:
    def segment(clippings: int, deleted: int = 0) -> writer.FlatSegment:
        made = writer.FlatSegment(None, "test")
        made.clippings = clippings
        made.set_doc_count(clippings)
        for number in range(deleted):
            made.delete_document(number)
        return made

    small = [segment(5) for _ in range(writer.TIER)]
    large = [segment(20_000) for _ in range(writer.TIER)]
    dying = segment(1000, deleted=400)
    assert writer.choose_merges(small[1:]) == []
    assert [set(group) for group in writer.choose_merges(small)] == [set(small)]
    assert writer.choose_merges(large) == []  # would not fit into one segment
    assert writer.choose_merges([dying, segment(1000, deleted=100)]) == [[dying]]


# -- state and rebuild -----------------------------------------------------------------
def test_state_is_none_for_what_must_be_rebuilt(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert state(folder, LIBRARY) is None
    rebuild(folder, LIBRARY, [document(1, "steel")], 7)
    assert state(folder, LIBRARY) == IndexState(7, 1)
    assert state(folder, "another library") is None
    with pytest.raises(IndexBroken):
        IndexWriter(folder, "another library")
    monkeypatch.setattr(schema.analyzer, "VERSION", 10_000)
    assert state(folder, LIBRARY) is None
    with pytest.raises(IndexBroken):
        IndexWriter(folder, LIBRARY)


def test_rebuild_replaces_everything_while_readers_stay_open(folder: Path) -> None:
    rebuild(folder, LIBRARY, [document(1, "steel"), document(2, "steel")], 5)
    index = SearchIndex(folder, FewNames())
    assert len(index.search(Query("steel")).ids) == 2

    def documents() -> Iterator[IndexDocument]:
        assert len(index.search(Query("steel")).ids) == 2  # the old one answers meanwhile
        yield document(3, "steel")

    assert rebuild(folder, LIBRARY, documents(), 2) == 1
    assert index.search(Query("steel")).ids.tolist() == [3]
    assert state(folder, LIBRARY) == IndexState(2, 1)
    index.close()


def test_a_cancelled_rebuild_leaves_the_old_index_and_no_litter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.core.search.inversion.MAX_DOCUMENTS", 5)
    rebuild(folder, LIBRARY, [document(1, "steel")], 5)
    before = {path.name for path in folder.iterdir()}

    def stop(_done: int, _total: int, _note: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        rebuild(folder, LIBRARY, [document(number, "wool") for number in range(12)], 6, stop)
    assert {path.name for path in folder.iterdir()} == before
    assert found(folder, "steel") == [1]
    assert state(folder, LIBRARY, every_byte=True) == IndexState(5, 1)


def test_a_reader_sees_each_commit_without_being_told(folder: Path) -> None:
    changes = IndexWriter(folder, LIBRARY)
    changes.apply([document(1, "steel")], [], 1)
    index = SearchIndex(folder, FewNames())
    for seq in range(2, 30):
        changes.apply([document(seq, "steel")], [seq - 1], seq)
        assert index.search(Query("steel")).ids.tolist() == [seq]
    index.close()


def test_a_deleted_and_rebuilt_folder_is_noticed(folder: Path) -> None:
    rebuild(folder, LIBRARY, [document(1, "steel")], 1)
    index = SearchIndex(folder, FewNames())
    shutil.rmtree(folder)
    with pytest.raises(IndexBroken):
        index.search(Query("steel"))
    rebuild(folder, LIBRARY, [document(2, "steel")], 1)
    assert index.search(Query("steel")).ids.tolist() == [2]
    index.close()


def _write_many(folder: str) -> None:
    changes = IndexWriter(Path(folder), LIBRARY)
    for seq in range(1, 80):
        changes.apply([document(seq, "steel")], [], seq)


def test_a_reader_keeps_up_with_a_writer_in_another_process(folder: Path) -> None:
    IndexWriter(folder, LIBRARY)
    index = SearchIndex(folder, FewNames())
    other = multiprocessing.get_context("spawn").Process(target=_write_many, args=(str(folder),))
    other.start()
    seen = [0]
    while other.is_alive():
        ids = sorted(index.search(Query("steel")).ids.tolist())
        assert ids == list(range(1, len(ids) + 1))
        assert len(ids) >= seen[-1]
        seen.append(len(ids))
    other.join()
    assert other.exitcode == 0
    assert len(index.search(Query("steel")).ids) == 79
    index.close()


def test_a_second_writer_is_kept_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "LOCK_SECONDS", 0.0)
    changes = IndexWriter(folder, LIBRARY)

    def documents() -> Iterator[IndexDocument]:
        with pytest.raises(writer.IndexBusy):
            IndexWriter(folder, LIBRARY).apply([], [], 5)
        yield document(1, "steel")

    changes.apply(documents(), [], 1)
    assert state(folder, LIBRARY) == IndexState(1, 1)


# -- crashes ---------------------------------------------------------------------------
class Crash(Exception):
    """Stands for a power cut at some step."""


def crashing(step: Callable[..., object], after: int) -> Callable[..., object]:
    """The step, until it has been done `after` times."""
    rounds = iter(range(after))

    def done(*args: object, **named: object) -> object:
        if next(rounds, None) is None:
            raise Crash
        return step(*args, **named)

    return done


@pytest.mark.parametrize("step", ["sync", "rename_file", "sync_folder", "create_file", "delete_file"])
def test_a_crash_at_any_step_leaves_words_and_number_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    changes = IndexWriter(folder, LIBRARY)
    changes.apply([document(1, "steel")], [], 1)
    for attempt in range(12):
        with monkeypatch.context() as patched:
            patched.setattr(storage.IndexStorage, step, crashing(getattr(storage.IndexStorage, step), attempt))
            with contextlib.suppress(Crash):
                changes.apply([document(2, "wool")], [1], 2)
        now = state(folder, LIBRARY, every_byte=True)
        assert now is not None
        assert now.documents == 1
        assert (now.last_seq, found(folder, "steel"), found(folder, "wool")) in [(1, [1], []), (2, [], [2])]
        if now.last_seq == 2:
            break
    changes = IndexWriter(folder, LIBRARY)
    changes.apply([document(2, "wool")], [1], 2)
    assert found(folder, "") == [2]
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 3, names  # one commit, one segment, the lock


# -- damage ----------------------------------------------------------------------------
def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.suffix in (".toc", ".seg")]


def sizeable(folder: Path) -> None:
    draw = random.Random(5)
    words = [f"word{number}" for number in range(300)]
    rebuild(folder, LIBRARY, [document(n, " ".join(draw.choices(words, k=40))) for n in range(1, 60)], 60)


@pytest.mark.parametrize("left", [0, 1, 100, 0.5, -1])
@pytest.mark.parametrize("which", [0, 1])
def test_a_cut_file_is_broken_and_heals_by_rebuilding(folder: Path, left: float, which: int) -> None:
    sizeable(folder)
    path = files(folder)[which]
    data = path.read_bytes()
    path.write_bytes(data[: int(left * len(data)) if isinstance(left, float) else left])
    assert state(folder, LIBRARY) is None
    with pytest.raises(IndexBroken):
        SearchIndex(folder, FewNames())
    with pytest.raises(IndexBroken):
        IndexWriter(folder, LIBRARY).apply([document(1, "x")], [], 61)
    sizeable(folder)
    assert len(found(folder, "word1")) > 0
    assert state(folder, LIBRARY, every_byte=True) == IndexState(60, 59)


@pytest.mark.parametrize("which", [0, 1])
def test_a_file_cut_under_an_open_reader_is_broken(folder: Path, which: int) -> None:
    sizeable(folder)
    index = SearchIndex(folder, FewNames())
    path = files(folder)[which]
    with path.open("rb+") as file:
        file.truncate(10)
    if path.suffix == ".seg":
        with pytest.raises(IndexBroken):
            index.search(Query("word1 word2", sort="best"))
    else:
        assert state(folder, LIBRARY) is None
    index.close()


def test_a_flipped_bit_is_noticed_or_harmless(folder: Path) -> None:
    sizeable(folder)
    draw = random.Random(8)
    for path in files(folder):
        data = path.read_bytes()
        for _ in range(40):
            at = draw.randrange(len(data))
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :])
            known = state(folder, LIBRARY, every_byte=True)
            if path.suffix == ".seg":
                assert known is None
            try:
                found(folder, 'word1 OR "word2 word3" OR wo*')
            except IndexBroken:
                assert known is None
        path.write_bytes(data)
    assert state(folder, LIBRARY, every_byte=True) is not None


@pytest.mark.parametrize("content", [b"", b"junk", b"\x80\x04}q\x00."])
def test_foreign_files_are_broken(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "_CLIPPINGS_3.toc").write_bytes(content)
    assert state(folder, LIBRARY) is None
    with pytest.raises(IndexBroken):
        SearchIndex(folder, FewNames())
    with pytest.raises(IndexBroken):
        IndexWriter(folder, LIBRARY)
    rebuild(folder, LIBRARY, [document(1, "steel")], 1)
    assert found(folder, "steel") == [1]
