"""The process that opens files: containers are as hostile as what they hold.

It sends one entry at a time and waits, in the pipe, until somebody takes it; so a container of any
size is in memory an entry at a time.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO

from clipper.core.errors import ClipperError
from clipper.core.model import Draft, Refused
from clipper.core.text import _
from clipper.core.workers import END, end_with_parent, limit_memory, step_back

READY = "ready"
_SKIPPED = 500
"""Places passed over between two signs of life."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to open, and the places in it that nobody wants; or, where there are any, `only` those wanted."""

    path: str
    skip: frozenset[int]
    only: frozenset[int] = frozenset()

    def wants(self, place: int) -> bool:
        return place in self.only if self.only else place not in self.skip

    def is_done(self, place: int) -> bool:
        """Nothing is wanted from this place on."""
        return bool(self.only) and place > max(self.only)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place. `share` of the file is behind it; `found` None: still passing over places."""

    place: int
    found: Draft | Refused | None
    format: str
    share: float


@dataclass(frozen=True, slots=True)
class Ended:
    """No more from this file: all is told, or there is a problem."""

    entries: int
    problem: str = ""


def run(connection: Connection, memory: int) -> None:
    """The process: open what it is asked for until it is told to end."""
    end_with_parent()
    step_back()
    limit_memory(memory)
    import clipper.core.importers  # noqa: F401 before the clock runs for any file

    connection.send(READY)
    while (asked := connection.recv()) is not END:
        for message in _told(asked):
            connection.send(message)


def _told(asked: Asked) -> Iterator[Entry | Ended]:
    place = 0
    try:
        for entry in _entries(Path(asked.path)):
            if asked.is_done(entry.place):
                break
            place = entry.place + 1
            if asked.wants(entry.place):
                yield entry
            elif place % _SKIPPED == 0:
                yield Entry(entry.place, None, entry.format, entry.share)
    except ClipperError as error:
        yield Ended(place, str(error))
    except OSError as error:
        yield Ended(place, _("It cannot be opened: {reason}.").format(reason=error.strerror or error))
    except MemoryError:
        yield Ended(place, too_large())
    except Exception as error:  # whatever a hostile file brings about ends that file, not the import
        logging.getLogger(__name__).exception("could not open %s", asked.path)
        yield Ended(place, _("Clipper could not open this ({error}).").format(error=type(error).__name__))
    else:
        yield Ended(place)


def _entries(path: Path) -> Iterator[Entry]:
    from clipper.core.importers import IMPORTERS
    from clipper.core.importers.base import OpenedFile
    from clipper.core.importers.files import opened, read_file

    at = opened(path)
    watched = _Watched(at.open)
    file = OpenedFile(at.name, at.captured, at.size, watched, at.beside)
    importer = next((importer for importer in IMPORTERS if importer.recognises(file)), None)
    title = importer.title if importer is not None else _("Archive")
    fitting = IMPORTERS if importer is None else (importer,)
    for place, found in enumerate(read_file(file, fitting)):
        yield Entry(place, found, title, watched.behind / max(at.size, 1))


class _Watched:
    """Opens streams and sees how far the last of them was read."""

    def __init__(self, stream: Callable[[], BinaryIO]) -> None:
        self._stream = stream
        self._last: BinaryIO | None = None

    def __call__(self) -> BinaryIO:
        self._last = self._stream()
        return self._last

    @property
    def behind(self) -> int:
        """Bytes; 0 where the stream was read at once and closed."""
        return 0 if self._last is None or self._last.closed else self._last.tell()


def too_large() -> str:
    return _("It needs more memory than Clipper gives one document.")
