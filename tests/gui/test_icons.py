"""Icons: all there, all in the theme's colour."""

import re

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from clipper.core.resources import resource
from clipper.gui.icons import app_icon, pixmap


def names() -> list[str]:
    return sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "clipper")


def test_every_icon_is_drawn_in_the_colour_it_is_asked_for(qapp: QApplication) -> None:  # noqa: ARG001 (Qt has to run)
    assert len(names()) > 20
    for name in names():
        picture = pixmap(name, "#ff0000", 20).toImage()
        solid = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
        solid = [color for color in solid if color.alpha() > 200]
        assert solid, f"{name} is empty"
        assert all(color == QColor(255, 0, 0, color.alpha()) for color in solid), f"{name} has a colour of its own"


def test_icons_are_of_one_family() -> None:
    for name in names():
        source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in source, name
        assert not re.search(r"#[0-9a-f]{3,6}", source), name


def test_the_app_icon_is_drawn_at_every_size(qapp: QApplication) -> None:  # noqa: ARG001 (Qt has to run)
    for size in (16, 48, 256):
        picture = app_icon().pixmap(size, size).toImage()
        assert picture.width() == size
        assert picture.pixelColor(size // 2, size // 8).red() > 100
