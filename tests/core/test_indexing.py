"""The index follows the library, whatever happens to it."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clipper.core.indexing import Feed, Indexer, ask_rebuild, wants_rebuild
from clipper.core.model import Article, Query, Tags
from clipper.core.names import Names
from clipper.core.search.index import SearchIndex
from clipper.core.store import clippings, outbox, tags
from clipper.core.store.database import Store, open_for_reading, open_for_writing
from clipper.core.store.records import from_epoch


class Shelf:
    """A library's database, a reader of it, and the index beside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "library"
        self.index = folder / "cache" / "index"
        self.store: Store = open_for_writing(self.folder)
        self._reader = open_for_reading(self.folder)
        self.feed = Feed(self._reader, self.index)

    def close(self) -> None:
        self._reader.close()
        self.store.close()

    def put(self, *titles: str) -> list[int]:
        made = []
        with self.store.transaction() as db:
            for title in titles:
                article = Article(title=title, text=f"{title} text", html="")
                made.append(clippings.insert(db, article, original_id=None, keys=(None, None), now=from_epoch(0)))
                tags.insert(db, made[-1], Tags())
            outbox.append(db, made)
        return made

    def find(self, words: str) -> list[int]:
        index = SearchIndex(self.index, Names(self.store))
        try:
            return sorted(index.search(Query(text=words)).ids.tolist())
        finally:
            index.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.close()


@pytest.fixture
def indexer(shelf: Shelf) -> Iterator[Indexer]:
    """The process, at work."""
    at_work = Indexer(shelf.folder, shelf.index, None)
    yield at_work
    at_work.close()


def indexed(shelf: Shelf, indexer: Indexer, title: str) -> bool:
    """Whether a new clipping is found once the process has seen it."""
    made = shelf.put(title)
    indexer.wake()
    assert indexer.wait(outbox.last(shelf.store), 60)
    return shelf.find(title) == made


def test_it_catches_up_with_what_came_changed_and_went(shelf: Shelf) -> None:
    first, second = shelf.put("ferry", "tariff")
    assert shelf.feed.catch_up() == outbox.last(shelf.store)
    assert shelf.find("ferry") == [first]
    with shelf.store.transaction() as db:
        db.table("clippings").update(first, {"title": "barge"})
        db.table("bodies").update(first, {"text": ""})
        clippings.delete(db, [second])
        outbox.append(db, [first, second])
    shelf.feed.catch_up()
    assert (shelf.find("barge"), shelf.find("ferry"), shelf.find("tariff")) == ([first], [], [])


def test_catching_up_twice_changes_nothing(shelf: Shelf) -> None:
    made = shelf.put("ferry")
    assert shelf.feed.catch_up() == shelf.feed.catch_up()
    assert shelf.find("ferry") == made


def lose_a_file(shelf: Shelf) -> None:
    max(shelf.index.rglob("*"), key=lambda file: file.stat().st_size if file.is_file() else -1).unlink()


def lose_all(shelf: Shelf) -> None:
    for file in shelf.index.rglob("*"):
        if file.is_file():
            file.unlink()


def prune_unseen(shelf: Shelf) -> None:
    """As if an older copy of the index folder had been put back."""
    (made,) = shelf.put("unseen")
    with shelf.store.transaction() as db:
        outbox.prune(db, outbox.last(shelf.store))
    assert made


def go_back(shelf: Shelf) -> None:
    """As if an older copy of the database had been put back."""
    shelf.store.connection.execute("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'outbox'")
    shelf.store.connection.execute("DELETE FROM outbox")


@pytest.mark.parametrize("harm", [lose_all, lose_a_file, prune_unseen, go_back, lambda shelf: ask_rebuild(shelf.index)])
def test_it_heals_without_a_word_lost(shelf: Shelf, harm: Callable[[Shelf], None]) -> None:
    made = shelf.put("ferry one", "ferry two")
    shelf.feed.catch_up()
    harm(shelf)
    shelf.feed.catch_up()
    assert shelf.find("ferry") == made
    assert not wants_rebuild(shelf.index)
    unseen = [row["id"] for row in shelf.store.rows("SELECT id FROM clippings WHERE title = 'unseen'")]
    assert shelf.find("unseen") == unseen


def test_the_process_tells_when_it_has_caught_up(shelf: Shelf, indexer: Indexer) -> None:
    assert indexed(shelf, indexer, "ferry")


def test_a_process_that_is_killed_is_started_again(shelf: Shelf, indexer: Indexer) -> None:
    assert indexed(shelf, indexer, "tariff")
    (process,) = [child for child in multiprocessing.active_children() if child.name == "clipper-index"]
    process.kill()
    process.join()
    assert indexed(shelf, indexer, "ferry")


def test_a_cache_that_cannot_be_written_is_told_and_tried_again(shelf: Shelf) -> None:
    shelf.index.parent.parent.mkdir(exist_ok=True)
    shelf.index.parent.write_text("a file where the folder should be")
    news = threading.Event()
    indexer = Indexer(shelf.folder, shelf.index, news.set)
    try:
        made = shelf.put("ferry")
        indexer.wake()
        assert not indexer.wait(outbox.last(shelf.store), 60)
        assert news.wait(60)
        news.clear()
        shelf.index.parent.unlink()
        indexer.wake()
        assert news.wait(60)
        assert indexer.wait(outbox.last(shelf.store), 60)
        assert shelf.find("ferry") == made
    finally:
        indexer.close()


def test_waking_never_waits_for_the_process(shelf: Shelf, indexer: Indexer) -> None:
    (process,) = [child for child in multiprocessing.active_children() if child.name == "clipper-index"]
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    for _ in range(20_000):
        indexer.wake()
    os.kill(process.pid, signal.SIGCONT)
    assert indexed(shelf, indexer, "ferry")


def test_waiting_for_a_process_that_ended_does_not_take_for_ever(shelf: Shelf) -> None:
    indexer = Indexer(shelf.folder, shelf.index, None)
    indexer.close()
    indexer.wake()
    shelf.put("ferry")
    assert not indexer.wait(outbox.last(shelf.store), 60)
