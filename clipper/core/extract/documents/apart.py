"""A converter in a process of its own, so that a crash, a hang or a flood of memory harms nobody.

The workers of an import are such processes already: there it runs at once.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection

from clipper.core.errors import ClipperError
from clipper.core.extract.documents.converted import Converted
from clipper.core.text import _
from clipper.core.workers import Worker, limit_memory

SECONDS = 120.0
"""What a converter may take, its process's start included."""
MEMORY = 1_500_000_000
"""Bytes that its process may use."""

Convert = Callable[[bytes], Converted]


def run(convert: Convert, data: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> Converted:
    """What `convert`, a module's function, makes of `data`.

    Raises the ClipperError that it raises, and one of its own when it dies or takes too long.
    """
    if multiprocessing.parent_process() is not None:
        return convert(data)
    worker = Worker("clipper-document", _serve, convert, memory)
    try:
        worker.connection.send_bytes(data)
        if not worker.connection.poll(seconds):
            raise _failed(_("Reading this document takes too long."))
        answer = worker.connection.recv()
    except (EOFError, OSError) as error:
        message = _("This document ended Clipper's helper process: it is damaged, or needs too much memory.")
        raise _failed(message) from error
    finally:
        worker.kill()
        worker.connection.close()
    if isinstance(answer, ClipperError):
        raise answer
    if not isinstance(answer, Converted):
        raise TypeError(f"a converter answered with {type(answer).__name__}")
    return answer


def _serve(connection: Connection, convert: Convert, memory: int) -> None:
    data = connection.recv_bytes()
    limit_memory(memory)
    try:
        connection.send(convert(data))
    except ClipperError as error:
        connection.send(error)
    except MemoryError:
        connection.send(_failed(_("Reading this document needs too much memory.")))


def _failed(message: str) -> ClipperError:
    return ClipperError(message, _("The original is kept."))
