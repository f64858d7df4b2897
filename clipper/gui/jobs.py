"""Work off the window's thread.

Two lanes, each a thread that owns a Library of its own: `write` holds the only writable one,
`read` answers the views, so that a long import never holds up a search. Outcomes come back to
the window's thread one at a time. Jobs that outlive half a second show in the job bar.
"""

from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from clipper.core.errors import Cancelled
from clipper.core.model import Changes
from clipper.core.progress import Progress

if TYPE_CHECKING:
    from clipper.core.library import Library

T = TypeVar("T")
Then = Callable[[T], object]

_REPORT_EVERY = 0.05
"""Seconds between two reports of progress; more would only keep the window busy."""
_FIRST_ANSWER = 1.0
"""Seconds that the writer waits, at most, for the views to get their first answer."""


_SPENT = 100
"""Jobs that are remembered after they ended, so that the lane has long let go of them when they are freed."""
_SETTLING = 60
"""Milliseconds without a question after which the views have what they need at first."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A library opened for one lane, and why it cannot be changed (empty: it can)."""

    library: "Library"
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """How the two lanes open their library; all are called on the lane's own thread.

    `write` is given what to call when the index has caught up, on whatever thread that is.
    `is_ready` says whether `read` can be called before `write` has created or migrated.
    """

    write: Callable[[Callable[[], None]], Opening]
    read: Callable[[], "Library"]
    is_ready: Callable[[], bool]


def nothing(_: object) -> None:
    """What follows when nothing needs to."""


class Job(QObject):
    """One piece of running work, as the window sees it."""

    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, title: str, *, reads: bool = False) -> None:
        """`reads`: it only asks, briefly, and cannot be stopped."""
        super().__init__()
        self.title = title
        self.reads = reads
        self._stop = Event()
        self._reported = 0.0

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    @Slot()
    def cancel(self) -> None:
        self._stop.set()

    def report(self, done: int, total: int, note: str = "") -> None:
        """The work's Progress; called on the lane's thread."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if now - self._reported >= _REPORT_EVERY or done == total:
            self._reported = now
            self.progressed.emit(done, total, note)


class _NoLibrary(Exception):
    """The lane's library did not open, which `unavailable` has already said."""


class _Briefly(Executor):
    """Puts work on the write lane where a long job may let it go first."""

    def __init__(self, waiting: deque[Callable[[], None]], lane: Executor, do: Callable[[], None]) -> None:
        self._waiting, self._lane, self._do = waiting, lane, do

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        outcome: Future[Any] = Future()

        def run() -> None:
            try:
                outcome.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 (the future tells it to whoever asks)
                outcome.set_exception(error)

        self._waiting.append(run)
        self._lane.submit(self._do)
        return outcome


class Jobs(QObject):
    """The two lanes. Callers give what to do, and what to do with the answer."""

    started = Signal(Job)
    library_changed = Signal(Changes)
    indexed = Signal()
    """Search sees everything committed so far."""
    opened = Signal(str)
    """The library is open; the words say why it is read-only, if it is."""
    unavailable = Signal(Exception)
    """The library cannot be opened at all."""
    failed = Signal(str, Exception)
    _settled = Signal(object)

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._source = source
        self._running: set[Job] = set()
        self._spent: deque[tuple[Job | None, Then[Any]]] = deque(maxlen=_SPENT)
        """What belongs to Qt must be freed on the window's thread."""
        self._tickets: Counter[str] = Counter()
        self._closed = False
        self._answered = Event()
        """The views have their first answer, or there is none to wait for."""
        self._brief: deque[Callable[[], None]] = deque()
        """Writes that wait for their turn; a long one lets them go first wherever it reports progress."""
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._briefly = _Briefly(self._brief, self._writing, self._do_brief)
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="read")
        self._writer: Future[Opening] = Future()
        self._reader: Future[Library] = Future()
        for lane in (self._writer, self._reader):
            lane.set_exception(_NoLibrary())  # until they are opened, so that closing never waits for it

    def open(self) -> None:
        """Open both libraries; must come before the first job.

        What can be read is read first: preparing to write imports a good deal, which would
        only hold up the first rows of the list.
        """
        self._writer = self._writing.submit(self._open_writer)
        self._reader = self._reading.submit(self._open_reader)
        self._writer.add_done_callback(lambda done: self._settled.emit((None, done, self._tell_opened)))
        self._reader.add_done_callback(lambda done: self._settled.emit((None, done, nothing)))

    def read(self, title: str, work: Callable[["Library"], T], then: Then[T], *, latest: str = "") -> Job:
        """Ask the library something; of several jobs named `latest`, only the newest answers."""
        self._tickets[latest] += 1
        ticket = self._tickets[latest]

        def stale() -> bool:
            return bool(latest) and ticket != self._tickets[latest]

        def ask(_progress: Progress) -> T:
            if stale():
                raise Cancelled
            return work(self._opened(self._reader))

        def current(result: T) -> None:
            if not stale():
                then(result)

        return self._start(Job(title, reads=True), self._reading, ask, current)

    def write(
        self,
        title: str,
        work: Callable[["Library", Progress], Changes],
        then: Then[Changes] = nothing,
        *,
        long: bool = False,
    ) -> Job:
        """Change the library; every view hears what changed.

        `long`: work that reports progress between whole transactions; each time it does, writes
        that were asked for meanwhile are done, so that nobody waits for the end of an import.
        """

        def tell(changes: Changes) -> None:
            self.library_changed.emit(changes)
            then(changes)

        if not long:
            return self.prepare(title, work, tell)
        job = Job(title)

        def report(done: int, total: int, note: str = "") -> None:
            self._do_brief()
            job.report(done, total, note)

        return self._start(job, self._writing, lambda _progress: work(self._opened(self._writer).library, report), tell)

    def change(self, title: str, work: Callable[["Library"], Changes], then: Then[Changes] = nothing) -> Job:
        """Change the library by something that is done at once."""
        return self.write(title, lambda library, _progress: work(library), then)

    def prepare(self, title: str, work: Callable[["Library", Progress], T], then: Then[T] = nothing) -> Job:
        """Use the writable library for something that changes nothing the views show."""
        return self._start(
            Job(title), self._briefly, lambda progress: work(self._opened(self._writer).library, progress), then
        )

    def _do_brief(self) -> None:
        """On the write lane's thread: do what waits."""
        while self._brief:
            self._brief.popleft()()

    def close(self) -> None:
        """Stop what runs, close both libraries, wait for it. Nothing is delivered any more."""
        if self._closed:
            return
        self._closed = True
        self._answered.set()
        for job in self._running:
            job.cancel()
        closings = [
            self._reading.submit(lambda: self._opened(self._reader).close()),
            self._writing.submit(lambda: self._opened(self._writer).library.close()),  # noqa: PLW0108 (waits there)
        ]
        for lane in (self._reading, self._writing):
            lane.shutdown(wait=True)
        for closing in closings:
            error = closing.exception()
            if error is not None and not isinstance(error, _NoLibrary):
                raise error

    def _open_writer(self) -> Opening:
        self._answered.wait(_FIRST_ANSWER)
        return self._source.write(self.indexed.emit)

    def _let_writer_open(self) -> None:
        """Once nothing is being read any more: a first answer leads to a second question, for its rows."""
        if not any(job.reads for job in self._running):
            self._answered.set()

    def _open_reader(self) -> "Library":
        if not self._source.is_ready():
            self._answered.set()
            self._opened(self._writer)  # it creates or migrates; two at once would race
        return self._source.read()

    @staticmethod
    def _opened(lane: Future[T]) -> T:
        if lane.exception() is not None:
            raise _NoLibrary
        return lane.result()

    def _tell_opened(self, opening: Opening) -> None:
        self.opened.emit(opening.notice)

    def _start(self, job: Job, lane: Executor, work: Callable[[Progress], T], then: Then[T]) -> Job:
        if self._closed:
            return job
        self._running.add(job)
        self.started.emit(job)

        def run() -> T:
            if job.cancelled:  # stopped, or closing, while it waited for its turn
                raise Cancelled
            return work(job.report)

        future = lane.submit(run)
        future.add_done_callback(lambda done: self._settled.emit((job, done, then)))
        return job

    @Slot(object)
    def _deliver(self, settled: tuple[Job | None, Future[Any], Then[Any]]) -> None:
        job, future, then = settled
        self._spent.append((job, then))
        if self._closed:
            return
        if job is not None:
            self._running.discard(job)
            job.ended.emit()
            QTimer.singleShot(_SETTLING, self._let_writer_open)
        match future.exception():
            case None:
                then(future.result())
            case Cancelled() | _NoLibrary():
                pass
            case Exception() as error if job is None:
                self.unavailable.emit(error)
            case Exception() as error:
                self.failed.emit(job.title if job else "", error)
            case other:
                raise other
