"""Map and timeline: they follow what is found, and filter it."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from clipper.core.model import Country, FacetCount, Query
from clipper.gui.main_window import MainWindow
from clipper.gui.panes.overview import Overview
from tests.gui.driving import NEWEST, PATIENCE, do, press, wait_for

FACETS = {
    "country": (FacetCount("CN", "China", 3), FacetCount("NO", "Norway", 1)),
    "month": (FacetCount("2025-06", "2025-06", 2), FacetCount("2025-03", "2025-03", 2)),
}


@pytest.fixture
def overview(qtbot: QtBot) -> Overview:
    made = Overview()
    qtbot.addWidget(made)
    made.know((Country("CN", "China"), Country("NO", "Norway"), Country("FR", "France")))
    made.show_facets(Query(filters=(("country", "NO"), ("date", "2025-06"))), FACETS)
    return made


def rows(table: QTableWidget) -> list[list[str]]:
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(2)]
        for row in range(table.rowCount())
    ]


def test_it_is_away_until_it_is_wanted(overview: Overview) -> None:
    assert overview.isHidden()
    overview.toggle()
    assert not overview.isHidden()
    overview.toggle()
    assert overview.isHidden()


def test_tables_tell_what_is_drawn(overview: Overview, qtbot: QtBot) -> None:
    overview.toggle()
    overview.switch.click()
    assert rows(overview.countries) == [["China", "3"], ["✓ Norway", "1"]]
    assert rows(overview.months) == [["✓ Jun 2025", "2"], ["Mar 2025", "2"]]
    overview.countries.setCurrentCell(0, 0)
    with qtbot.waitSignal(overview.country_toggled) as toggled:
        qtbot.keyClick(overview.countries, Qt.Key.Key_Return)
    assert toggled.args == ["CN"]
    for row, wanted in ((1, "2025-03"), (0, "")):
        overview.months.setCurrentCell(row, 0)
        with qtbot.waitSignal(overview.time_chosen) as chosen:
            qtbot.keyClick(overview.months, Qt.Key.Key_Return)
        assert chosen.args == [wanted]


def test_where_no_country_is_known_it_says_so(overview: Overview) -> None:
    overview.show_facets(Query(), {})
    overview.toggle()
    assert overview.told.text() == "None of these clippings is about a country."


def test_a_click_filters_the_list(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "overview")
    world_map = window.overview.map
    qtbot.waitUntil(lambda: world_map.told("NO") == "Norway: 1", timeout=PATIENCE)
    world_map.repaint()
    spots = (QPointF(x, y) for y in range(0, world_map.height(), 2) for x in range(0, world_map.width(), 2))
    spot = next(spot for spot in spots if world_map.code_at(spot) == "NO")
    qtbot.mouseClick(world_map, Qt.MouseButton.LeftButton, pos=spot.toPoint())
    wait_for(qtbot, window, "Ferry sails again")


def test_a_time_filters_the_list_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "overview")
    qtbot.waitUntil(lambda: bool(window.overview.timeline.bars), timeout=PATIENCE)
    window.overview.time_chosen.emit("2024-01..2025-05")
    wait_for(qtbot, window)
    assert window.sidebar.label("date", "2024-01..2025-05") == "Jan 2024 – May 2025"
    window.overview.time_chosen.emit("")
    wait_for(qtbot, window, *NEWEST)


@pytest.mark.parametrize("by_key", [True, False])
def test_put_away_it_gives_the_keyboard_to_the_list(qtbot: QtBot, window: MainWindow, by_key: bool) -> None:
    do(window, "overview")
    qtbot.waitUntil(lambda: window.focusWidget() is window.overview.map)
    if by_key:
        do(window, "overview")
    else:
        press(qtbot, window.overview, "Close")
    assert window.overview.isHidden()
    focus = window.focusWidget()
    assert focus is not None
    assert focus is window.list or window.list.isAncestorOf(focus)
