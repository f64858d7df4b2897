"""Undo and redo, and what the Edit menu says they would do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clipper.core.model import Changes, History
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.jobs import Jobs
from clipper.gui.messages import MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library


class HistoryController(QObject):
    """Asks after every change what could be undone; the writable library alone knows."""

    changed = Signal(object)
    """The History."""

    def __init__(self, jobs: Jobs, messages: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._messages = messages
        jobs.library_changed.connect(self._ask)

    def undo(self) -> None:
        self._replay(_("Undoing"), _("Undone: {what}."), back=True)

    def redo(self) -> None:
        self._replay(_("Redoing"), _("Done again: {what}."), back=False)

    def _replay(self, title: str, said: str, *, back: bool) -> None:
        def work(library: "Library", _progress: Progress) -> Changes:
            return library.undo() if back else library.redo()

        def tell(changes: Changes) -> None:
            if changes.label:
                self._messages.passing(said.format(what=changes.label))

        self._jobs.write(title, work, tell)

    def _ask(self, _changes: Changes) -> None:
        def ask(library: "Library", _progress: Progress) -> History:
            return library.history()

        self._jobs.prepare("", ask, self.changed.emit)
