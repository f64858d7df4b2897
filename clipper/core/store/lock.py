"""One writer per library: a lock on a file that the system frees even after kill -9."""

import os
import sys
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.text import _

LOCK = "library.lock"


class WriterLock:
    """Held from construction to `release`. Raises ClipperError when someone else holds it."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError:
            os.close(self._file)
            raise ClipperError(
                _("Clipper is open with this library."),
                _("Use that window, or close it first: only one program may write at a time."),
            ) from None

    def release(self) -> None:
        """Give the lock back; the file stays, for removing it would race with the next writer."""
        os.close(self._file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
