"""What stands where the list would be when there is nothing in it: a next step, not a void."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model import Query
from clipper.core.text import _
from clipper.gui.icons import pixmap
from clipper.gui.theme import Theme, headline_font


class EmptyState(QWidget):
    """A picture, a sentence or two, and at most one button."""

    paste = Signal()
    clear = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = "paste"
        self._picture, self._title, self._text = QLabel(), QLabel(), QLabel()
        self._button = QPushButton()
        self._button.setProperty("primary", True)
        self._button.clicked.connect(self._pressed)
        self._title.setFont(headline_font(self.font(), 1.35))
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 0, 30, 40)
        column.setSpacing(12)
        column.addStretch(2)
        for label in (self._picture, self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        theme.changed.connect(self._take_colors)

    def explain(self, query: Query, in_trash: int) -> None:
        """Say why the answer to `query` is empty; so many clippings lie in Trash."""
        searched = bool(query.has_words or query.filters)
        if searched:
            self._say("search", _("Nothing found"), self._unfound(query), _("Clear search and filters"))
        elif query.place == "unread":
            self._say("all", _("All read"), _("New clippings wait here until you have read them."))
        elif query.place == "starred":
            self._say("star", _("No stars yet"), _("Press S on a clipping that you want at hand."))
        elif query.place == "trash":
            self._say("trash", _("Trash is empty"), _("What you delete stays here until you empty it."))
        elif in_trash == 0:
            first = _(
                "In your browser, open a news page and copy it whole: Ctrl+A, then Ctrl+C. "
                "Come back here and press Ctrl+V. Clipper finds the articles on it."
            )
            also = _("You can also drop files here, or import whole folders from the File menu.")
            self._say("scissors", _("Paste your first page"), f"{first}\n\n{also}", _("Paste Page"))
        else:
            self._say("trash", _("Nothing here"), _("Everything you kept lies in Trash."))

    @staticmethod
    def _unfound(query: Query) -> str:
        if not query.has_words:
            return _("No clipping fits all of these filters.")
        within = _(" with these filters") if query.filters else ""
        return _("No clipping has “{words}”{within}.").format(words=query.text.strip(), within=within)

    def _say(self, icon: str, title: str, text: str, button: str = "") -> None:
        self._icon = icon
        self._title.setText(title)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._take_colors()

    def _pressed(self) -> None:
        (self.clear if self._icon == "search" else self.paste).emit()

    def _take_colors(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, self._theme.colors.faint, 56))
        self._text.setStyleSheet(f"color: {self._theme.colors.muted}")
