"""Files in, entries out: opened and read in other processes, in the order of the files.

The parent's part is the order and the bounds: so many entries are on their way at once and no more,
whatever the container. It never looks into a document.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from multiprocessing.connection import wait
from time import monotonic
from types import TracebackType
from typing import Self

from clipper.core.importing.items import Item, Limits
from clipper.core.importing.processes import Files, Reader, usual_readers

BATCH = 50
"""Entries per transaction: few enough that a crash repeats little, enough to share the syncs."""
WINDOW = 200
"""Entries on their way at once …"""
MOST_BYTES = 64_000_000
"""… and bytes of them, at least one."""
HANDFUL = 8
"""Documents given to a reader at once …"""
HANDFUL_BYTES = 1_000_000
"""… and bytes, at least one document."""
PATIENCE = 0.5
"""Seconds after which what is read is committed, though the batch is not full."""
LOOK = 0.1
"""Seconds between two looks at the clock, and at Stop."""

Store = Callable[[Sequence[Item]], None]
"""Takes entries before anything of them is read: stores originals, and settles what need not be read."""


class Stored:
    """Entries that are in the library already: nothing is opened."""

    def __init__(self, items: Iterator[Item]) -> None:
        self._items = items
        self.is_done = False

    @property
    def connection(self) -> None:
        return None

    def resume(self) -> None:
        """There is no clock."""

    def take(self) -> list[Item]:
        found = list(islice(self._items, 1))
        self.is_done = not found
        return found

    def check(self) -> list[Item]:
        return self.take()

    def close(self) -> None:
        """There is no process."""


class Pipeline:
    """Entries of a source, read, in their order. Used as a context, which ends its processes."""

    def __init__(self, source: Files | Stored, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._most = limits.readers or usual_readers()
        # The first starts while the first file is being opened, the others when there is work for them.
        self._readers = [Reader(limits)]
        self._flight: deque[Item] = deque()
        """Everything on its way, in order."""
        self._fresh: list[Item] = []
        """What of it is not stored yet."""
        self._ready: deque[Item] = deque()
        """What of it waits for a reader."""
        self._listened = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._source.close()
        for reader in self._readers:
            reader.close()

    def batches(self, store: Store, look: Callable[[], None]) -> Iterator[list[Item]]:
        """Settled entries, in order, a batch at a time. Each goes through `store` before it is read;
        `look` is called a few times a second and may raise Cancelled."""
        told = monotonic()
        while self._flight or not self._source.is_done:
            look()
            self._receive()
            self._keep(store)
            self._hand_out()
            if batch := self._settled(late=monotonic() - told > PATIENCE):
                yield batch
                told = monotonic()

    @property
    def _has_room(self) -> bool:
        return len(self._flight) < WINDOW and sum(item.size for item in self._flight) < MOST_BYTES

    def _receive(self) -> None:
        """Take what has come from the processes; wait a moment for it."""
        listens = self._has_room and not self._source.is_done
        if listens and not self._listened:
            self._source.resume()
        self._listened = listens
        at_work = [reader for reader in self._readers if not reader.wants_work]
        connections = [reader.connection for reader in at_work]
        opener = self._source.connection if listens else None
        if opener is not None:
            connections.append(opener)
        heard = wait(connections, LOOK) if connections else []
        for reader in at_work:
            if reader.connection in heard:
                reader.take()
            else:
                reader.check()
        if listens:
            self._arrived(self._source.take() if opener in heard else self._source.check())
            self._drain()

    def _drain(self) -> None:
        """What the opener has sent already need not wait for the next look."""
        while (
            self._has_room
            and len(self._fresh) < BATCH
            and (opener := self._source.connection) is not None
            and opener.poll()
        ):
            self._arrived(self._source.take())

    def _arrived(self, items: Sequence[Item]) -> None:
        self._flight += items
        self._fresh += items

    def _keep(self, store: Store) -> None:
        """Store what is fresh, many at once while the readers have enough to do."""
        enough = HANDFUL * len(self._readers)
        if len(self._fresh) >= BATCH or (self._fresh and len(self._ready) < enough):
            store([item for item in self._fresh if not item.is_settled])
            self._ready += (item for item in self._fresh if not item.is_settled)
            self._fresh.clear()

    def _hand_out(self) -> None:
        for reader in self._readers:
            if self._ready and reader.wants_work:
                reader.give(self._handful())
        if len(self._ready) > 2 * HANDFUL and len(self._readers) < self._most:
            self._readers.append(Reader(self._limits))

    def _handful(self) -> list[Item]:
        """A fair share of what waits, at least one."""
        fair = min(HANDFUL, -(-len(self._ready) // len(self._readers)))
        handful = [self._ready.popleft()]
        while len(handful) < fair and sum(item.size for item in handful) + self._ready[0].size <= HANDFUL_BYTES:
            handful.append(self._ready.popleft())
        return handful

    def _settled(self, *, late: bool) -> list[Item]:
        """The entries at the head that are settled, where it is time to commit them."""
        head = list(takewhile(lambda item: item.is_settled, islice(self._flight, BATCH)))
        nothing_more = len(head) == len(self._flight) and (self._source.is_done or not self._has_room)
        if not (len(head) == BATCH or late or nothing_more):
            return []
        for _item in head:
            self._flight.popleft()
        return head
