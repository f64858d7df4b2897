"""Keeps the index in step with the library, from a process of its own.

The process reads SQLite and owns the index. It is woken after each commit, works through the
outbox in batches, and rebuilds the index when it is missing, stale or broken. The library's
writer prunes the outbox once the index has committed. The index is only a cache: whatever
happens to it, nothing is lost.
"""

import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.core.errors import ClipperError
from clipper.core.model import IndexDocument
from clipper.core.progress import Progress, silent
from clipper.core.store import clippings, listing, outbox, schema
from clipper.core.store.database import Store, open_for_reading
from clipper.core.workers import END, ENDING, Worker

if TYPE_CHECKING:
    from clipper.core.search.index import IndexWriter

BATCH = 500
"""Outbox rows for one commit of the index."""
READ = 200
"""Clippings read from SQLite at once."""
LOOK_ROUND = 10.0
"""Seconds between looks for a request to rebuild, when nothing else wakes the process."""


class Indexer:
    """The index process, as the library's writer sees it. One thread listens to it."""

    def __init__(self, library: Path, index: Path, on_indexed: Callable[[], None] | None) -> None:
        self._on_indexed = on_indexed
        self._seen = 0
        self._started = False
        self._failure = ""
        self._changed = threading.Condition()
        self._worker = Worker("clipper-index", run, str(library), str(index))
        self._listener = threading.Thread(target=self._listen, name="index listener", daemon=True)
        self._listener.start()

    @property
    def seen(self) -> int:
        """The outbox number up to which the index has committed."""
        with self._changed:
            return self._seen

    @property
    def started(self) -> bool:
        """Whether the process has looked at the index once."""
        with self._changed:
            return self._started

    def wake(self) -> None:
        """Something was committed."""
        try:
            self._worker.connection.send("wake")
        except OSError:
            with self._changed:
                self._failure = "The index process has ended."

    def wait(self, seq: int, timeout: float) -> bool:
        """Wait until the index has committed outbox number `seq`; False when it will not."""
        with self._changed:
            return (
                self._changed.wait_for(lambda: self._seen >= seq or bool(self._failure), timeout) and not self._failure
            )

    def close(self) -> None:
        # One that has not reported yet is still starting: it holds nothing that could be lost.
        self._worker.end(ENDING if self.started else 0.0)
        self._listener.join()
        self._worker.connection.close()

    def _listen(self) -> None:
        while True:
            try:
                seen = self._worker.connection.recv()
            except (EOFError, OSError):
                break
            with self._changed:
                self._seen, self._started = seen, True
                self._changed.notify_all()
            if self._on_indexed is not None:
                self._on_indexed()
        with self._changed:
            self._failure = "The index process has ended."
            self._changed.notify_all()


def run(connection: Connection, library: str, index: str) -> None:
    """The index process: catch up, say how far it is, wait to be woken."""
    store = open_for_reading(Path(library))
    feed = Feed(store, Path(index))
    while True:
        connection.send(feed.catch_up())
        if connection.poll(LOOK_ROUND) and connection.recv() is END:
            return
        while connection.poll():
            if connection.recv() is END:
                return


class Feed:
    """Brings what the library holds into the index."""

    def __init__(self, store: Store, index: Path) -> None:
        self._store = store
        self._index = index
        self._library_id = schema.library_id(store)
        self._looked = False
        """Every byte of the index was read once; after that its files' sizes tell enough."""

    def catch_up(self) -> int:
        """Index what the outbox holds; returns the outbox number reached."""
        from clipper.core.search.index import IndexBroken, IndexBusy, IndexWriter, state

        at = state(self._index, self._library_id, every_byte=not self._looked)
        self._looked = True
        last = outbox.last(self._store)
        if at is None or wants_rebuild(self._index) or not outbox.pruned(self._store) <= at.last_seq <= last:
            return self.rebuild()
        if at.last_seq == last:
            return last
        try:
            writer = IndexWriter(self._index, self._library_id)
            try:
                return self._apply(writer, at.last_seq)
            finally:
                writer.close()
        except IndexBroken:
            return self.rebuild()
        except IndexBusy:
            # The index process of a Clipper that was killed is finishing its last batch.
            return at.last_seq

    def _apply(self, writer: "IndexWriter", seq: int) -> int:
        while rows := outbox.after(self._store, seq, BATCH):
            seq = rows[-1].seq
            ids = list(dict.fromkeys(row.clipping_id for row in rows))
            documents = self._documents(ids)
            there = {document.id for document in documents}
            writer.apply(documents, [i for i in ids if i not in there], seq)
        return seq

    def rebuild(self, progress: Progress = silent) -> int:
        """Build the index anew; returns the outbox number it stands at."""
        from clipper.core.search.index import rebuild

        # Taken before reading: what is committed meanwhile is replayed, which does no harm.
        seq = outbox.last(self._store)
        ids = listing.every_id(self._store)

        def documents() -> Iterator[IndexDocument]:
            for start in range(0, len(ids), READ):
                yield from self._documents(ids[start : start + READ])
                progress(min(start + READ, len(ids)), len(ids))

        rebuild(self._index, self._library_id, documents(), seq, progress)
        _rebuild_mark(self._index).unlink(missing_ok=True)
        return seq

    def _documents(self, ids: list[int]) -> list[IndexDocument]:
        found: list[IndexDocument] = []
        for start in range(0, len(ids), READ):
            found += clippings.documents(self._store, ids[start : start + READ])
        return found


def ask_rebuild(index: Path) -> None:
    """A reader found the index broken: the index process builds it anew when it looks next."""
    mark = _rebuild_mark(index)
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError as error:
        raise ClipperError(f"The index folder {index} cannot be written: {error.strerror}.") from error


def wants_rebuild(index: Path) -> bool:
    return _rebuild_mark(index).exists()


def _rebuild_mark(index: Path) -> Path:
    return index.with_name(index.name + ".rebuild")
