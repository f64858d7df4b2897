"""The list of clippings: what is chosen stays chosen, whatever happens to the list."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from clipper.core.model import Snippet, Summary
from clipper.gui.models.clippings import ClippingsModel, Row
from clipper.gui.panes.clipping_list import ClippingList
from clipper.gui.theme import LIGHT, Theme

Make = Callable[..., Summary]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, summary: Make) -> ClippingList:
    def fetch(ids: Sequence[int], words: str, then: Callable[[list[Row]], object]) -> None:
        passage = Snippet("the harbour wall", ((4, 11),)) if words else None
        then([Row(summary(i, unread=i % 2 == 0), passage) for i in ids])

    view = ClippingList(ClippingsModel(fetch), theme)
    qtbot.addWidget(view)
    view.resize(360, 500)
    view.show()
    return view


def test_the_keyboard_alone_opens_nothing(view: ClippingList, qtbot: QtBot) -> None:
    view.show_ids(range(1, 50))
    with qtbot.assertNotEmitted(view.opened):
        view.setFocus()
    assert view.current_id == 0
    assert view.chosen_ids == ()


def test_keys_walk_through_the_list(view: ClippingList, qtbot: QtBot) -> None:
    view.show_ids(range(1, 100_001))
    opened: list[int] = []
    view.opened.connect(opened.append)
    view.step(1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert opened == [1, 2, 100_000, 99_999, 1]


def test_the_mouse_opens_what_it_clicks_once(view: ClippingList, qtbot: QtBot) -> None:
    view.show_ids(range(1, 50))
    opened: list[int] = []
    view.opened.connect(opened.append)
    for row in (2, 0, 0):
        place = QPoint(80, view.rowViewportPosition(row) + 20)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [3, 1]


def test_what_is_chosen_stays_chosen_when_the_answer_changes(view: ClippingList, qtbot: QtBot) -> None:
    view.show_ids((1, 2, 3, 4, 5, 6))
    view.choose(2)
    for row in (3, 4):
        qtbot.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            QPoint(80, view.rowViewportPosition(row) + 20),
        )
    assert view.chosen_ids == (2, 4, 5)

    with qtbot.assertNotEmitted(view.opened):
        view.show_ids((9, 5, 2, 1, 8), stay=True)
    assert view.chosen_ids == (5, 2)
    assert view.current_id == 5


def test_after_a_deletion_the_next_one_is_opened(view: ClippingList, qtbot: QtBot) -> None:
    view.show_ids((1, 2, 3, 4))
    view.choose(2)
    with qtbot.waitSignal(view.opened) as opened:
        view.show_ids((1, 3, 4), stay=True)
    assert opened.args == [3]
    view.choose(4)
    with qtbot.waitSignal(view.opened) as opened:
        view.show_ids((1, 3), stay=True)
    assert opened.args == [3]


def test_another_search_opens_nothing_by_itself(view: ClippingList, qtbot: QtBot) -> None:
    view.show_ids((1, 2, 3))
    view.choose(2)
    with qtbot.assertNotEmitted(view.opened):
        view.show_ids((7, 8, 9), "harbour")
    assert view.current_id == 0


def test_the_place_one_scrolled_to_is_kept_when_the_same_is_asked_again(view: ClippingList) -> None:
    view.show_ids(range(1, 1000))
    view.verticalScrollBar().setValue(5000)
    view.show_ids(range(2, 1000), stay=True)
    assert view.verticalScrollBar().value() == 5000
    view.show_ids(range(1, 900), "other")
    assert view.verticalScrollBar().value() == 0


def test_a_clipping_that_is_not_there_yet_is_opened_when_it_comes(view: ClippingList, qtbot: QtBot) -> None:
    view.show_ids((1, 2))
    view.choose_when_there(700)
    with qtbot.waitSignal(view.opened) as opened:
        view.show_ids(range(1, 1000))
    assert opened.args == [700]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    view.show_ids((1, 2))
    assert view.current_id == 0, "and only that once"
    view.show_ids(range(1, 1000))
    assert view.current_id == 0


def test_all_of_a_hundred_thousand_can_be_chosen_and_stay_so(view: ClippingList) -> None:
    view.show_ids(range(1, 100_001))
    view.selectAll()
    view.show_ids(range(2, 100_001), stay=True)
    assert view.chosen_ids == tuple(range(2, 100_001))


def test_found_words_are_lit_in_the_passage(view: ClippingList, qtbot: QtBot) -> None:
    def lit() -> bool:
        picture = view.viewport().grab().toImage()
        wanted = QColor(LIGHT.lit).rgb()
        return any(
            picture.pixel(x, y) == wanted for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 3)
        )

    view.show_ids((1, 2))
    assert not lit()
    view.show_ids((1, 2), "harbour")
    qtbot.waitUntil(lit)


def test_the_middle_of_the_lead_picture_stands_beside_its_clipping(qtbot: QtBot, theme: Theme, summary: Make) -> None:
    picture = QImage(300, 60, QImage.Format.Format_RGB32)  # far wider than the place for it
    picture.fill(QColor("#0000ff"))
    for x in (*range(60), *range(240, 300)):
        for y in range(60):
            picture.setPixelColor(x, y, QColor("#00ff00"))

    def fetch(ids: Sequence[int], _words: str, then: Callable[[list[Row]], object]) -> None:
        then([Row(summary(i), None, picture if i == 1 else None) for i in ids])

    view = ClippingList(ClippingsModel(fetch), theme)
    qtbot.addWidget(view)
    view.resize(360, 500)
    view.show()
    view.show_ids(range(1, 5))

    def places(colour: int) -> list[int]:
        shown = view.viewport().grab().toImage()
        return [y for y in range(shown.height()) for x in range(shown.width()) if shown.pixel(x, y) == colour]

    qtbot.waitUntil(lambda: bool(places(0xFF0000FF)))
    assert max(places(0xFF0000FF)) < view.visualRect(view.model().index(1, 0)).top(), "only where there is one"
    assert places(0xFF00FF00) == [], "its sides are cut, it is not squeezed"
