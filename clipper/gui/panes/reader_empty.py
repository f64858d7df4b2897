"""What the reader shows when nothing is chosen: the way to the first clipping."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clipper.core.text import _
from clipper.gui.theme import headline_font

_WIDTH = 380


class ReaderEmpty(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        heading = _centred(_("What would you like to read?"), self)
        heading.setFont(headline_font(self.font(), 1.7))
        choose = _centred(_("Choose a clipping in the list: it opens here."), self)
        add = _centred(
            _(
                "To add one, copy a whole news page in your browser (Ctrl+A, Ctrl+C) and paste it here with Ctrl+V: "
                "Clipper finds the articles on it, their countries and their topics."
            ),
            self,
        )
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(heading)
        for hint in (choose, add):
            hint.setProperty("quiet", True)
            hint.setFixedWidth(_WIDTH)
            column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
            hint.setMinimumHeight(hint.heightForWidth(_WIDTH))
        column.addStretch(3)
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addLayout(column)
        middle.addStretch(1)


def _centred(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    return label
