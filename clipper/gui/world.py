"""The shapes of the world's countries, from resources/map."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainterPath, QPolygonF

from clipper.core.resources import resource


@dataclass(frozen=True, slots=True)
class World:
    """`lands` and `dots` (for territories too small to click) by ISO code, in units of `size`."""

    size: QSizeF
    lands: dict[str, QPainterPath]
    dots: dict[str, QPointF]

    def at(self, place: QPointF, reach: float) -> str:
        """The code of the dot within `reach` units of a place, or else of the land there; "" for the sea."""
        near = [((dot - place).manhattanLength(), code) for code, dot in self.dots.items()]
        away, code = min(near, default=(reach + 1, ""))
        if away <= reach:
            return code
        return next((code for code, land in self.lands.items() if land.contains(place)), "")


def load() -> World:
    """About 20 ms: call it when the map is first shown."""
    head, *lines = resource("map", "world.tsv").read_text(encoding="utf-8").splitlines()
    width, height = head.lstrip("# ").split(":")[0].split()
    lands: dict[str, QPainterPath] = {}
    dots: dict[str, QPointF] = {}
    for line in lines:
        kind, code, *parts = line.split("\t")
        if kind == "dot":
            dots[code] = _points(parts[0])[0]
        else:
            path = lands[code] = QPainterPath()
            for part in parts:
                path.addPolygon(QPolygonF(_points(part)))
                path.closeSubpath()
    return World(QSizeF(float(width), float(height)), lands, dots)


def _points(steps: str) -> list[QPointF]:
    """The first point is given whole, every other as a step from the one before."""
    x = y = 0
    points = []
    for step in steps.split():
        across, down = step.split(",")
        x, y = x + int(across), y + int(down)
        points.append(QPointF(x, y))
    return points
