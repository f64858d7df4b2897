"""What Clipper has to say: notices, errors the user can act on, and bugs with their trace."""

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clipper import __version__
from clipper.core.errors import ClipperError
from clipper.core.text import _
from clipper.gui.icons import pixmap, themed
from clipper.gui.panes.toast import Toast
from clipper.gui.theme import Theme

_MOST = 3
"""Messages shown at once; older ones give way."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button in a message. Pressing it also takes the message away."""

    label: str
    call: Callable[[], object]


class MessageBar(QWidget):
    """Messages between toolbar and panes; the newest is the lowest. None of them blocks anything."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._toast = Toast(theme, window)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is being said now, oldest first; a passing word last."""
        return [message.text for message in self._messages()] + [text for text in (self._toast.text,) if text]

    def notice(self, text: str, *choices: Choice) -> None:
        """Say something that waits for the user."""
        self._add(text, "info", choices)

    def passing(self, text: str, choice: Choice | None = None) -> None:
        """Say something that leaves by itself."""
        if choice is None:
            self._toast.say(text)
        else:
            self._toast.say(text, choice.label, choice.call)

    def warn(self, text: str, *choices: Choice) -> None:
        self._add(text, "warning", choices)

    def tell(self, error: BaseException, doing: str = "") -> None:
        """Say what went wrong: in the error's own words, or as a bug when it has none for the user."""
        if isinstance(error, ClipperError):
            self.warn(str(error))
        else:
            self.bug(doing, "".join(traceback.format_exception(error)))

    def bug(self, doing: str, trace: str) -> None:
        text = _("Something went wrong inside Clipper. This is a bug; your library is as it was.")
        if doing:
            text = _("“{job}” failed inside Clipper. This is a bug; what was saved is safe.").format(job=doing)
        self._add(text, "warning", (Choice(_("Details…"), lambda: _Trace(trace, self.window()).open()),))

    def _add(self, text: str, kind: str, choices: tuple[Choice, ...]) -> "_Message":
        for message in self._messages():
            if message.text == text:
                message.leave()
        message = _Message(text, kind, choices, self._theme)
        message.left.connect(self._forget)
        self._column.addWidget(message)
        for old in self._messages()[:-_MOST]:
            old.leave()
        self.show()
        return message

    def _messages(self) -> list["_Message"]:
        widgets = self.findChildren(_Message, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [widget for widget in widgets if not widget.gone]

    def _forget(self) -> None:
        self.setVisible(bool(self._messages()))


class _Message(QWidget):
    left = Signal()

    def __init__(self, text: str, kind: str, choices: tuple[Choice, ...], theme: Theme) -> None:
        super().__init__()
        self.text = text
        self.gone = False
        self._kind = kind
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("message")
        self._picture = QLabel()
        words = QLabel(text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(words, 1)
        for choice in choices:
            button = QPushButton(choice.label)
            button.clicked.connect(self.leave)
            button.clicked.connect(lambda _checked, call=choice.call: call())
            row.addWidget(button)
        self._close = QToolButton()
        self._close.setAccessibleName(_("Dismiss"))
        self._close.setToolTip(_("Dismiss"))
        self._close.clicked.connect(self.leave)
        row.addWidget(self._close)
        theme.changed.connect(self._take_colors)
        self._take_colors()

    def leave(self) -> None:
        if not self.gone:
            self.gone = True
            self.hide()
            self.left.emit()
            self.deleteLater()

    def _take_colors(self) -> None:
        colors = self._theme.colors
        ground = colors.warning if self._kind == "warning" else colors.notice
        self.setStyleSheet(f"#message {{ background: {ground}; border-bottom: 1px solid {colors.line} }}")
        self._picture.setPixmap(pixmap(self._kind, colors.ink, 18))
        self._close.setIcon(themed("close", colors, 16))


class _Trace(QDialog):
    """The trace of a bug, ready to be copied into a report."""

    def __init__(self, trace: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Details for a bug report"))
        report = f"Clipper {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n\n{trace}"
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(_("Trace"))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        copy = QPushButton(_("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addLayout(buttons)
        self.resize(720, 420)
