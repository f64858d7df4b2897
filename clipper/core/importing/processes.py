"""The worker processes of an import as their parent sees them: watched, and replaced when they die or hang."""

import os
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.importing import opening, reading
from clipper.core.importing.items import Item, Limits, Task
from clipper.core.importing.opening import READY
from clipper.core.importing.reading import Reading
from clipper.core.model import ARCHIVED, Refused
from clipper.core.text import _
from clipper.core.workers import Worker

STARTING = 120.0
"""Seconds that a process may take to start on a busy computer."""
STARTS = 3
"""Starts without success after which no more are tried."""
TIRED = 250_000_000
"""Bytes of memory beyond which a reader makes room for a fresh one when it has nothing to do."""


def usual_readers() -> int:
    """One for each processor but one, which is left to the window, the library and the index; at
    least one, and on two processors two: the parent rests while they read."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(processors - 1, min(processors, 2))


class Watched:
    """A worker process with a clock: `since` it was given work, or has last answered."""

    def __init__(self, name: str, main: Callable[..., None], limits: Limits) -> None:
        self._name, self._main, self._limits = name, main, limits
        self._failed_starts = 0
        self._start()

    def _start(self) -> None:
        self._worker = Worker(self._name, self._main, self._limits.memory)
        self.is_ready = False
        self.since = monotonic()

    @property
    def connection(self) -> Connection:
        return self._worker.connection

    @property
    def is_overdue(self) -> bool:
        return monotonic() - self.since > (self._limits.seconds if self.is_ready else STARTING)

    def receive(self) -> Any:
        """Its answer; None when that was only that it is ready. Raises EOFError, OSError when it has died."""
        answer = self.connection.recv()
        self.since = monotonic()
        if answer != READY:
            return answer
        self.is_ready, self._failed_starts = True, 0
        return None

    def send(self, work: object) -> bool:
        """Only to one that waits for work, or the pipe might fill up. Whether it was there to take it."""
        self.since = monotonic()
        try:
            self.connection.send(work)
        except OSError:
            return False
        return True

    def replace(self) -> None:
        """Kill it and start another. Raises ClipperError when they die before they are ready."""
        if not self.is_ready:
            self._failed_starts += 1
        self.kill()
        if self._failed_starts >= STARTS:
            raise ClipperError(
                _("Clipper's helper processes do not start."), _("Close other programs, and start the import again.")
            )
        self._start()

    def kill(self) -> None:
        self._worker.kill()
        self.connection.close()


class Files:
    """Opens files in a process of its own and hands out their entries, in order."""

    def __init__(self, tasks: Iterable[Task], limits: Limits) -> None:
        self._tasks = deque(tasks)
        self._limits = limits
        self._process = Watched("clipper-opener", opening.run, limits)
        self._task: Task | None = None
        self._place = 0
        self._format = ""

    @property
    def is_done(self) -> bool:
        return self._task is None and not self._tasks

    @property
    def connection(self) -> Connection:
        return self._process.connection

    def resume(self) -> None:
        """Somebody listens again: the clock did not run meanwhile."""
        self._process.since = monotonic()

    def take(self) -> list[Item]:
        """What has come; call it when the connection has something."""
        try:
            message = self._process.receive()
        except (EOFError, OSError):
            return self._died(_("Opening it ended Clipper's helper process: it is damaged, or needs too much memory."))
        found = self._items(message) if message is not None else []
        if self._task is None:
            self._next()
        return found

    def check(self) -> list[Item]:
        """Call it when nothing has come."""
        return self._died(_("Opening it takes too long.")) if self._process.is_overdue else []

    def close(self) -> None:
        self._process.kill()

    def _next(self) -> None:
        while self._tasks and self._task is None:
            self._task, self._place, self._format = self._tasks.popleft(), 0, ""
            if not self._process.send(opening.Asked(self._task.file, self._task.skip, self._task.only)):
                self._tasks.appendleft(self._task)
                self._task = None
                self._process.replace()
                return

    def _items(self, message: opening.Entry | opening.Ended) -> list[Item]:
        task = self._task
        if task is None:
            raise RuntimeError("an answer that nobody asked for")
        if isinstance(message, opening.Ended):
            self._task = None
            return [*_refused(task, message.entries, message.problem, self._format), _end(task, message.entries)]
        self._place, self._format = message.place + 1, message.format
        found = message.found
        if found is None or (task.only and isinstance(found, Refused)):
            return []
        if isinstance(found, Refused):
            item = Item(task, message.place, problem=found.reason, name=found.name)
        else:
            item = Item(task, message.place, found, size=len(found.data) + sum(len(each.data) for each in found.parts))
        item.format, item.share = message.format, message.share
        return [item]

    def _died(self, problem: str) -> list[Item]:
        """The rest of the file at hand is set aside, and another process goes on with the next."""
        found: list[Item] = []
        if self._process.is_ready and self._task is not None:
            found = [*_refused(self._task, self._place, problem, self._format), _end(self._task, self._place + 1)]
            self._task = None
        self._process.replace()
        return found


def _refused(task: Task, place: int, problem: str, kind: str) -> list[Item]:
    return [Item(task, place, problem=problem, format=kind)] if problem and not task.only else []


def _end(task: Task, entries: int) -> Item:
    return Item(task, entries, is_end=True, share=1.0)


class Reader:
    """Reads documents in a process of its own, a handful at a time."""

    def __init__(self, limits: Limits) -> None:
        self._process = Watched("clipper-reader", reading.run, limits)
        self._work: deque[Item] = deque()
        self._is_tired = False

    @property
    def wants_work(self) -> bool:
        return self._process.is_ready and not self._work

    @property
    def connection(self) -> Connection:
        return self._process.connection

    def give(self, items: Iterable[Item]) -> None:
        """Hand over documents; their bytes are let go here, bar those of Clipper's own archive."""
        if self._is_tired:  # it stays until it is ready: what it will be given is sent from `take`
            self._is_tired = False
            self._process.replace()
        self._work = deque(items)
        if self._process.is_ready:
            self._send()

    def take(self) -> list[Item]:
        """What has come; call it when the connection has something. Items that are read, or cannot be."""
        try:
            answer = self._process.receive()
        except (EOFError, OSError):
            return self._lost(_("Reading it ended Clipper's helper process: it is damaged, or needs too much memory."))
        if answer is None:
            if self._work:
                self._send()
            return []
        return [self._told(answer)]

    def check(self) -> list[Item]:
        """Call it when nothing has come."""
        if not self._process.is_overdue or (self._process.is_ready and not self._work):
            return []
        return self._lost(_("Reading it takes too long."))

    def close(self) -> None:
        self._process.kill()

    def _send(self) -> None:
        drafts = [item.draft for item in self._work]
        if not self._process.send(drafts):
            self._process.replace()  # it died waiting: none of the documents is to blame

    def _told(self, answer: Reading) -> Item:
        item = self._work.popleft()
        item.read, item.lost, item.problem = answer.read, answer.lost, answer.problem
        self._is_tired = answer.memory > TIRED
        _let_go(item)
        return item

    def _lost(self, problem: str) -> list[Item]:
        """The document at hand is set aside; a new process goes on with the others."""
        aside: list[Item] = []
        if self._process.is_ready and self._work:
            item = self._work.popleft()
            item.read, item.problem = (), problem
            _let_go(item)
            aside = [item]
        self._process.replace()
        return aside


def _let_go(item: Item) -> None:
    """Nobody needs the bytes any more: they are stored."""
    if item.draft is not None and item.draft.media_type != ARCHIVED:
        item.draft = replace(item.draft, data=b"", parts=())
