"""Spawned processes: started clean, talked to over a pipe, kept within limits, ended for certain."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

END = None
"""What tells a worker to end."""
ENDING = 2.0
"""Seconds a process gets to finish what it has begun before it is killed."""
_NICE = 5
"""How far helpers step back behind the window."""
_YOUNG = 50_000
"""Objects made and not yet let go when the garbage collector of a reader looks among them."""
_LOOK = 0.2
"""Seconds between two looks at the memory in use, where the system does not limit it."""


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

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def end(self, patience: float = ENDING) -> None:
        """Ask it to end and wait `patience` seconds; kill what does not listen. Whoever still
        receives from the connection gets EOFError then; close it after that."""
        with suppress(OSError):  # it may have ended already
            self.connection.send(END)
        self._process.join(patience)
        self.kill()

    def kill(self) -> None:
        """End it at once, whatever it does."""
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


# -- for the worker's own use ------------------------------------------------------------


def step_back() -> None:
    """Let the window and everybody else go first."""
    if hasattr(os, "nice"):
        os.nice(_NICE)


def end_with_parent() -> None:
    """Do not outlive a killed Clipper, even in the middle of a document that never ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def limit_memory(most: int) -> None:
    """This process may use `most` bytes: beyond that Linux refuses it more (MemoryError, or an abort
    in a library), elsewhere it ends itself. Windows has no such limit here."""
    if sys.platform == "linux":
        import resource

        # Not RLIMIT_AS: address space that is only reserved, as by threads and libraries, costs nothing.
        _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)  # nobody may raise what was set before
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    elif sys.platform != "win32":
        threading.Thread(target=_watch_memory, args=(most,), daemon=True).start()


def spare_collections() -> None:
    """Let the garbage collector pass over what is loaded so far, tables of words above all, and look less often.

    A document makes many small objects and few cycles: looking for these often is time lost.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 5, 10)


def memory_held() -> int:
    """The memory (bytes) that this process holds, on macOS the most it ever held; 0 where that cannot be told."""
    if sys.platform == "linux":
        with suppress(OSError):
            for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024
    elif sys.platform != "win32":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _watch_memory(most: int) -> None:
    while memory_held() <= most:
        threading.Event().wait(_LOOK)
    os._exit(1)
