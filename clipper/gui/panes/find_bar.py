"""The bar above an article: finds words in it, and steps through what the search found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from clipper.core.text import _


class FindBar(QWidget):
    """Without a search field it tells of the search's hits; `open_field` turns it into Find in article."""

    words_changed = Signal(str)
    stepped = Signal(int)
    """1 to the next place, -1 to the one before."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Find in this article"))
        self.field.setAccessibleName(_("Find in this article"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(280)
        self.field.textChanged.connect(self.words_changed)
        self.field.hide()
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.previous = self._button("‹", _("Previous place (Shift+F3)"))
        self.next = self._button("›", _("Next place (F3)"))
        self.close_button = self._button("×", _("Close (Esc)"))
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.close_field)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(6)
        line.addWidget(self.field, 1)
        line.addStretch(1)
        for widget in (self.count, self.previous, self.next, self.close_button):
            line.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def finding(self) -> bool:
        """Whether the field is open: then its words are stepped through, else the search's hits."""
        return not self.field.isHidden()

    def open_field(self) -> None:
        self.field.show()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_field(self) -> None:
        """Close the field, or, where there is none, the whole bar."""
        was_finding = self.finding
        self.field.hide()
        self.field.clear()
        if not was_finding:
            self.hide()
        self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        """`current` counts from 1; 0 stands on none yet."""
        if self.finding:
            words = _("{current} of {total}") if total else _("Not found") if self.field.text() else ""
        elif current:
            words = _("Hit {current} of {total}")
        else:
            words = _("1 hit · F3 goes to it") if total == 1 else _("{total} hits · F3 goes on")
        self.count.setText(words.format(current=current, total=total))
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _button(self, sign: str, purpose: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(purpose)
        button.setAccessibleName(purpose)
        return button
