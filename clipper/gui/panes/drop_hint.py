"""What one sees while dragging something over the window: it may be let go here."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clipper.core.text import _
from clipper.gui.icons import pixmap
from clipper.gui.theme import Theme, headline_font

_INSET = 18
_PICTURE = 64


class DropHint(QWidget):
    """A veil with a dashed line, like a coupon's; the mouse goes through it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colors.paper)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(colors.accent), 2.5, Qt.PenStyle.DashLine))
        coupon = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(coupon, 14, 14)
        middle = coupon.center()
        scissors = pixmap("scissors", colors.accent, _PICTURE)
        painter.drawPixmap(round(middle.x() - _PICTURE / 2), round(middle.y() - _PICTURE - 10), scissors)
        painter.setFont(headline_font(self.font(), 1.6))
        words = QRectF(coupon.left(), middle.y(), coupon.width(), 60)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, _("Drop it here to clip it"))
