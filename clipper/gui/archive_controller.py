"""Saves everything into one file that Clipper reads back exactly."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from clipper.core.model import Changes
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.jobs import Jobs
from clipper.gui.messages import MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library


class ArchiveController(QObject):
    def __init__(self, jobs: Jobs, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._messages, self._window = jobs, messages, window

    def save(self) -> None:
        suggested = Path.home() / f"clipper {date.today():%Y-%m-%d}.zip"  # noqa: DTZ011 (the user's own day)
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save an archive of the whole library"), str(suggested), _("Clipper archives (*.zip)")
        )
        if name:
            self.write(Path(name))

    def write(self, file: Path) -> None:
        written = 0

        def work(library: "Library", progress: Progress) -> Changes:
            nonlocal written
            written = library.archive(file, None, progress)
            return Changes()

        def tell(_changes: Changes) -> None:
            self._messages.notice(_("{n:,} clippings saved in {file}.").format(n=written, file=file))

        self._jobs.write(_("Saving the archive"), work, tell, long=True)
