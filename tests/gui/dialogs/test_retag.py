"""What tagging again would change is seen before it happens."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clipper.core.model.retagging import Retagged, TagChange
from clipper.gui.dialogs.retag import Retag, Scope, in_words
from clipper.gui.jobs import Job

CHOSEN, ALL = Scope("Those chosen", (3,)), Scope("All", (1, 2, 3))
LINES = (
    Retagged(1, "Ferry sails", (TagChange("NO", "Norway", "", "about"), TagChange("JP", "Japan", "about", ""))),
    Retagged(2, "Nothing new"),
)


@pytest.fixture
def looked() -> list[tuple[Sequence[int], Job]]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, looked: list[tuple[Sequence[int], Job]]) -> Retag:
    def look(ids: Sequence[int]) -> Job:
        looked.append((ids, Job("")))
        return looked[-1][1]

    made = Retag((CHOSEN, ALL), look)
    qtbot.addWidget(made)
    made.show()
    made.look()
    return made


def test_nothing_can_be_changed_before_it_was_looked_at(dialog: Retag) -> None:
    assert not dialog.go.isEnabled()


def test_changes_are_listed_and_agreed_to(dialog: Retag, qtbot: QtBot) -> None:
    dialog.show_lines(dialog.ids, LINES)
    assert dialog.told.text() == "1 of 2 clippings would change."
    item = dialog.table.item(0, 1)
    assert item is not None
    assert item.text() == "+ Norway   − Japan"
    assert dialog.table.rowCount() == 1
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.go.click()
    assert wanted.args == [CHOSEN.ids]


def test_where_nothing_would_change_there_is_nothing_to_agree_to(dialog: Retag) -> None:
    dialog.show_lines(dialog.ids, LINES[1:])
    assert dialog.told.text() == "Nothing would change."
    assert not dialog.go.isEnabled()


def test_other_clippings_are_looked_at_and_the_first_look_ends(
    dialog: Retag, looked: list[tuple[Sequence[int], Job]]
) -> None:
    dialog.scopes.setCurrentIndex(1)
    assert [ids for ids, _job in looked] == [CHOSEN.ids, ALL.ids]
    assert looked[0][1].cancelled
    dialog.show_lines(CHOSEN.ids, LINES)
    assert dialog.table.rowCount() == 0, "an answer about others"


def test_closing_it_ends_the_look(dialog: Retag, looked: list[tuple[Sequence[int], Job]]) -> None:
    dialog.reject()
    assert looked[0][1].cancelled


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (TagChange("NO", "Norway", "mentioned", "about"), "Norway: about, not mentioned"),
        (TagChange("NO", "Norway", "", "mentioned"), "+ Norway (mentioned)"),
        (TagChange("medtop:1", "Labour", "", "suggested"), "+ Labour (suggested)"),
        (TagChange("medtop:1", "Labour", "applied", ""), "− Labour"),
    ],
)
def test_changes_in_words(change: TagChange, words: str) -> None:
    assert in_words(change) == words


def test_an_answer_takes_the_keyboard_from_no_one_who_is_choosing(dialog: Retag, qtbot: QtBot) -> None:
    dialog.show_lines(dialog.ids, LINES)
    assert dialog.focusWidget() is dialog.go
    dialog.scopes.setFocus()
    qtbot.keyClick(dialog.scopes, Qt.Key.Key_Down)
    dialog.show_lines(dialog.ids, LINES)
    assert dialog.focusWidget() is dialog.scopes
