"""Brings the reader its pictures, read and decoded off the window's thread."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from clipper.core.text import _
from clipper.gui.jobs import Jobs
from clipper.gui.panes.pictures import decoded
from clipper.gui.panes.reader import Reader

if TYPE_CHECKING:
    from clipper.core.library import Library

_MOST_BYTES = 400_000_000
"""Decoded pictures of one article; those after that have no room in memory and are not shown."""


class PictureController(QObject):
    """Between reader and library: the pictures follow their text, and only those of the newest article."""

    def __init__(self, jobs: Jobs, reader: Reader, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._reader = jobs, reader
        reader.pictures_wanted.connect(self._bring)

    def _bring(self, names: tuple[str, ...]) -> None:
        """Ask even for none, so that an answer for the article before comes too late."""
        self._jobs.read(_("Loading pictures"), lambda library: _read(library, names), self._show, latest="pictures")

    def _show(self, pictures: Mapping[str, QImage]) -> None:
        if pictures:
            self._reader.show_pictures(pictures)


def _read(library: "Library", names: tuple[str, ...]) -> dict[str, QImage]:
    found: dict[str, QImage] = {}
    size = 0
    for name in names:
        picture = decoded(library.asset(name) or b"")
        size += picture.sizeInBytes()
        if size > _MOST_BYTES:
            break
        if not picture.isNull():
            found[name] = picture
    return found
