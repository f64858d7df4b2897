"""Marking passages, and writing notes to them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from clipper.core.model import Highlight
from clipper.core.text import _
from clipper.gui.jobs import Jobs
from clipper.gui.messages import MessageBar
from clipper.gui.panes.reader import Reader

if TYPE_CHECKING:
    pass

_SHOWN = 200
"""Characters of the passage that stand above the note."""


class PassageController(QObject):
    """Between the reader and the library's highlights."""

    def __init__(self, jobs: Jobs, reader: Reader, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._reader, self._messages, self._window = jobs, reader, messages, window
        reader.passage_marked.connect(self._mark)
        reader.passage_noted.connect(self._ask_for_note)
        reader.passage_removed.connect(
            lambda number: self._jobs.change(_("Removing"), lambda library: library.highlights.remove(number))
        )

    def mark(self) -> None:
        """Mark what is selected in the article."""
        if not self._reader.mark_passage():
            self._messages.notice(_("Select some words in the article, then mark them."))

    def _mark(self, clipping_id: int, start: int, end: int) -> None:
        self._jobs.change(
            _("Marking"), lambda library: library.highlights.add(library.clipping(clipping_id), start, end)
        )

    def _ask_for_note(self, highlight: Highlight | None) -> None:
        if highlight is None:
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(_("Note"))
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setLabelText(f"“{highlight.exact[:_SHOWN]}”")
        dialog.setTextValue(highlight.note)
        dialog.textValueSelected.connect(
            lambda note: self._jobs.change(
                _("Saving the note"), lambda library: library.highlights.annotate(highlight.id, note)
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.resize(460, 260)
        dialog.open()
