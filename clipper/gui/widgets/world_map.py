"""A map of the world, shaded by how many clippings are about each country; a click filters.

Shades differ in lightness alone, in five steps, so that no colour need be told from another; what is
chosen has a thick border. Names and counts stand in tooltips, and in the table that goes with the map.
"""

import math
from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from clipper.core.text import _
from clipper.gui.format import plain_tip
from clipper.gui.theme import Colors, colors_of, small_font
from clipper.gui.widgets.tints import blend
from clipper.gui.world import World, load

STEPS = 5
_DOT = 3.2
"""Radius of a dot in pixels."""
_REACH = 6.0
"""Pixels that a click may be away from a dot."""
_SOUTH = 0.925
"""Share of the map's height that is shown: below it there is only ice."""
_HALO = 1.6


class WorldMap(QWidget):
    """`toggled` carries the code of a country that was clicked, or chosen by Enter or Space among those that
    have clippings: the arrow keys go from one to the next, the one with the most first."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._world: World | None = None
        self._names: Mapping[str, str] = {}
        self._counts: Mapping[str, int] = {}
        self._chosen: frozenset[str] = frozenset()
        self._current = ""
        self._drawn: QImage | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 110)
        self.setAccessibleName(_("Map of the countries that the clippings found are about"))

    def show_counts(self, counts: Mapping[str, int], names: Mapping[str, str], chosen: Collection[str]) -> None:
        """How many clippings are about each country (by code), and which of them are filtered for."""
        self._counts, self._names, self._chosen = counts, names, frozenset(chosen)
        if self._current not in counts:
            self._current = ""
        self._redraw()

    def sizeHint(self) -> QSize:
        return QSize(520, 245)

    # -- what was meant --------------------------------------------------------------------
    def code_at(self, place: QPointF) -> str:
        """The country under a place of the widget; "" for the sea, or before it was shown."""
        if self._world is None:
            return ""
        scale, left, top = self._frame(self._world)
        return self._world.at(QPointF((place.x() - left) / scale, (place.y() - top) / scale), _REACH / scale)

    def told(self, code: str) -> str:
        """What there is about a country, in words."""
        name = self._names.get(code, "")
        return _("{name}: {n:,}").format(name=name, n=self._counts.get(code, 0)) if name else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        code = self.code_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else ""
        if code in self._names:
            self.toggled.emit(code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        known = self.code_at(event.position()) in self._names
        self.setCursor(Qt.CursorShape.PointingHandCursor if known else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = sorted(self._counts, key=lambda code: (-self._counts[code], code))
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and order:
            at = order.index(self._current) + step if self._current in order else 0
            self._current = order[at % len(order)]
            self.setAccessibleDescription(self.told(self._current))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current:
            self.toggled.emit(self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self.told(self.code_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), plain_tip(told), self)
            return True
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._redraw()
        return super().event(event)

    # -- drawing ---------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()
        super().resizeEvent(event)

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._world is None:
            self._world = load()
        if self._drawn is None:
            self._drawn = self._picture(self._world)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._drawn)
        if self.hasFocus() and self._current:
            self._mark(painter, self._world, self._current, colors_of(self).ink)
            painter.setFont(small_font(self.font()))
            _label(painter, self.told(self._current), QRectF(self.rect()), colors_of(self))

    def _frame(self, world: World) -> tuple[float, float, float]:
        """Pixels a unit, and where the map begins: as large as it fits, in the middle."""
        height = world.size.height() * _SOUTH
        scale = min(self.width() / world.size.width(), self.height() / height)
        return scale, (self.width() - world.size.width() * scale) / 2, (self.height() - height * scale) / 2

    def _picture(self, world: World) -> QImage:
        """Everything but the mark of the keyboard, drawn once: nothing of it changes as the mouse moves."""
        ratio = self.devicePixelRatioF()
        image = QImage((self.size().toSizeF() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        colors = colors_of(self)
        shades = _shades(colors)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, left, top = self._frame(world)
        most = max(self._counts.values(), default=0)
        painter.save()
        painter.translate(left, top)
        painter.scale(scale, scale)
        border = QPen(QColor(colors.paper), 0.6)
        border.setCosmetic(True)
        painter.setPen(border)
        for code, land in world.lands.items():
            painter.setBrush(shades[step(self._counts.get(code, 0), most)])
            painter.drawPath(land)
        painter.restore()
        painter.setPen(Qt.PenStyle.NoPen)
        for code, dot in world.dots.items():
            count = self._counts.get(code, 0)
            painter.setBrush(shades[step(count, most)])
            radius = _DOT if count else _DOT / 2
            painter.drawEllipse(QPointF(dot.x() * scale + left, dot.y() * scale + top), radius, radius)
        for code in self._chosen:
            self._mark(painter, world, code, colors.ink)
        painter.end()
        return image

    def _mark(self, painter: QPainter, world: World, code: str, color: str) -> None:
        """A thick border around a country."""
        scale, left, top = self._frame(world)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(left, top)
        painter.scale(scale, scale)
        pen = QPen(QColor(color), _HALO)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if code in world.lands:
            painter.drawPath(world.lands[code])
        if code in world.dots:
            radius = (_DOT + _HALO) / scale
            painter.drawEllipse(world.dots[code], radius, radius)
        painter.restore()


def step(count: int, most: int) -> int:
    """0 for none, else 1 to STEPS, by orders of magnitude: one country often has more than all others together."""
    if not count or not most:
        return 0
    return 1 if most == 1 else 1 + round((STEPS - 1) * math.log(count) / math.log(most))


def _shades(colors: Colors) -> list[QColor]:
    """From bare land to the darkest (by night: brightest) shade."""
    shares = (0.1 + 0.9 * at / STEPS for at in range(1, STEPS + 1))
    return [QColor(colors.line), *(blend(colors.accent, colors.line, share) for share in shares)]


def _label(painter: QPainter, text: str, room: QRectF, colors: Colors) -> None:
    metrics = QFontMetricsF(painter.font())
    box = QRectF(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 6)
    box.moveBottomLeft(room.bottomLeft() + QPointF(6, -6))
    painter.setPen(QColor(colors.line))
    painter.setBrush(QColor(colors.raised))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(colors.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
