"""Marked passages and other editions below an article."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clipper.core.model import Edition, Highlight, Opened
from clipper.gui.panes.reader import Reader
from tests.gui.panes.reading import Make, lit, texts, words

pytestmark = pytest.mark.usefixtures("theme")


def _highlight(exact: str, start: int | None, note: str = "") -> Highlight:
    return Highlight(5, exact, "", "", start, note, datetime(2025, 6, 11, tzinfo=UTC))


def test_marked_passages_are_lit_and_listed_with_their_notes(reader: Reader, clipping: Make) -> None:
    plain = clipping()
    word = plain.text.split()[2]
    at = plain.canonical.index(word, len(plain.summary.title))
    reader.show_opened(Opened(replace(plain, highlights=(_highlight(word, at, "Ask him."),))))
    assert lit(reader, "marked") == [word]
    assert "Ask him." in words(reader)


def test_a_passage_whose_words_are_gone_is_still_shown(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(replace(clipping(), highlights=(_highlight("words of old", None),))))
    assert lit(reader, "marked") == []
    assert "“words of old”" in words(reader)
    assert "no longer in the text" in words(reader)


def test_selected_words_can_be_marked(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    shown = clipping()
    reader.show_opened(Opened(shown))
    assert not reader.mark_passage(), "nothing is selected"
    body = texts(reader)["Article text"]
    cursor = body.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    with qtbot.waitSignal(reader.passage_marked) as marked:
        assert reader.mark_passage()
    clipping_id, start, end = marked.args
    assert clipping_id == shown.summary.id
    assert shown.canonical[start:end] == shown.text.split()[0]
    assert not body.textCursor().hasSelection(), "the mark shows"


def test_a_passage_is_noted_and_removed_by_its_buttons(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    highlight = _highlight("words of old", None)
    reader.show_opened(Opened(replace(clipping(), highlights=(highlight,))))
    buttons = {button.text(): button for button in reader.findChildren(QPushButton) if button.isVisibleTo(reader)}
    with qtbot.waitSignal(reader.passage_noted) as noted:
        buttons["Note…"].click()
    assert noted.args == [highlight]
    with qtbot.waitSignal(reader.passage_removed) as removed:
        buttons["Remove"].click()
    assert removed.args == [5]


def test_where_nothing_can_be_changed_passages_are_only_shown(reader: Reader, clipping: Make) -> None:
    reader.set_read_only(True)
    reader.show_opened(Opened(replace(clipping(), highlights=(_highlight("words of old", None),))))
    shown = {button.text() for button in reader.findChildren(QPushButton) if button.isVisibleTo(reader)}
    assert not {"Note…", "Remove"} & shown


def test_other_editions_say_where_and_when_and_can_be_compared(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    edition = Edition(8, "copy", "Ferry sails", "Island Courier", None, None, datetime(2025, 6, 11, tzinfo=UTC))
    reader.show_opened(Opened(replace(clipping(), editions=(edition,))))
    assert "Copy · Island Courier · seen 2025-06-1" in words(reader)
    compare = next(each for each in reader.findChildren(QPushButton) if each.text() == "Compare")
    with qtbot.waitSignal(reader.edition_opened) as opened:
        compare.click()
    assert opened.args == [8]


def test_the_keyboard_stays_in_the_article_when_the_edition_it_was_at_is_gone(reader: Reader, clipping: Make) -> None:
    edition = Edition(8, "copy", "Ferry sails", "Island Courier", None, None, datetime(2025, 6, 11, tzinfo=UTC))
    shown = clipping()
    reader.show_opened(Opened(replace(shown, editions=(edition,))))
    next(each for each in reader.findChildren(QPushButton) if each.text() == "Compare").setFocus()
    reader.show_opened(Opened(shown))
    assert reader.focusProxy() is reader.window().focusWidget()
