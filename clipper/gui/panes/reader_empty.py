"""What the reader shows when nothing is chosen: the way to the first clipping."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from clipper.core.text import _
from clipper.gui.theme import headline_font

_WIDTH = 380


class ReaderEmpty(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        heading = _centred(_("Nothing to read yet"), self)
        heading.setFont(headline_font(self.font(), 1.7))
        column.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (
            _("Choose a clipping in the list, and it opens here."),
            _(
                "To add one, copy a whole news page in your browser (Ctrl+A, Ctrl+C) and paste it here with Ctrl+V: "
                "Clipper finds the articles on it, their countries and their topics."
            ),
        ):
            line = _centred(words, self)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _centred(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    label.setMinimumWidth(_WIDTH)
    label.setMaximumWidth(_WIDTH)
    return label
