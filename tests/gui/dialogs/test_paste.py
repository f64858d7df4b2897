"""The paste sheet: what is offered, chosen, changed and kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clipper.core.model import Candidate, Capture, Country, Topic, Twin
from clipper.gui.dialogs.paste import PasteSheet
from clipper.gui.dialogs.paste_card import PasteCard

pytestmark = pytest.mark.usefixtures("theme")

Make = Callable[..., Candidate]
COUNTRIES = (Country("NO", "Norway"), Country("SE", "Sweden"))
TOPICS = (Topic("medtop:1", "economy"), Topic("user:7", "Ferries"))


@pytest.fixture
def open_sheet(qtbot: QtBot, capture: Callable[..., Capture]) -> Callable[..., PasteSheet]:
    def make(*candidates: Candidate) -> PasteSheet:
        sheet = PasteSheet(capture(*candidates), COUNTRIES, TOPICS)
        qtbot.addWidget(sheet)
        with qtbot.waitExposed(sheet):
            sheet.show()
        sheet.activateWindow()
        return sheet

    return make


@pytest.fixture
def sheet(open_sheet: Callable[..., PasteSheet], candidate: Make) -> PasteSheet:
    """A main article and two others."""
    return open_sheet(candidate("Main", "main"), candidate("Second"), candidate("Third"))


def cards(sheet: PasteSheet) -> list[PasteCard]:
    return sorted(sheet.findChildren(PasteCard), key=lambda card: card.y())


def button(sheet: PasteSheet, begins: str) -> QPushButton:
    return next(each for each in sheet.findChildren(QPushButton) if each.text().startswith(begins))


def titles(sheet: PasteSheet) -> tuple[list[str], list[str]]:
    return [each.article.title for each in sheet.kept()], [each.title for each in sheet.stubs()]


def words(sheet: PasteSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet))


def keep_button(sheet: PasteSheet) -> QPushButton:
    return next(each for each in sheet.findChildren(QPushButton) if each.isDefault())


# -- choosing ------------------------------------------------------------------------------
def test_the_main_article_is_chosen_and_the_rest_is_listed_under_it(sheet: PasteSheet) -> None:
    assert "3 articles found" in words(sheet)
    assert titles(sheet) == (["Main"], ["Second", "Third"])
    assert keep_button(sheet).text() == "Keep 1"
    assert "other 2 stay listed as related articles under “Main”" in words(sheet)


def test_enter_keeps(sheet: PasteSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert titles(sheet) == (["Main"], ["Second", "Third"])


def test_enter_keeps_from_a_field_too_with_what_was_typed(sheet: PasteSheet, qtbot: QtBot) -> None:
    field = cards(sheet)[0].publisher
    field.selectAll()
    qtbot.keyClicks(field, "Tide & Co")
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sheet.kept()[0].article.publisher == "Tide & Co"


def test_arrows_go_from_article_to_article_and_space_keeps_or_leaves(sheet: PasteSheet, qtbot: QtBot) -> None:
    first, second, third = cards(sheet)
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(second, Qt.Key.Key_Down)
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Space)
    assert titles(sheet) == (["Main", "Third"], ["Second"])
    assert keep_button(sheet).text() == "Keep 2"
    assert "The other one stays listed" in words(sheet)
    qtbot.keyClick(third, Qt.Key.Key_Space)
    assert titles(sheet) == (["Main"], ["Second", "Third"])


def test_without_a_choice_there_is_nothing_to_keep_and_the_sheet_says_so(sheet: PasteSheet) -> None:
    cards(sheet)[0].check.setChecked(False)
    assert not keep_button(sheet).isEnabled()
    assert "Tick the articles" in words(sheet)


def test_keep_all_keeps_every_article(sheet: PasteSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.accepted):
        qtbot.mouseClick(button(sheet, "Keep all 3"), Qt.MouseButton.LeftButton)
    assert titles(sheet) == (["Main", "Second", "Third"], [])


def test_another_article_can_be_made_the_main_one(sheet: PasteSheet, qtbot: QtBot) -> None:
    qtbot.mouseClick(cards(sheet)[1].main, Qt.MouseButton.LeftButton)
    assert titles(sheet) == (["Second", "Main"], ["Third"])
    assert [each.article.kind for each in sheet.kept()] == ["main", "related"]
    assert "under “Second”" in words(sheet)


def test_the_first_kept_is_the_main_one_where_the_page_s_is_left_out(sheet: PasteSheet) -> None:
    first, _second, third = cards(sheet)
    first.check.setChecked(False)
    third.check.setChecked(True)
    assert titles(sheet) == (["Third"], ["Main", "Second"])
    assert sheet.kept()[0].article.kind == "main"
    assert {each.kind for each in sheet.stubs()} == {"related"}


def test_escape_keeps_nothing(sheet: PasteSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.result() == QDialog.DialogCode.Rejected


def test_tab_comes_to_the_buttons_after_all_articles(sheet: PasteSheet, qtbot: QtBot) -> None:
    last = cards(sheet)[-1].tags.add_topic
    last.setFocus()
    qtbot.waitUntil(last.hasFocus)
    qtbot.keyClick(last, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button(sheet, "Cancel")


# -- changing ------------------------------------------------------------------------------
def test_changes_of_an_article_that_is_left_go_into_its_stub(sheet: PasteSheet) -> None:
    cards(sheet)[1].title.setText("Second, mended")
    assert titles(sheet) == (["Main"], ["Second, mended", "Third"])


def test_a_time_that_cannot_be_read_is_marked_and_stops_keep(sheet: PasteSheet) -> None:
    card = cards(sheet)[0]
    card.time.setText("some day")
    assert card.time_problem.isVisible()
    assert not keep_button(sheet).isEnabled()
    assert "time of “Main” cannot be read" in words(sheet)
    card.time.setText("2025-06-09")
    assert not card.time_problem.isVisible()
    assert keep_button(sheet).isEnabled()
    published = sheet.kept()[0].article.published
    assert published is not None
    assert published.iso() == "2025-06-09"


def test_a_bad_time_of_an_article_that_is_left_stops_nothing_but_keep_all(sheet: PasteSheet) -> None:
    cards(sheet)[2].time.setText("some day")
    assert keep_button(sheet).isEnabled()
    assert not button(sheet, "Keep all").isEnabled()


def test_tags_are_removed_and_added_by_hand(sheet: PasteSheet, qtbot: QtBot) -> None:
    tags = cards(sheet)[0].tags
    qtbot.keyClick(tags.chips()[0], Qt.Key.Key_Delete)
    tags.add_country.setFocus()
    qtbot.keyClicks(tags.add_country, "swe")
    with qtbot.assertNotEmitted(sheet.accepted):
        qtbot.keyClick(tags.add_country, Qt.Key.Key_Return)
    tags.add_topic.setFocus()
    qtbot.keyClicks(tags.add_topic, "ferries")
    qtbot.keyClick(tags.add_topic, Qt.Key.Key_Return)
    kept = sheet.kept()[0].tags
    assert [(tag.code, tag.origin) for tag in kept.countries] == [("SE", "hand")]
    assert [(tag.id, tag.origin) for tag in kept.topics] == [("medtop:1", "auto"), ("user:7", "hand")]


def test_escape_in_a_tag_field_takes_back_the_letters_not_the_sheet(sheet: PasteSheet, qtbot: QtBot) -> None:
    field = cards(sheet)[0].tags.add_country
    field.setFocus()
    qtbot.keyClicks(field, "xyz")
    with qtbot.assertNotEmitted(sheet.rejected):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


# -- what stands in the way ----------------------------------------------------------------
def test_an_article_that_is_there_already_is_not_chosen_and_can_be_opened(
    open_sheet: Callable[..., PasteSheet], candidate: Make, qtbot: QtBot
) -> None:
    twin = Twin(42, "Main, as kept", "url", trashed=False)
    sheet = open_sheet(candidate("Main", "main", twin), candidate("Second"))
    assert not keep_button(sheet).isEnabled()
    assert "You have this one already: “Main, as kept” – same address." in words(sheet)
    with qtbot.waitSignal(sheet.open_twin) as opened:
        qtbot.mouseClick(button(sheet, "Open it"), Qt.MouseButton.LeftButton)
    assert opened.args == [42]
    qtbot.mouseClick(button(sheet, "Keep all 1"), Qt.MouseButton.LeftButton)
    assert titles(sheet) == (["Second"], ["Main"])


def test_an_article_in_trash_can_be_restored(
    open_sheet: Callable[..., PasteSheet], candidate: Make, qtbot: QtBot
) -> None:
    sheet = open_sheet(candidate("Main", "main", Twin(42, "Old", "text", trashed=True)))
    assert "This one is in Trash: “Old” – same text." in words(sheet)
    with qtbot.waitSignal(sheet.restore_twin) as restored:
        qtbot.mouseClick(button(sheet, "Restore it"), Qt.MouseButton.LeftButton)
    assert restored.args == [42]
    assert "“Old” is back from Trash." in words(sheet)
    assert not button(sheet, "Restore it").isEnabled()


def test_tags_taken_away_on_the_sheet_are_named_with_what_was_typed(
    open_sheet: Callable[..., PasteSheet], candidate: Make, qtbot: QtBot
) -> None:
    sheet = open_sheet(candidate("Main", "main"))
    offered = sheet.kept()[0].tags.countries[0].code
    cards(sheet)[0].row.remove_country(offered)
    qtbot.keyClicks(cards(sheet)[0].publisher, " Daily")
    kept = sheet.kept()[0]
    assert kept.rejected == (offered,)
    assert kept.edited == ("publisher",)


def test_what_could_not_be_read_can_be_kept_as_it_is(open_sheet: Callable[..., PasteSheet], candidate: Make) -> None:
    sheet = open_sheet(candidate("", "main", problem="the file is <b>not</b> text"))
    assert "the file is <b>not</b> text" in words(sheet)
    assert sheet.kept()[0].article.problem == "the file is <b>not</b> text"
    cards(sheet)[0].check.setChecked(False)
    assert sheet.stubs() == ()


def test_hundreds_of_articles_are_offered_before_their_cards_are_all_made(
    open_sheet: Callable[..., PasteSheet], candidate: Make, qtbot: QtBot
) -> None:
    sheet = open_sheet(candidate("Main", "main"), *(candidate(f"Other {number}") for number in range(40)))
    assert len(sheet.stubs()) == 40
    qtbot.waitUntil(lambda: len(sheet.findChildren(PasteCard)) == 41)
    assert button(sheet, "Keep all 41").isVisible()


def test_nothing_found_offers_nothing(open_sheet: Callable[..., PasteSheet]) -> None:
    sheet = open_sheet()
    assert "No article found" in words(sheet)
    assert not keep_button(sheet).isEnabled()
