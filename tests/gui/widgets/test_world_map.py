"""The map: shades by count, a click or the keyboard chooses."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from clipper.gui.theme import Theme
from clipper.gui.widgets.world_map import STEPS, WorldMap, step

COUNTS = {"BR": 40, "CN": 3, "VA": 1}
NAMES = {"BR": "Brazil", "CN": "China", "VA": "Vatican City", "AU": "Australia"}


@pytest.fixture
def world_map(qtbot: QtBot, theme: Theme) -> WorldMap:  # noqa: ARG001 (the look by day)
    made = WorldMap()
    qtbot.addWidget(made)
    made.resize(800, 380)
    made.show_counts(COUNTS, NAMES, ())
    made.show()
    qtbot.waitExposed(made)
    made.repaint()
    return made


def place_of(world_map: WorldMap, code: str) -> QPoint:
    """A pixel of this country."""
    for y in range(0, world_map.height(), 4):
        for x in range(0, world_map.width(), 4):
            if world_map.code_at(QPointF(x, y)) == code:
                return QPoint(x, y)
    raise AssertionError(f"{code} is nowhere on the map")


@pytest.mark.parametrize("code", ["BR", "VA", "AU"])
def test_a_click_chooses_a_country(world_map: WorldMap, qtbot: QtBot, code: str) -> None:
    with qtbot.waitSignal(world_map.toggled) as toggled:
        qtbot.mouseClick(world_map, Qt.MouseButton.LeftButton, pos=place_of(world_map, code))
    assert toggled.args == [code]


def test_a_click_on_the_sea_does_nothing(world_map: WorldMap, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(world_map.toggled):
        qtbot.mouseClick(world_map, Qt.MouseButton.LeftButton, pos=place_of(world_map, ""))


def test_more_clippings_make_a_darker_country(world_map: WorldMap) -> None:
    picture = world_map.grab().toImage()
    light = [picture.pixelColor(place_of(world_map, code)).lightness() for code in ("AU", "CN", "BR")]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) == 3


def test_the_keyboard_goes_from_the_most_to_the_fewest_and_says_where_it_is(world_map: WorldMap, qtbot: QtBot) -> None:
    world_map.setFocus()
    said = []
    for _turn in range(4):
        qtbot.keyClick(world_map, Qt.Key.Key_Right)
        said.append(world_map.accessibleDescription())
    assert said == ["Brazil: 40", "China: 3", "Vatican City: 1", "Brazil: 40"]
    with qtbot.waitSignal(world_map.toggled) as toggled:
        qtbot.keyClick(world_map, Qt.Key.Key_Return)
    assert toggled.args == ["BR"]


def test_steps_grow_by_orders_of_magnitude() -> None:
    assert [step(count, 10_000) for count in (0, 1, 10, 100, 1_000, 10_000)] == list(range(STEPS + 1))
    assert step(1, 1) == 1
    assert step(0, 0) == 0
