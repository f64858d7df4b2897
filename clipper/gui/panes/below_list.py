"""What stands below an article: a heading, and rows of words with buttons beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.gui.theme import headline_font, small_font


class Row(QFrame):
    """One thing, in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("related_row")
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(14)
        line.addLayout(self._words, 1)
        line.addLayout(self._buttons)

    def say(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._words.addWidget(label)
        return label

    def say_quietly(self, text: str) -> QLabel:
        label = self.say(text)
        label.setFont(small_font(self.font()))
        label.setProperty("quiet", True)
        return label

    def offer(self, words: str, purpose: str) -> QPushButton:
        """A button; `purpose` says what it does to whoever cannot see which row it stands in."""
        button = QPushButton(words, self)
        button.setAccessibleName(purpose)
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


class BelowList(QWidget):
    """Hidden while there is nothing to list."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        title = QLabel(heading, self)
        title.setFont(headline_font(self.font(), 1.15))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(title)
        self._column.addSpacing(6)
        self.hide()

    def _show_rows(self, rows: Sequence[Row]) -> None:
        """In place of those that are shown."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = tuple(rows)
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(rows))
