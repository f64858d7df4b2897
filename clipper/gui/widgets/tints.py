"""The few colours that are mixed from the theme's: behind sentences, passages, evidence, hits."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from clipper.gui.theme import colors_of


def blend(over: str, under: str, share: float) -> QColor:
    """`share` (0 to 1) of `over` on `under`, both #rrggbb; opaque."""
    pairs = zip(QColor(over).getRgb()[:3], QColor(under).getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))


def ink_on(ground: QColor, widget: QWidget) -> QColor:
    """The theme's ink or paper, whichever reads better on this ground."""
    colors = colors_of(widget)
    choices = (QColor(colors.ink), QColor(colors.paper))
    return max(choices, key=lambda colour: abs(_luma(colour) - _luma(ground)))


def _luma(colour: QColor) -> float:
    """How bright the eye finds it, 0 to 255 (weights of ITU-R BT.601)."""
    return 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()


def hit(widget: QWidget) -> QColor:
    """Behind a word that the search found."""
    return QColor(colors_of(widget).lit)


def current_hit(widget: QWidget) -> QColor:
    """Behind the hit that one stands on: the same hue, stronger."""
    colors = colors_of(widget)
    return blend(colors.star, colors.lit, 0.75)


def marked(widget: QWidget) -> QColor:
    """Behind a passage that the user marked."""
    return blend("#3d8f7d", colors_of(widget).paper, 0.28)


def summary(widget: QWidget) -> QColor:
    """Behind a sentence that the summary took: there to be found, and not in the way of reading."""
    colors = colors_of(widget)
    return blend(colors.star, colors.paper, 0.16)


def evidence(widget: QWidget) -> QColor:
    """Behind the words that spoke for a tag."""
    colors = colors_of(widget)
    return blend(colors.accent, colors.paper, 0.3)
