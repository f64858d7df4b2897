"""The few colours that are mixed from the theme's: behind evidence and behind the hit one stands on."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from clipper.gui.theme import colors_of


def blend(over: str, under: str, share: float) -> QColor:
    """`share` (0 to 1) of `over` on `under`, both #rrggbb; opaque."""
    pairs = zip(QColor(over).getRgb()[:3], QColor(under).getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))


def hit(widget: QWidget) -> QColor:
    """Behind a word that the search found."""
    return QColor(colors_of(widget).lit)


def current_hit(widget: QWidget) -> QColor:
    """Behind the hit that one stands on: the same hue, stronger."""
    colors = colors_of(widget)
    return blend(colors.star, colors.lit, 0.75)


def evidence(widget: QWidget) -> QColor:
    """Behind the words that spoke for a tag."""
    colors = colors_of(widget)
    return blend(colors.accent, colors.paper, 0.3)
