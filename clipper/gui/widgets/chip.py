"""One tag as a chip: a code if it has one, its name, and a cross that takes it away or refuses it."""

from typing import cast

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from clipper.core.text import _
from clipper.gui.format import plain_tip
from clipper.gui.theme import Colors, colors_of, small_font
from clipper.gui.widgets.tints import blend

_PAD, _GAP = 8, 5
_CROSS = 7  # half of what a click on the cross may miss by, too
_MAX_NAME = 240
_REMOVING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Chip(QAbstractButton):
    """`clicked` (also by Enter or Space) asks to see the evidence; `removed` by the cross or the Delete or
    Backspace key.

    `solid` chips stand out (about a country); the others are outlined and quieter (only mentioned). An
    `offered` one is dashed: it is no tag yet, and `clicked` takes it.
    """

    removed = Signal()
    pointed = Signal(bool)
    """The mouse or the keyboard came (True) or left (False)."""

    def __init__(
        self,
        key: str,
        label: str,
        code: str = "",
        *,
        solid: bool = True,
        offered: bool = False,
        reason: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        """What the chip stands for: a country's code or a topic's id."""
        self._label, self._code, self._solid, self._offered = label, code, solid and not offered, offered
        self._size = QSize()
        self.setFont(small_font(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain_tip(reason))
        spoken = _("{tag} (offered)") if offered else "{tag}" if solid else _("{tag} (mentioned)")
        self.setAccessibleName(spoken.format(tag=label))
        keys = _("Enter puts it on, Delete refuses it.") if offered else _("Delete removes it.")
        self.setAccessibleDescription(f"{reason}\n{keys}")

    # -- size ------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        if not self._size.isValid():
            self._size = self._measured()
        return self._size

    def _measured(self) -> QSize:
        metrics = QFontMetrics(self.font())
        code = QFontMetrics(self._code_font()).horizontalAdvance(self._code) + _GAP if self._code else 0
        name = min(metrics.horizontalAdvance(self._label), _MAX_NAME)
        return QSize(_PAD + code + name + _GAP + 2 * _CROSS + _PAD // 2, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _code_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _cross(self) -> QRect:
        """Where the cross is: at the end that the direction of reading has."""
        width = 2 * _CROSS + _PAD // 2
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - width
        return QRect(left, 0, width, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size = QSize()

    # -- what the user does ----------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """The Delete key is the chip's own while it has the keyboard, whatever else the window uses it for."""
        if event.type() == QEvent.Type.ShortcutOverride and cast(QKeyEvent, event).key() in _REMOVING_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVING_KEYS:
            self.removed.emit()
        elif event.key() in _PRESSING_KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self.isDown() and self._cross().contains(event.position().toPoint())
        if on_cross and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by the keyboard has no mouse that waits for the reason."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.pointed.emit(False)

    # -- painting --------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(self._outline(colors))
        lively = self.underMouse() or self.isDown()
        ground = blend(colors.accent, colors.chip, 0.12) if lively else QColor(colors.chip)
        painter.setBrush(ground if self._solid or lively else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        self._paint_words(painter, QColor(colors.ink if self._solid else colors.muted), QColor(colors.accent))
        self._paint_cross(painter, QColor(colors.ink if lively else colors.faint))

    def _outline(self, colors: Colors) -> QPen:
        if self.hasFocus():
            return QPen(QColor(colors.accent), 1.5)
        if self._offered:
            return QPen(QColor(colors.faint), 1, Qt.PenStyle.DashLine)
        return QPen(QColor(colors.chip if self._solid else colors.line), 1)

    def _paint_words(self, painter: QPainter, ink: QColor, accent: QColor) -> None:
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        space = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        cross = 2 * _CROSS + _PAD // 2 + _GAP - _PAD
        space.adjust(cross if right_to_left else 0, 0, 0 if right_to_left else -cross, 0)
        start = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        if self._code:
            painter.setFont(self._code_font())
            painter.setPen(accent if self._solid else ink)
            painter.drawText(space, start | Qt.AlignmentFlag.AlignVCenter, self._code)
            taken = painter.fontMetrics().horizontalAdvance(self._code) + _GAP
            space.adjust(0 if right_to_left else taken, 0, -taken if right_to_left else 0, 0)
        painter.setFont(self.font())
        painter.setPen(ink)
        name = painter.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, space.width() + 1)
        painter.drawText(space, start | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_cross(self, painter: QPainter, ink: QColor) -> None:
        middle = self._cross().center()
        painter.setPen(QPen(ink, 1.3))
        for direction in (1, -1):
            painter.drawLine(middle.x() - 3, middle.y() - 3 * direction, middle.x() + 3, middle.y() + 3 * direction)
