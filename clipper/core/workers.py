"""Spawned processes: started clean, talked to over a pipe, ended for certain."""

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

END = None
"""What tells a worker to end."""
ENDING = 2.0
"""Seconds a process gets to finish what it has begun before it is killed."""


class Worker:
    """A process running `main(connection, *arguments)`; `connection` is our end of its pipe.

    `main` must be importable (a module's function). It ends when it receives END, or when the
    pipe breaks, so that no worker outlives a killed Clipper.
    """

    def __init__(self, name: str, main: Callable[..., None], *arguments: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_run, args=(main, theirs, *arguments), name=name, daemon=True)
        self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def end(self, patience: float = ENDING) -> None:
        """Ask it to end and wait `patience` seconds; kill what does not listen. Whoever still
        receives from the connection gets EOFError then; close it after that."""
        with suppress(OSError):  # it may have ended already
            self.connection.send(END)
        self._process.join(patience)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _run(main: Callable[..., None], connection: Connection, *arguments: Any) -> None:
    # Ctrl+C in a terminal reaches every process of the group; only the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        main(connection, *arguments)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone or has closed the pipe: nothing is left to do
