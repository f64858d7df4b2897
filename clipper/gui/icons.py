"""Our own line icons: one SVG each, drawn in the theme's colour."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clipper.core.resources import resource
from clipper.gui.theme import Colors


def icon(name: str, color: str, disabled: str, size: int = 20) -> QIcon:
    """The icon `name` of resources/icons at `size` logical pixels, in `color` (#rrggbb)."""
    made = QIcon(pixmap(name, color, size))
    made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def themed(name: str, colors: Colors, size: int = 20) -> QIcon:
    """The icon in the colour of secondary text, as toolbars and menus show it."""
    return icon(name, colors.muted, colors.line, size)


def pixmap(name: str, color: str, size: int) -> QPixmap:
    """The drawing alone, as sharp as the sharpest screen needs it."""
    screens = QGuiApplication.screens()
    ratio = max((screen.devicePixelRatio() for screen in screens), default=1.0)
    return _drawn(name, color, size, ratio)


def app_icon() -> QIcon:
    return QIcon(str(resource("icons", "clipper.svg")))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    drawing = QPixmap(round(size * ratio), round(size * ratio))
    drawing.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawing)
    svg = QByteArray(_source(name).replace("currentColor", color).encode("utf-8"))
    QSvgRenderer(svg).render(painter, QRectF(0, 0, drawing.width(), drawing.height()))
    painter.end()
    drawing.setDevicePixelRatio(ratio)
    return drawing
