"""The user's own words about a clipping, saved by themselves."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from clipper.core.text import _

_LINES_QUIET, _LINES_MOST = 1, 7
_AROUND = 20
"""Pixels above and below the lines: frame, margin of the document, air."""


class NoteField(QPlainTextEdit):
    """`note_changed(clipping id, note)` comes a while after typing stops, and at once when leaving.

    What the library reports back never overwrites what is being typed: while the field has
    the keyboard, or holds words not yet reported, the user's text stands.
    """

    note_changed = Signal(int, str)

    def __init__(self, delay: int = 800, parent: QWidget | None = None) -> None:
        """`delay` in milliseconds after the last key."""
        super().__init__(parent)
        self._clipping_id: int | None = None
        self._stored = ""
        self._dirty = False
        self._timer = QTimer(self, singleShot=True, interval=delay)
        self._timer.timeout.connect(self.flush)
        self.setPlaceholderText(_("Write a note…"))
        self.setAccessibleName(_("Note"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        self._fit()

    def show_note(self, clipping_id: int | None, note: str) -> None:
        """Show the note of this clipping; what was typed for another one is reported first."""
        if clipping_id != self._clipping_id:
            self.flush()
            self._clipping_id = clipping_id
            self._put(note)
        else:
            self._stored = note
            if not self._dirty and not self.hasFocus():
                self._put(note)

    def flush(self) -> None:
        """Report what was typed and not yet reported."""
        self._timer.stop()
        if self._dirty and self._clipping_id is not None:
            self._dirty = False
            self._stored = self.toPlainText()
            self.note_changed.emit(self._clipping_id, self._stored)

    def _put(self, note: str) -> None:
        self._stored = note
        if note != self.toPlainText():
            self.setPlainText(note)
        self._dirty = False
        self._timer.stop()

    def _typed(self) -> None:
        self._dirty = self.toPlainText() != self._stored
        self._timer.start()
        self._fit()

    def _fit(self) -> None:
        """As high as what it holds, from one line to a few; then it scrolls."""
        lines = int(self.document().size().height()) if self.toPlainText() else 1
        lines = max(lines, 3) if self.hasFocus() else max(lines, _LINES_QUIET)
        self.setFixedHeight(min(lines, _LINES_MOST) * self.fontMetrics().lineSpacing() + _AROUND)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self._put(self._stored)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        else:
            super().keyPressEvent(event)
