"""How the sidebar's rows look: places with icons, small headings, values with counts."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clipper.gui.icons import pixmap
from clipper.gui.models.sidebar import ENTRY_ROLE, Entry
from clipper.gui.theme import Colors, small_font

_ICONS = {"all": "all", "unread": "unread", "starred": "star", "trash": "trash"}
_MARGIN = 8.0
_INDENT = 34.0
"""Where labels of places begin, and of values that carry no badge."""
_ICON = 18


class SidebarDelegate(QStyledItemDelegate):
    """Paints each Entry; the view neither indents nor draws branches of its own."""

    def __init__(self, colors: Colors, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._font = font
        self.colors = colors
        self._small = small_font(font)
        self._strong = QFont(font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._heading = small_font(font)
        self._heading.setWeight(QFont.Weight.DemiBold)
        self._heading.setCapitalization(QFont.Capitalization.AllUppercase)
        self._heading.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: Entry = index.data(ENTRY_ROLE)
        line = QFontMetricsF(self._font).height()
        air = {"place": 13, "section": 22}.get(entry.kind, 9)
        return QSize(120, round(line + air))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if entry.kind == "section":
            self._paint_section(painter, rect, entry, bool(option.state & QStyle.StateFlag.State_Open))
        else:
            self._ground(painter, rect, entry, option.state)
            self._paint_entry(painter, rect, entry)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.colors.accent), 1.2))
            painter.drawRoundedRect(rect.adjusted(_MARGIN - 2, 1.5, 2 - _MARGIN, -1.5), 6, 6)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, entry: Entry, state: QStyle.StateFlag) -> None:
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if entry.active or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colors.tint if entry.active else self.colors.hover))
            painter.drawRoundedRect(rect.adjusted(_MARGIN - 2, 1, 2 - _MARGIN, -1), 6, 6)

    def _paint_section(self, painter: QPainter, rect: QRectF, entry: Entry, is_open: bool) -> None:
        foot = rect.adjusted(_MARGIN + 4, 12, -_MARGIN, 0)
        painter.setFont(self._heading)
        painter.setPen(QColor(self.colors.muted))
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, entry.label)
        arrow = pixmap("down" if is_open else "right", self.colors.faint, 14)
        painter.drawPixmap(QPointF(rect.right() - _MARGIN - 16, foot.center().y() - 7), arrow)

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        ink = self.colors.accent if entry.active else self.colors.ink
        left = rect.left() + _MARGIN + 4
        if entry.kind == "place":
            picture = pixmap(_ICONS[entry.name], ink if entry.active else self.colors.muted, _ICON)
            painter.drawPixmap(QPointF(left, rect.center().y() - _ICON / 2), picture)
            left = rect.left() + _INDENT + 2
        elif entry.name == "country" and entry.kind == "filter":
            left = self._badge(painter, rect, left, entry)
        right = rect.right() - _MARGIN - 4
        if entry.count is not None and (entry.kind == "filter" or entry.count):
            right = self._count(painter, rect, right, entry) - 8
        font = self._strong if entry.active else self._font
        painter.setFont(font)
        painter.setPen(QColor(self.colors.muted if entry.kind == "more" else ink))
        text = QFontMetricsF(font).elidedText(entry.label, Qt.TextElideMode.ElideRight, max(right - left, 0))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, rect.top(), right - left, rect.height()), align, text)

    def _badge(self, painter: QPainter, rect: QRectF, left: float, entry: Entry) -> float:
        """The country's code as a small plate; returns where the name begins."""
        metrics = QFontMetricsF(self._heading)
        width, height = metrics.horizontalAdvance("WW") + 6, metrics.height() + 1
        plate = QRectF(left - 1, rect.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colors.accent if entry.active else self.colors.chip))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(self._heading)
        painter.setPen(QColor(self.colors.on_accent if entry.active else self.colors.muted))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, entry.value)
        return plate.right() + 8

    def _count(self, painter: QPainter, rect: QRectF, right: float, entry: Entry) -> float:
        text = f"{entry.count:,}"
        width = QFontMetricsF(self._small).horizontalAdvance(text)
        painter.setFont(self._small)
        painter.setPen(QColor(self.colors.accent if entry.active else self.colors.muted))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(right - width - 2, rect.top(), width + 2, rect.height()), align, text)
        return right - width
