"""The files that an import is asked for, and the room it needs."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers import files_in
from clipper.core.store import imports
from clipper.core.text import _

ROOM = 500_000_000
"""Bytes of disk without which no import begins: on a full disk not even deleting works."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file to import: `file` as it was given, `key` as the report names it; `size` in bytes."""

    file: str
    key: str
    size: int


def named(paths: Sequence[Path]) -> list[Named]:
    """Every file of these files and folders. Raises OSError for a folder that may not be read."""
    return [
        Named(str(file), imports.stored(str(file.absolute())), _size(file)) for path in paths for file in files_in(path)
    ]


def make_sure_of_room(folder: Path) -> None:
    """Raises ClipperError when the library's disk is nearly full."""
    if shutil.disk_usage(folder).free < ROOM:
        raise ClipperError(
            _("The disk is nearly full: nothing was imported."), _("Make room on it, and start the import again.")
        )


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # whoever opens it will say why
