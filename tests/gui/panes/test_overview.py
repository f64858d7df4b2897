"""The map above the article: it follows what is found, and filters it."""

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from clipper.core.model import Country, FacetCount, Query
from clipper.gui.main_window import MainWindow
from clipper.gui.panes.map_pane import MapPane
from tests.gui.driving import PATIENCE, do, wait_for

FACETS = {"country": (FacetCount("CN", "China", 3), FacetCount("NO", "Norway", 1))}


@pytest.fixture
def pane(qtbot: QtBot) -> MapPane:
    made = MapPane()
    qtbot.addWidget(made)
    made.know((Country("CN", "China"), Country("NO", "Norway"), Country("FR", "France")))
    made.show_facets(Query(filters=(("country", "NO"),)), FACETS)
    return made


def rows(pane: MapPane) -> list[list[str]]:
    return [
        [item.text() if (item := pane.table.item(row, column)) else "" for column in range(2)]
        for row in range(pane.table.rowCount())
    ]


def test_it_is_away_until_it_is_wanted(pane: MapPane) -> None:
    assert pane.isHidden()
    pane.toggle()
    assert not pane.isHidden()
    pane.toggle()
    assert pane.isHidden()


def test_the_table_tells_what_the_map_shows(pane: MapPane, qtbot: QtBot) -> None:
    pane.toggle()
    pane.switch.click()
    assert rows(pane) == [["China", "3"], ["✓ Norway", "1"]]
    pane.table.setCurrentCell(0, 0)
    with qtbot.waitSignal(pane.toggled) as toggled:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert toggled.args == ["CN"]


def test_where_no_country_is_known_it_says_so(pane: MapPane) -> None:
    pane.show_facets(Query(), {})
    pane.toggle()
    assert pane.told.text() == "None of these clippings is about a country."


def test_a_click_filters_the_list(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "map")
    pane = window.map
    qtbot.waitUntil(lambda: pane.map.told("NO") == "Norway: 1", timeout=PATIENCE)
    pane.map.repaint()
    spots = (QPointF(x, y) for y in range(0, pane.map.height(), 2) for x in range(0, pane.map.width(), 2))
    spot = next(spot for spot in spots if pane.map.code_at(spot) == "NO")
    qtbot.mouseClick(pane.map, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    wait_for(qtbot, window, "Ferry sails again")
