"""The shapes of the map, and which country is where."""

import pytest
from PySide6.QtCore import QPointF

from clipper.gui import world

REACH = 10.0


@pytest.fixture(scope="module")
def earth() -> world.World:
    return world.load()


def middle(earth: world.World, code: str) -> QPointF:
    return earth.lands[code].boundingRect().center()


@pytest.mark.parametrize("code", ["BR", "DE", "AU", "CD"])
def test_a_place_on_land_is_its_country(earth: world.World, code: str) -> None:
    assert earth.at(middle(earth, code), REACH) == code


def test_the_sea_is_nobody_s(earth: world.World) -> None:
    assert earth.at(QPointF(earth.size.width() * 0.4, earth.size.height() * 0.5), REACH) == ""


def test_a_dot_goes_before_the_land_around_it(earth: world.World) -> None:
    dot = earth.dots["SM"]
    assert earth.lands["IT"].contains(dot + QPointF(0, REACH * 5))
    assert earth.at(dot + QPointF(REACH / 3, REACH / 3), REACH) == "SM"


def test_everything_lies_on_the_map(earth: world.World) -> None:
    for land in earth.lands.values():
        box = land.boundingRect()
        assert box.left() >= 0 <= box.top()
        assert box.right() <= earth.size.width()
        assert box.bottom() <= earth.size.height()
