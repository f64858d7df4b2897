"""Shows how one text differs from another, and asks what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model.readings import Difference
from clipper.core.text import _
from clipper.gui.theme import colors_of, headline_font
from clipper.gui.widgets.differences import Differences

NEWER = _("Struck through: only in your clipping, which is older. Lit: only in this newer one.")
OLDER = _("Struck through: only in this older one. Lit: only in your clipping, which is newer.")
"""How the differences of an edition are read."""
_SIZE = (760, 600)


class Compare(QDialog):
    """`answer` is the name of the button that closed it; empty for Close."""

    def __init__(
        self,
        heading: str,
        told: str,
        differences: Sequence[Difference],
        answers: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`answers` are (name, words) of the buttons."""
        super().__init__(parent)
        self.answer = ""
        self.setWindowTitle(_("Compare"))
        title = _label(heading, self)
        title.setFont(headline_font(self.font(), 1.3))
        facts = _label(told, self)
        facts.setProperty("quiet", True)
        self.text = Differences(self)
        self.text.show_differences(differences)
        foot = QHBoxLayout()
        for name, words in answers:
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            foot.addWidget(button)
        foot.addStretch(1)
        close = QPushButton(_("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        for widget in (title, facts):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.setStyleSheet(f'QLabel[quiet="true"] {{ color: {colors_of(self).muted}; }}')
        self.resize(*_SIZE)

    def _choose(self, name: str) -> None:
        self.answer = name
        self.accept()


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
