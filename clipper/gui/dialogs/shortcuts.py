"""Every key of the window on one card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clipper.core.text import _
from clipper.gui.theme import colors_of, headline_font

_COLUMNS = 2
_SIZE = (760, 560)


class Shortcuts(QDialog):
    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`rows` are (what it does, keys), in the order to show them; several keys stand apart by ", "."""
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        heading = QLabel(_("Keyboard shortcuts"), self)
        heading.setFont(headline_font(self.font(), 1.5))
        close = QPushButton(_("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._card(rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(scroll, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(*_SIZE)

    def _card(self, rows: Sequence[tuple[str, str]]) -> QWidget:
        """The rows in columns, read downwards."""
        colors = colors_of(self)
        card = QWidget(self)
        card.setStyleSheet(
            f"#keys {{ background: {colors.chip}; border-radius: 5px; padding: 3px 8px; color: {colors.ink}; }}"
        )
        grid = QGridLayout(card)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        height = -(-len(rows) // _COLUMNS)
        for at, (purpose, keys) in enumerate(rows):
            column, line = divmod(at, height)
            grid.addWidget(_label(keys, card, "keys"), line, 3 * column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(_label(purpose, card), line, 3 * column + 1)
        grid.setColumnMinimumWidth(2, 18)
        for column in range(_COLUMNS):
            grid.setColumnStretch(3 * column + 1, 1)
        grid.setRowStretch(height, 1)
        return card


def _label(text: str, parent: QWidget, name: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    return label
