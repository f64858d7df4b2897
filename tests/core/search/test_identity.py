"""Whose index it is and how far it goes: what readers tell the library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clipper.core.model import Query
from clipper.core.search import schema
from clipper.core.search.index import IndexBroken, IndexWriter, SearchIndex, rebuild
from tests.core.search.samples import FewNames, document

Open = Callable[..., SearchIndex]


@pytest.fixture
def opened(folder: Path) -> Iterator[Open]:
    """Opens the index and closes it after the test."""
    indexes: list[SearchIndex] = []

    def open_it(library_id: str | None = None) -> SearchIndex:
        indexes.append(SearchIndex(folder, FewNames(), library_id))
        return indexes[-1]

    yield open_it
    for index in indexes:
        index.close()


def test_another_librarys_index_is_refused_on_opening(folder: Path, opened: Open) -> None:
    rebuild(folder, "first", [document(1, "steel")], 1)
    assert opened("first").search(Query("steel")).ids.tolist() == [1]
    assert opened().search(Query("steel")).ids.tolist() == [1]
    with pytest.raises(IndexBroken, match="another library"):
        opened("second")


def test_and_when_it_comes_later(folder: Path, opened: Open) -> None:
    rebuild(folder, "first", [document(1, "steel")], 7)
    index = opened("first")
    rebuild(folder, "second", [document(2, "steel")], 3)
    for _ in range(2):
        with pytest.raises(IndexBroken, match="another library"):
            index.search(Query("steel"))
    assert index.last_seq == 7
    rebuild(folder, "first", [document(1, "steel")], 8)
    assert index.search(Query("steel")).ids.tolist() == [1]
    assert index.last_seq == 8


def test_an_index_of_another_make_is_refused(folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild(folder, "first", [document(1, "steel")], 1)
    monkeypatch.setattr(schema, "LAYOUT", 10_000)
    with pytest.raises(IndexBroken, match="another make"):
        opened("first")


def test_last_seq_is_that_of_the_latest_search(folder: Path, opened: Open) -> None:
    changes = IndexWriter(folder, "first")
    index = opened("first")
    assert index.last_seq == 0
    changes.apply([document(1, "steel")], [], 4)
    assert index.last_seq == 0
    assert index.search(Query("steel")).ids.tolist() == [1]
    assert index.last_seq == 4
    changes.apply([], [], 9)  # a commit with the same segments
    assert index.search(Query("steel")).ids.tolist() == [1]
    assert index.last_seq == 9
