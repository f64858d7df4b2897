"""Passages that were marked in an article, with their notes; those whose words are gone as well."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model import Highlight
from clipper.core.text import _
from clipper.gui.theme import headline_font, small_font
from clipper.gui.widgets.focus import give_up_focus

_LONGEST = 300
"""Characters of a passage that are shown here; the text has it whole."""


class PassagesList(QWidget):
    """All signals carry the id of a highlight."""

    go_to = Signal(int)
    note_wanted = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlights: tuple[Highlight, ...] = ()
        self._read_only = False
        self._rows: list[QFrame] = []
        heading = QLabel(_("Marked passages"), self)
        heading.setFont(headline_font(self.font(), 1.15))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading)
        self._column.addSpacing(6)
        self.hide()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_rows()

    def show_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        if highlights != self._highlights:
            self._highlights = highlights
            self._show_rows()
        self.setVisible(bool(highlights))

    def _show_rows(self) -> None:
        give_up_focus(self)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(highlight) for highlight in self._highlights]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, highlight: Highlight) -> QFrame:
        row = QFrame(self)
        row.setObjectName("related_row")
        words = QVBoxLayout()
        words.setSpacing(3)
        exact = highlight.exact
        cut = exact if len(exact) <= _LONGEST else exact[:_LONGEST].rsplit(" ", 1)[0] + "…"
        words.addWidget(_label(f"“{cut}”", row))
        if highlight.note:
            words.addWidget(_label(highlight.note, row, small=True))
        if highlight.start is None:
            words.addWidget(_label(_("These words are no longer in the text."), row, small=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        if highlight.start is not None:
            buttons.addWidget(self._button(_("Show"), self.go_to, highlight, row))
        if not self._read_only:
            buttons.addWidget(self._button(_("Note…"), self.note_wanted, highlight, row))
            buttons.addWidget(self._button(_("Remove"), self.removed, highlight, row))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(14)
        line.addLayout(words, 1)
        line.addLayout(buttons)
        return row

    def _button(self, words: str, signal: SignalInstance, highlight: Highlight, row: QWidget) -> QPushButton:
        button = QPushButton(words, row)
        button.setFlat(True)
        button.setFont(small_font(self.font()))
        button.setAccessibleName(f"{words.rstrip('…')}: {highlight.exact[:60]}")
        button.clicked.connect(lambda: signal.emit(highlight.id))
        return button


def _label(text: str, parent: QWidget, *, small: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if small:
        label.setFont(small_font(parent.font()))
        label.setProperty("quiet", True)
    return label
