"""Two texts as one: what went is struck through, what came is lit, the rest stands as it is."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from clipper.core.model.readings import Difference
from clipper.core.text import _
from clipper.gui.theme import colors_of, headline_font
from clipper.gui.widgets.tints import blend

_AROUND = 400
"""Characters of unchanged text that stay in view on either side of a change."""


class Differences(QPlainTextEdit):
    """Read-only; long stretches that are the same in both are cut short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(_("Differences"))
        self.setFont(headline_font(self.font(), 1.05, bold=False))
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(12)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        if all(each.kind == "same" for each in differences):
            cursor.insertText(_("The text is the same."))
            return
        for at, each in enumerate(differences):
            text = each.text
            if each.kind == "same":
                text = _cut(text, first=at == 0, last=at == len(differences) - 1)
            cursor.insertText(text, self._look(each.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _look(self, kind: str) -> QTextCharFormat:
        colors = colors_of(self)
        look = QTextCharFormat()
        look.setForeground(QColor(colors.ink if kind != "removed" else colors.muted))
        if kind == "removed":
            look.setBackground(blend(colors.accent, colors.paper, 0.16))
            look.setFontStrikeOut(True)
        elif kind == "added":
            look.setBackground(blend("#3d8f7d", colors.paper, 0.3))
        return look


def _cut(text: str, *, first: bool, last: bool) -> str:
    """A stretch that both texts have, without its middle where that is long."""
    if len(text) <= 2 * _AROUND + 80:
        return text
    before = "" if first else text[:_AROUND].rsplit(" ", 1)[0] + " "
    after = "" if last else " " + text[-_AROUND:].split(" ", 1)[-1]
    return f"{before}[…]{after}"
