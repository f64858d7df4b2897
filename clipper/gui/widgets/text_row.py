"""Words that lead somewhere: a button of running text, over as many lines as it needs."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from clipper.core.model import Span
from clipper.core.text import _
from clipper.gui.format import is_right_to_left
from clipper.gui.panes.text_map import Utf16
from clipper.gui.theme import colors_of

_SIDE, _ABOVE = 8, 4
"""Pixels around the words."""


class TextRow(QAbstractButton):
    """`clicked` follows it; `pointed` tells that the mouse or the keyboard came (True) or left (False)."""

    pointed = Signal(bool)

    def __init__(
        self, text: str, strong: Span | None = None, *, leads: bool = True, parent: QWidget | None = None
    ) -> None:
        """`strong` is a span of `text` (code points) set in bold; without `leads` a click leads nowhere."""
        super().__init__(parent)
        self._text, self._strong = text, strong
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription(_("Enter shows it in the text."))
        else:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a screen reader must come by

    # -- size ------------------------------------------------------------------------------
    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width)[1]) + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width() if self.width() > 100 else 500))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        """The lines at this width, and how high they are together."""
        layout = QTextLayout(self._text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        right_to_left = is_right_to_left(self._text)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        if self._strong is not None:
            layout.setFormats([self._bold(self._strong)])
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width - 2 * _SIDE))
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.12
        layout.endLayout()
        return layout, height

    def _bold(self, span: Span) -> QTextLayout.FormatRange:
        units = Utf16(self._text)
        bold = QTextLayout.FormatRange()
        bold.start = units.at(span[0])
        bold.length = units.at(span[1]) - bold.start
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(colors_of(self).accent))
        bold.format = look
        return bold

    # -- what the user does ----------------------------------------------------------------
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self.focusPolicy() == Qt.FocusPolicy.StrongFocus and (self.underMouse() or self.isDown())
        painter.setPen(QPen(QColor(colors.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.chip) if lively else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        painter.setPen(QColor(colors.ink))
        self._laid_out(self.width())[0].draw(painter, QPointF(_SIDE, _ABOVE))
