"""A word in passing, floating over the window's foot, so that nothing moves because of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from clipper.gui.theme import Theme

_STAYS = 6_000
"""Milliseconds."""
_ABOVE = 28
"""Pixels between it and the foot of the window."""


class Toast(QWidget):
    """Shows one sentence with at most one button, and leaves by itself."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.setFlat(True)
        self._button.clicked.connect(self._pressed)
        self._call: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 8, 7)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._end = QTimer(self, singleShot=True, interval=_STAYS)
        self._end.timeout.connect(self.hide)
        window.installEventFilter(self)
        theme.changed.connect(self._take_colors)
        self._take_colors()
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; "" when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def say(self, text: str, label: str = "", call: Callable[[], object] | None = None) -> None:
        """Say this instead of whatever was said before; `call` is what the button `label` does."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self._button.setText(label)
        self._button.setVisible(bool(label))
        self._call = call
        self.show()
        self._place()
        self.raise_()
        self._end.start()

    def _pressed(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()

    def _place(self) -> None:
        self.adjustSize()
        window = self.parentWidget()
        if window is not None:
            self.move((window.width() - self.width()) // 2, window.height() - self.height() - _ABOVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _take_colors(self) -> None:
        colors = self._theme.colors
        button = colors.warning if self._theme.dark else colors.lit
        # Ink and paper changed over: it stands out from whatever it floats above.
        self.setStyleSheet(
            f"#toast {{ background: {colors.ink}; border-radius: 8px }}"
            f"#toast QLabel {{ color: {colors.paper} }}"
            f"#toast QPushButton {{ color: {button}; font-weight: 600 }}"
            f"#toast QPushButton:hover, #toast QPushButton:focus {{ background: {colors.muted} }}"
        )
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
