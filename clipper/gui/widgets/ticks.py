"""Check boxes and radio buttons drawn in the theme's colours: Fusion's vanish on a dark ground."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from clipper.gui.theme import colors_of

_SIDE = 17
_GAP = 6


class Tick(QCheckBox):
    def sizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, _point: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = _begin(self)
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(colors_of(self).on_accent), 1.9, c=Qt.PenCapStyle.RoundCap))
            middle = box.center()
            painter.drawPolyline(
                QPolygonF([middle + QPointF(-4, 0.3), middle + QPointF(-1.2, 3.1), middle + QPointF(4.1, -3)])
            )
        _paint_label(self, painter)


class Option(QRadioButton):
    def sizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, _point: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = _begin(self)
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors_of(self).on_accent))
            painter.drawEllipse(box.center(), 3, 3)
        _paint_label(self, painter)


def _size(button: QAbstractButton) -> QSize:
    label = _GAP + button.fontMetrics().horizontalAdvance(button.text()) + 2 if button.text() else 0
    return QSize(_SIDE + 2 + label, max(_SIDE + 2, button.fontMetrics().height() + 2))


def _begin(button: QAbstractButton) -> tuple[QPainter, QRectF]:
    """A painter set up for the box or circle, and where that stands."""
    colors = colors_of(button)
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = button.width() - _SIDE - 1 if button.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
    box = QRectF(left, (button.height() - _SIDE) / 2, _SIDE, _SIDE).adjusted(0.5, 0.5, -0.5, -0.5)
    lively = button.hasFocus() or button.underMouse()
    edge = colors.ink if button.hasFocus() and button.isChecked() else colors.accent if lively else colors.faint
    painter.setPen(QPen(QColor(colors.accent if button.isChecked() and not button.hasFocus() else edge), 1.2))
    painter.setBrush(QColor(colors.accent if button.isChecked() else colors.raised))
    return painter, box


def _paint_label(button: QAbstractButton, painter: QPainter) -> None:
    colors = colors_of(button)
    painter.setPen(QColor(colors.ink if button.isChecked() or button.hasFocus() else colors.muted))
    taken = _SIDE + 1 + _GAP
    right_to_left = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    space = QRect(0 if right_to_left else taken, 0, button.width() - taken, button.height())
    side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    painter.drawText(space, side | Qt.AlignmentFlag.AlignVCenter, button.text())
