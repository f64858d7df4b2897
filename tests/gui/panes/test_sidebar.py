"""The sidebar: places, and filters that add up."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from clipper.core.model import Counts, FacetCount, Query
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.theme import Theme

FACETS = {
    "country": (FacetCount("CN", "China", 4), FacetCount("NO", "Norway", 3), FacetCount("PE", "Peru", 1)),
    "publisher": (FacetCount("Harbour Post", "Harbour Post", 5),),
}


@pytest.fixture
def sidebar(qtbot: QtBot, theme: Theme) -> Sidebar:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.resize(230, 600)
    sidebar.show_counts(Counts(8, 2, 1, 0))
    sidebar.show_facets(FACETS)
    sidebar.show()
    return sidebar


def row_of(sidebar: Sidebar, text: str) -> QPoint:
    """The middle of the row that reads so."""
    model = sidebar.model()
    index = sidebar.indexAt(QPoint(20, 12))
    while index.isValid():
        if model.data(index) == text:
            return sidebar.visualRect(index).center()
        index = sidebar.indexBelow(index)
    raise AssertionError(f"{text} is not in sight")


def click(qtbot: QtBot, sidebar: Sidebar, text: str) -> None:
    qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=row_of(sidebar, text))


def test_clicks_go_to_places_and_toggle_filters(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.place_chosen) as place:
        click(qtbot, sidebar, "Starred")
    assert place.args == ["starred"]
    with qtbot.waitSignal(sidebar.filter_toggled) as chosen:
        click(qtbot, sidebar, "Norway")
    assert chosen.args == ["country", "NO"]


def test_sections_without_values_take_no_room(sidebar: Sidebar) -> None:
    for name in ("Topics", "Years", "Languages"):
        with pytest.raises(AssertionError):
            row_of(sidebar, name)


def test_folding_hides_a_section_s_values_and_is_remembered(sidebar: Sidebar, qtbot: QtBot) -> None:
    click(qtbot, sidebar, "Countries")
    with pytest.raises(AssertionError):
        row_of(sidebar, "China")
    sidebar.show_facets(FACETS)
    with pytest.raises(AssertionError):
        row_of(sidebar, "China")
    assert sidebar.folded == ["country"]
    sidebar.fold([])
    row_of(sidebar, "China")


def test_whoever_walks_by_keyboard_keeps_her_place_when_counts_change(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.take_keyboard()
    for _step in range(6):  # four places, the section's name, China, Norway
        qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.filter_toggled) as chosen:
        qtbot.keyClick(sidebar, Qt.Key.Key_Space)
    assert chosen.args == ["country", "NO"]

    sidebar.show_query(Query().toggled("country", "NO"))
    sidebar.show_facets({"country": (FacetCount("PE", "Peru", 2), FacetCount("NO", "Norway", 2))})
    with qtbot.waitSignal(sidebar.filter_toggled) as again:
        qtbot.keyClick(sidebar, Qt.Key.Key_Return)
    assert again.args == ["country", "NO"]


def test_left_folds_from_within_and_right_opens(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.take_keyboard()
    for _step in range(5):
        qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    qtbot.keyClick(sidebar, Qt.Key.Key_Left)
    assert sidebar.folded == ["country"]
    qtbot.keyClick(sidebar, Qt.Key.Key_Right)
    assert sidebar.folded == []
    row_of(sidebar, "China")
