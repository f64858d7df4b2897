"""A function in a process of its own, so that a crash, a hang or a flood of memory harms nobody.

The workers of an import are such processes already: there it runs at once.
"""

import multiprocessing
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import monotonic
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from clipper.core.errors import ClipperError
from clipper.core.text import _
from clipper.core.workers import Worker, end_with_parent, limit_memory

Q = TypeVar("Q")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take: seconds, its process's start included, and bytes of memory."""

    seconds: float
    memory: int = 1_500_000_000


DOCUMENT = Limits(120.0)
"""For a PDF of hundreds of pages."""
_LOOK = 0.1
"""Seconds between two looks at whether anybody still wants the answer."""


class Broken(Exception):
    """A bug showed in the process: its message is the error's name there, with its trace as a note."""


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What was raised there. `trace` is empty for what a user can act on."""

    error: ClipperError | str
    trace: str = ""


class Apart(Generic[Q, A]):
    """`function`, a module's, in another process, which starts with the first question and serves until it is
    closed, or fails; then the next question starts another."""

    def __init__(self, function: Callable[[Q], A], limits: Limits = DOCUMENT) -> None:
        self._function = function
        self._limits = limits
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.connection.close()
            self._worker = None

    def ask(self, question: Q, look: Callable[[], object] = lambda: None) -> A:
        """What the function makes of `question`. `look` is called several times a second meanwhile, and what it
        raises (Cancelled) ends the process.

        Raises the ClipperError that the function raises, one of its own when the process dies or takes too
        long, and Broken.
        """
        if is_apart():
            return self._function(question)
        try:
            answer = self._answer(question, look)
        except BaseException:
            self.close()
            raise
        if isinstance(answer, _Trouble):
            if isinstance(answer.error, ClipperError):
                raise answer.error
            broken = Broken(answer.error)
            broken.add_note(answer.trace)
            raise broken
        found: A = answer
        return found

    def _answer(self, question: Q, look: Callable[[], object]) -> Any:
        if self._worker is None:
            self._worker = Worker("clipper-document", _serve, self._function, self._limits.memory)
        connection, end = self._worker.connection, monotonic() + self._limits.seconds
        try:
            connection.send(question)
            while not connection.poll(_LOOK):
                look()
                if monotonic() > end:
                    raise _failed(_("Reading this document takes too long."))
            return connection.recv()
        except (EOFError, OSError) as error:
            message = _("This document ended Clipper's helper process: it is damaged, or needs too much memory.")
            raise _failed(message) from error


def run(function: Callable[[Q], A], question: Q, limits: Limits = DOCUMENT) -> A:
    """One question, and its process is gone."""
    with Apart(function, limits) as apart:
        return apart.ask(question)


def is_apart() -> bool:
    """Whether this is a process that may be killed for what it reads."""
    return multiprocessing.parent_process() is not None


def _serve(connection: Connection, function: Callable[[Any], Any], memory: int) -> None:
    end_with_parent()
    limit_memory(memory)
    while True:
        connection.send(_told(function, connection.recv()))


def _told(function: Callable[[Any], Any], question: Any) -> Any:
    try:
        return function(question)
    except ClipperError as error:
        return _Trouble(error)
    except MemoryError:
        return _Trouble(_failed(_("Reading this document needs too much memory.")))
    except Exception as error:  # noqa: BLE001 (whoever asked tells it)
        return _Trouble(type(error).__name__, traceback.format_exc())


def _failed(message: str) -> ClipperError:
    return ClipperError(message, _("The original is kept."))
