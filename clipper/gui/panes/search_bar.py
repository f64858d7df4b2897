"""The search box: answers as you type."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from clipper.core.text import _
from clipper.gui.icons import themed
from clipper.gui.theme import Theme

_PAUSE = 120
"""Milliseconds without a key after which a search is worth asking for."""


class SearchBar(QLineEdit):
    """Words to search for. Escape clears; Enter and Down go on to what was found."""

    words_changed = Signal(str)
    left = Signal()
    """The user goes on to the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("search")
        self.setAccessibleName(_("Search"))
        self.setPlaceholderText(_("Search words, “phrases”, country:CN, date:2025…"))
        self.setToolTip(
            _(
                "All words must occur. Also: OR, NOT, prefix*, “a phrase”, title:, publisher:, country:, mentions:, "
                "topic:, lang:, date:2025-06..2025-07"
            )
        )
        self.setMaxLength(500)
        self.setMinimumWidth(220)
        self._picture = QAction(self)
        self.addAction(self._picture, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(_("Clear the search"), self)
        self._clear.triggered.connect(self.clear_words)
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._asked = ""
        self.textChanged.connect(self._typed)
        theme.changed.connect(self._take_colors)
        self._take_colors()

    def sizeHint(self) -> QSize:
        return QSize(460, super().sizeHint().height())

    def clear_words(self) -> None:
        self.clear()
        self._ask()

    def show_words(self, words: str) -> None:
        """Show what is searched for, without asking for it again."""
        if words != self.text().strip():
            self.setText(words)
            self._pause.stop()
            self._asked = words

    def begin(self) -> None:
        """Take the keyboard, all words marked, so that typing replaces them."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """With no typing to take back, Undo and Redo are the library's; so is a page that is pasted here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            page = event.matches(QKeySequence.StandardKey.Paste) and self._holds_page()
            if undo or redo or page:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear_words()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._ask()
                self.left.emit()
            case _other:
                super().keyPressEvent(event)

    def _holds_page(self) -> bool:
        """Whether the clipboard has more than anyone searches for."""
        return len(QGuiApplication.clipboard().text()) > self.maxLength()

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._asked:
            self._asked = words
            self.words_changed.emit(words)

    def _take_colors(self) -> None:
        self._picture.setIcon(themed("search", self._theme.colors, 16))
        self._clear.setIcon(themed("close", self._theme.colors, 14))
