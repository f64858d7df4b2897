"""The files that an import is asked for, and the room it needs."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers import files_in
from clipper.core.store import imports
from clipper.core.store.database import FILE
from clipper.core.store.lock import LOCK
from clipper.core.text import _

ROOM = 500_000_000
"""Bytes of disk without which no import begins: on a full disk not even deleting works."""
OWN = _("Skipped: Clipper’s own library.")


@dataclass(frozen=True, slots=True)
class Named:
    """A file to import: `file` as it was given, `key` as the report names it; `size` in bytes. `is_own`: no file,
    but the library's own folder, which is passed over."""

    file: str
    key: str
    size: int
    is_own: bool = False


def named(paths: Sequence[Path], library: Path | None = None) -> list[Named]:
    """Every file of these files and folders. The folder `library` that lies among them counts as one and is not
    looked into. Raises OSError for a folder that may not be read."""
    found: list[Named] = []
    own = _Own(library) if library is not None else None
    for path in paths:
        for file in files_in(path):
            if own is None or not own.holds(file, path):
                found.append(Named(str(file), _key(file), _size(file)))
            elif not own.is_told:
                own.is_told = True
                found.append(Named(str(own.folder), _key(own.folder), 0, is_own=True))
    return found


def is_own(file: Path, library: Path) -> bool:
    """Whether this is a file that SQLite or the writer's lock holds open: whoever opens and closes it in the same
    process drops their locks."""
    file = file.resolve()
    return file.parent == library.resolve() and file.name.startswith((FILE, LOCK))


class _Own:
    """A library's folder as an import meets it."""

    def __init__(self, library: Path) -> None:
        self.folder = library
        self._folder = library.resolve()
        self._folders: dict[Path, Path] = {}
        self.is_told = False

    def holds(self, file: Path, asked: Path) -> bool:
        """All of it, where the import was asked for something around it; asked for something within, it holds only
        its own files."""
        folder = self._resolved(file.parent)
        if folder != self._folder and self._folder not in folder.parents:
            return False
        return self._folder not in self._resolved(asked).parents or is_own(file, self._folder)

    def _resolved(self, folder: Path) -> Path:
        if folder not in self._folders:
            self._folders[folder] = folder.resolve()
        return self._folders[folder]


def make_sure_of_room(folder: Path) -> None:
    """Raises ClipperError when the library's disk is nearly full."""
    if shutil.disk_usage(folder).free < ROOM:
        raise ClipperError(
            _("The disk is nearly full: nothing was imported."), _("Make room on it, and start the import again.")
        )


def _key(path: Path) -> str:
    return imports.stored(str(path.absolute()))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # whoever opens it will say why
