"""Reading an original another way: the difference is seen before anything changes."""

import pytest
from pytestqt.qtbot import QtBot

from clipper.core.model import Article
from clipper.core.model.readings import Difference, FieldChange, Reading, ReadingOption, Reread
from clipper.gui.dialogs.compare import Compare
from clipper.gui.dialogs.read_as import ReadAs

NOW, OTHER = Reading(), Reading("cp1251")
OPTIONS = (ReadingOption(NOW, "As Clipper reads it", True), ReadingOption(OTHER, "Cyrillic", False))
CHANGES = (FieldChange("title", "Ïàðîì", "Паром"), FieldChange("text", "3 words", "3 words"))
DIFFERENCES = (Difference("removed", "Ïàðîì "), Difference("added", "Паром "), Difference("same", "in Oslo"))


def reread(reading: Reading = OTHER, changes: tuple[FieldChange, ...] = CHANGES, **more: object) -> Reread:
    values: dict[str, object] = {"differences": DIFFERENCES, "kept": (), "unplaced": 0} | more
    return Reread(reading, Article("Паром"), changes, **values)  # type: ignore[arg-type]


@pytest.fixture
def dialog(qtbot: QtBot) -> ReadAs:
    made = ReadAs("Ïàðîì", OPTIONS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_with_the_way_it_is_read_now(dialog: ReadAs) -> None:
    assert dialog.reading == NOW
    assert dialog.options.currentText() == "As Clipper reads it (as now)"


def test_another_way_is_asked_for_and_its_differences_are_shown(dialog: ReadAs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.asked) as asked:
        dialog.options.setCurrentIndex(1)
    assert asked.args == [OTHER]
    assert not dialog.use.isEnabled(), "nobody knows yet what would come of it"
    dialog.show_reread(reread())
    assert "Headline: Ïàðîì → Паром" in dialog.told.text()
    assert dialog.text.toPlainText() == "Ïàðîì Паром in Oslo"
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.use.click()
    assert wanted.args == [OTHER]


def test_what_stays_and_what_is_lost_is_told(dialog: ReadAs) -> None:
    dialog.options.setCurrentIndex(1)
    dialog.show_reread(reread(kept=("publisher",), unplaced=2))
    assert "Stays, because you edited it: Publisher." in dialog.told.text()
    assert "lose their place: 2" in dialog.told.text()


def test_an_answer_about_another_way_comes_too_late(dialog: ReadAs) -> None:
    dialog.show_reread(reread(OTHER))
    assert not dialog.use.isEnabled()
    assert dialog.text.toPlainText() == ""


def test_where_nothing_would_change_there_is_nothing_to_do(dialog: ReadAs) -> None:
    dialog.show_reread(reread(NOW, (), differences=(Difference("same", "in Oslo"),)))
    assert "Nothing would change." in dialog.told.text()
    assert "The text is the same." in dialog.text.toPlainText()
    assert not dialog.use.isEnabled()


def test_what_cannot_be_read_so_says_why(dialog: ReadAs) -> None:
    dialog.options.setCurrentIndex(1)
    dialog.failed(OTHER, "It is not found there.")
    assert dialog.told.text() == "It is not found there."
    assert not dialog.use.isEnabled()


def test_long_stretches_that_are_the_same_are_cut_short(dialog: ReadAs) -> None:
    middle = "the same words again " * 200
    dialog.text.show_differences(
        (Difference("added", "New. "), Difference("same", middle), Difference("added", "End."))
    )
    shown = dialog.text.toPlainText()
    assert "[…]" in shown
    assert shown.startswith("New. the same")
    assert shown.endswith("again End.")
    assert len(shown) < 1000


def test_an_edition_is_compared_and_the_answer_is_the_button_pressed(qtbot: QtBot) -> None:
    dialog = Compare("Ferry sails", "Copy", DIFFERENCES, (("swap", "Show"), ("remove", "Remove")))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.text.toPlainText() == "Ïàðîì Паром in Oslo"
    dialog._choose("swap")
    assert dialog.answer == "swap"
