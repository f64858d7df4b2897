"""Keeps the index in step with the library, from a process of its own.

The process reads SQLite and owns the index. It is woken after each commit, works through the
outbox in batches, and rebuilds the index when it is missing, stale or broken. The library's
writer prunes the outbox once the index has committed. The index is only a cache: whatever
happens to it, nothing is lost.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
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
WAKE = "wake"
STARTS = 4
"""How often the process is started, at most; one that dies that often will die again."""
LOOK_ROUND = 10.0
"""Seconds between looks for a request to rebuild, when nothing else wakes the process."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the index process says: the outbox number it has committed, and what keeps it from more."""

    seen: int
    problem: str = ""


class Indexer:
    """The index process, as the library's writer sees it.

    One thread listens to the process, and starts it again when it dies. Waking never waits: at
    most one wake is under way, and a second one is remembered until the first is answered.
    """

    def __init__(self, library: Path, index: Path, on_indexed: Callable[[], None] | None) -> None:
        self._on_indexed = on_indexed
        self._start = partial(Worker, "clipper-index", run, str(library), str(index))
        self._report: Report | None = None
        self._asked = self._again = self._closing = self._gone = False
        self._changed = threading.Condition()
        self._worker = self._start()
        self._listener = threading.Thread(target=self._listen, name="index listener", daemon=True)
        self._listener.start()

    @property
    def seen(self) -> int:
        """The outbox number up to which the index has committed."""
        with self._changed:
            return self._report.seen if self._report else 0

    def wake(self) -> None:
        """Something was committed."""
        with self._changed:
            if self._asked:
                self._again = True
            else:
                self._ask()

    def wait(self, seq: int, timeout: float) -> bool:
        """Wait until the index has committed outbox number `seq`; False when it will not."""

        def decided() -> bool:
            report = self._report
            return self._gone or (report is not None and (report.seen >= seq or bool(report.problem)))

        with self._changed:
            return self._changed.wait_for(decided, timeout) and self._report is not None and self._report.seen >= seq

    def close(self) -> None:
        with self._changed:
            self._closing = True
            started = self._report is not None
        # One that has not reported yet is still starting: it holds nothing that could be lost.
        self._worker.end(ENDING if started else 0.0)
        self._listener.join()
        self._worker.connection.close()

    def _ask(self) -> None:
        self._asked, self._again = True, False
        with suppress(OSError):  # it has died: the listener starts another, which looks by itself
            self._worker.connection.send(WAKE)

    def _listen(self) -> None:
        for _attempt in range(STARTS):
            self._receive()
            with self._changed:
                if self._closing:
                    break
                self._worker.end(0.0)
                self._worker.connection.close()
                self._worker, self._asked = self._start(), False
        with self._changed:
            self._gone = True
            self._changed.notify_all()

    def _receive(self) -> None:
        """Take reports until the process ends."""
        while True:
            try:
                report = self._worker.connection.recv()
            except (EOFError, OSError):
                return
            with self._changed:
                news = report != self._report
                self._report, self._asked = report, False
                if self._again:
                    self._ask()
                self._changed.notify_all()
            if news and self._on_indexed is not None:
                self._on_indexed()


def run(connection: Connection, library: str, index: str) -> None:
    """The index process: catch up, say how far it is, wait to be woken."""
    store = open_for_reading(Path(library))
    feed = Feed(store, Path(index), lambda seen: connection.send(Report(seen)))
    report = Report(0)
    asked = True
    while True:
        before, report = report, _caught_up(feed, report.seen)
        if asked or report != before:
            connection.send(report)
        asked = connection.poll(LOOK_ROUND)
        if asked and connection.recv() is END:
            return


def _caught_up(feed: "Feed", seen: int) -> Report:
    """Nothing that befalls the index ends its process: it says so and tries again when it looks next."""
    from clipper.core.search.index import IndexBroken, IndexBusy

    try:
        return Report(feed.catch_up())
    except (BrokenPipeError, ConnectionResetError):
        raise  # nobody is left to report to
    except (IndexBroken, IndexBusy, OSError, ClipperError) as error:
        logging.getLogger(__name__).warning("the index cannot follow: %s", error)
        return Report(seen, str(error) or type(error).__name__)


class Feed:
    """Brings what the library holds into the index."""

    def __init__(self, store: Store, index: Path, on_batch: Callable[[int], object] = lambda _seen: None) -> None:
        """`on_batch` hears of each batch that is committed on the way, by its outbox number."""
        self._on_batch = on_batch
        self._store = store
        self._index = index
        self._library_id = schema.library_id(store)
        self._looked = False
        """Every byte of the index was read once; after that its files' sizes tell enough."""

    def catch_up(self) -> int:
        """Index what the outbox holds; returns the outbox number reached."""
        from clipper.core.search.index import IndexBroken, IndexWriter, state

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

    def _apply(self, writer: "IndexWriter", seq: int) -> int:
        while rows := outbox.after(self._store, seq, BATCH):
            seq = rows[-1].seq
            ids = list(dict.fromkeys(row.clipping_id for row in rows))
            documents = self._documents(ids)
            there = {document.id for document in documents}
            writer.apply(documents, [i for i in ids if i not in there], seq)
            self._on_batch(seq)
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
    """A reader found the index broken: the index process builds it anew when it looks next.
    Raises OSError where the cache folder cannot be written."""
    mark = _rebuild_mark(index)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()


def wants_rebuild(index: Path) -> bool:
    return _rebuild_mark(index).exists()


def _rebuild_mark(index: Path) -> Path:
    return index.with_name(index.name + ".rebuild")
