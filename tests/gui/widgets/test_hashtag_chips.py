"""Hashtags as chips: put on, taken away, offered and refused."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clipper.gui.widgets.chip import Chip
from clipper.gui.widgets.hashtag_chips import HashtagChips


@pytest.fixture
def chips(qtbot: QtBot) -> HashtagChips:
    widget = HashtagChips()
    qtbot.addWidget(widget)
    widget.show_hashtags(["Ports"])
    widget.offer(["CastellGroup", "ports", "AdaMerrow"])
    widget.resize(600, 80)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def chip(chips: HashtagChips, key: str) -> Chip:
    return next(each for each in chips.chips() if each.key == key)


def test_what_is_there_is_not_offered_again(chips: HashtagChips) -> None:
    assert [each.accessibleName() for each in chips.chips()] == [
        "Ports", "CastellGroup (offered)", "AdaMerrow (offered)",
    ]  # fmt: skip


def test_one_click_takes_an_offer_and_its_cross_refuses_it(chips: HashtagChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.added) as added, qtbot.assertNotEmitted(chips.refused):
        qtbot.mouseClick(chip(chips, "CastellGroup"), Qt.MouseButton.LeftButton)
    assert added.args == ["CastellGroup"]
    with qtbot.waitSignal(chips.refused) as refused:
        qtbot.keyClick(chip(chips, "AdaMerrow"), Qt.Key.Key_Delete)
    assert refused.args == ["AdaMerrow"]


def test_the_cross_of_a_hashtag_takes_it_away(chips: HashtagChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.removed) as removed, qtbot.assertNotEmitted(chips.refused):
        qtbot.keyClick(chip(chips, "Ports"), Qt.Key.Key_Delete)
    assert removed.args == ["Ports"]


def test_any_word_can_be_typed(chips: HashtagChips, qtbot: QtBot) -> None:
    chips.add.setFocus()
    qtbot.keyClicks(chips.add, "#night ferries")
    with qtbot.waitSignal(chips.added) as added:
        qtbot.keyClick(chips.add, Qt.Key.Key_Return)
    assert added.args == ["#night ferries"]


def test_without_hashtags_and_offers_there_is_nothing_to_see(chips: HashtagChips) -> None:
    chips.offer(None)
    assert chips.isVisible()
    chips.show_hashtags([])
    assert not chips.isVisible()
    chips.offer([])
    assert chips.isVisible(), "the field to type one, where key names were asked for"


def test_the_keyboard_stays_in_the_row_when_an_offer_is_taken(chips: HashtagChips, qtbot: QtBot) -> None:
    chip(chips, "CastellGroup").setFocus()
    qtbot.waitUntil(chip(chips, "CastellGroup").hasFocus)
    chips.show_hashtags(["Ports", "CastellGroup"])
    assert any(each.hasFocus() for each in chips.chips())
