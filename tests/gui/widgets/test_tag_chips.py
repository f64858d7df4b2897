"""Tags as chips: shown, explained, added and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from clipper.core.model import Country, CountryTag, Evidence, Topic, TopicTag
from clipper.gui.widgets.chip import Chip
from clipper.gui.widgets.tag_chips import TagChips
from clipper.gui.widgets.tag_reasons import Zones
from clipper.gui.widgets.vocabulary import Vocabulary

COUNTRIES = (Country("NO", "Norway"), Country("SE", "Sweden"), Country("CI", "Côte d’Ivoire"))
TOPICS = (Topic("medtop:1", "economy"), Topic("user:7", "Ferries"))
ZONES = Zones.of("Oslo waits", None)
EVIDENCE = (Evidence("capital", "Oslo", 0, 4),)
TAGS = (CountryTag("NO", True, 0.9, "auto", EVIDENCE), CountryTag("SE", False, 0.2)), (TopicTag("medtop:1", 0.8),)


@pytest.fixture
def chips(qtbot: QtBot) -> TagChips:
    widget = TagChips()
    qtbot.addWidget(widget)
    widget.set_vocabulary(Vocabulary(COUNTRIES, TOPICS))
    widget.show_tags(*TAGS, ZONES)
    widget.resize(600, 80)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def chip(chips: TagChips, key: str) -> Chip:
    return next(each for each in chips.chips() if each.key == key)


def test_chips_have_names_and_reasons_for_those_who_cannot_see_them(chips: TagChips) -> None:
    assert [each.accessibleName() for each in chips.chips()] == ["Norway", "Sweden (mentioned)", "economy"]
    assert "Oslo" in chip(chips, "NO").accessibleDescription()


def test_the_delete_key_removes_the_chip_that_has_the_keyboard(chips: TagChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.country_removed) as removed:
        qtbot.keyClick(chip(chips, "SE"), Qt.Key.Key_Delete)
    assert removed.args == ["SE"]
    with qtbot.waitSignal(chips.topic_removed) as removed:
        qtbot.keyClick(chip(chips, "medtop:1"), Qt.Key.Key_Backspace)
    assert removed.args == ["medtop:1"]


def test_a_click_on_the_cross_removes_and_elsewhere_asks_for_the_evidence(chips: TagChips, qtbot: QtBot) -> None:
    norway = chip(chips, "NO")
    middle = norway.rect().center()
    with qtbot.waitSignal(chips.asked) as asked, qtbot.assertNotEmitted(chips.country_removed):
        qtbot.mouseClick(norway, Qt.MouseButton.LeftButton, pos=middle)
    assert asked.args == [EVIDENCE]
    cross = middle
    cross.setX(norway.width() - 8)
    with qtbot.waitSignal(chips.country_removed), qtbot.assertNotEmitted(chips.asked):
        qtbot.mouseClick(norway, Qt.MouseButton.LeftButton, pos=cross)


def test_focus_points_at_the_evidence_and_leaving_takes_it_back(chips: TagChips, qtbot: QtBot) -> None:
    told: list[tuple[Evidence, ...]] = []
    chips.pointed.connect(told.append)
    chip(chips, "NO").setFocus()
    qtbot.waitUntil(lambda: told == [EVIDENCE])
    chips.add_topic.setFocus()
    qtbot.waitUntil(lambda: told[-1] == ())


def test_tab_goes_through_chips_and_fields_in_the_order_they_are_seen(chips: TagChips, qtbot: QtBot) -> None:
    first = chip(chips, "NO")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    names = []
    for _each in range(5):
        focus = QApplication.focusWidget()
        names.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert names == ["Norway", "Sweden (mentioned)", "Add: Country", "economy", "Add: Topic"]


def test_the_keyboard_stays_in_the_row_when_a_chip_goes(chips: TagChips, qtbot: QtBot) -> None:
    chip(chips, "NO").setFocus()
    qtbot.waitUntil(chip(chips, "NO").hasFocus)
    chips.show_tags(TAGS[0][1:], TAGS[1], ZONES)
    assert QApplication.focusWidget() is chip(chips, "SE")


def test_typing_a_name_without_its_accents_and_enter_adds_the_country(chips: TagChips, qtbot: QtBot) -> None:
    chips.add_country.setFocus()
    qtbot.keyClicks(chips.add_country, "cote")
    with qtbot.waitSignal(chips.country_added) as added:
        qtbot.keyClick(chips.add_country, Qt.Key.Key_Return)
    assert added.args == ["CI"]
    qtbot.waitUntil(lambda: chips.add_country.text() == "")


def test_a_suggestion_that_holds_the_letters_anywhere_can_be_taken_with_the_arrows(
    chips: TagChips, qtbot: QtBot
) -> None:
    field = chips.add_country
    field.setFocus()
    qtbot.keyClicks(field, "way")
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    with qtbot.waitSignal(chips.country_added) as added:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert added.args == ["NO"]


def test_a_country_that_is_none_is_not_added(chips: TagChips, qtbot: QtBot) -> None:
    chips.add_country.setFocus()
    qtbot.keyClicks(chips.add_country, "Atlantis")
    with qtbot.assertNotEmitted(chips.country_added):
        qtbot.keyClick(chips.add_country, Qt.Key.Key_Return)
    assert chips.add_country.text() == "Atlantis", "what was typed is there to be mended"


def test_a_topic_with_a_new_name_is_created_and_a_known_one_is_not_doubled(chips: TagChips, qtbot: QtBot) -> None:
    chips.add_topic.setFocus()
    qtbot.keyClicks(chips.add_topic, "Ship yards")
    with qtbot.waitSignal(chips.topic_created) as created:
        qtbot.keyClick(chips.add_topic, Qt.Key.Key_Return)
    assert created.args == ["Ship yards"]
    qtbot.waitUntil(lambda: chips.add_topic.text() == "")
    qtbot.keyClicks(chips.add_topic, "ferries")
    with qtbot.waitSignal(chips.topic_added) as added, qtbot.assertNotEmitted(chips.topic_created):
        qtbot.keyClick(chips.add_topic, Qt.Key.Key_Return)
    assert added.args == ["user:7"]


def test_many_mentioned_countries_are_folded_until_asked_for(chips: TagChips, qtbot: QtBot) -> None:
    many = tuple(CountryTag(code, False, 0.1) for code in ("AA", "BB", "CC", "DD", "EE", "FF", "GG"))
    chips.show_tags(many, (), Zones())
    assert len(chips.chips()) == 5
    more = next(button for button in chips.findChildren(QPushButton) if "2 more" in button.text())
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(chips.chips()) == 7


@pytest.fixture
def offering(chips: TagChips) -> TagChips:
    chips.show_tags((), (TopicTag("user:7", 0.4, 0, suggested=True), TopicTag("medtop:1", 0.8)), ZONES)
    return chips


def test_what_is_offered_stands_last_and_says_what_it_is(offering: TagChips) -> None:
    assert [each.accessibleName() for each in offering.chips()] == ["economy", "Ferries (offered)"]
    assert "Enter puts it on" in chip(offering, "user:7").accessibleDescription()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_an_offered_topic_is_taken_by_the_keyboard(offering: TagChips, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(offering.topic_added) as added, qtbot.assertNotEmitted(offering.asked):
        qtbot.keyClick(chip(offering, "user:7"), key)
    assert added.args == ["user:7"]


def test_an_offered_topic_is_taken_by_a_click_and_refused_by_its_cross(offering: TagChips, qtbot: QtBot) -> None:
    offered = chip(offering, "user:7")
    middle = offered.rect().center()
    with qtbot.waitSignal(offering.topic_added), qtbot.assertNotEmitted(offering.topic_removed):
        qtbot.mouseClick(offered, Qt.MouseButton.LeftButton, pos=middle)
    middle.setX(offered.width() - 8)
    with qtbot.waitSignal(offering.topic_removed) as removed, qtbot.assertNotEmitted(offering.topic_added):
        qtbot.mouseClick(offered, Qt.MouseButton.LeftButton, pos=middle)
    assert removed.args == ["user:7"]


def test_enter_on_a_tag_asks_for_its_evidence(chips: TagChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.asked) as asked:
        qtbot.keyClick(chip(chips, "NO"), Qt.Key.Key_Return)
    assert asked.args == [EVIDENCE]


def test_the_keyboard_is_told_the_reason_at_once(chips: TagChips, qtbot: QtBot) -> None:
    chips.add_country.setFocus()
    qtbot.waitUntil(chips.add_country.hasFocus)
    QToolTip.hideText()
    chip(chips, "SE").setFocus(Qt.FocusReason.BacktabFocusReason)
    qtbot.waitUntil(lambda: "mentions Sweden" in QToolTip.text())
    chips.add_topic.setFocus()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_why_there_are_no_topics_is_said_until_there_is_one(chips: TagChips) -> None:
    why = "No topics in this language."
    [label] = chips.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert label.isHidden()
    chips.show_tags(TAGS[0], (), ZONES, why)
    assert (label.text(), label.isVisible()) == (why, True)
    chips.show_tags(*TAGS, ZONES, why)
    assert label.isHidden()
