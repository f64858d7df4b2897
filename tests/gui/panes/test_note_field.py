"""No word of a note is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.panes.note_field import NoteField

LONG = 3_600_000


class Desk:
    """A note field that never reports by itself, and another field to go to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.note, self.other = NoteField(LONG), QLineEdit()
        column.addWidget(self.note)
        column.addWidget(self.other)
        self.saved: list[tuple[int, str]] = []
        self.note.note_changed.connect(lambda clipping, note: self.saved.append((clipping, note)))
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.note.show_note(1, "")
        self.note.setFocus()
        qtbot.waitUntil(self.note.hasFocus)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_a_note_is_reported_a_while_after_the_last_key(qtbot: QtBot) -> None:
    note = NoteField(1)
    qtbot.addWidget(note)
    note.show_note(7, "")
    with qtbot.waitSignal(note.note_changed) as changed:
        qtbot.keyClicks(note, "ask Ada")
    assert changed.args == [7, "ask Ada"]


def test_going_to_another_clipping_reports_the_note_for_the_one_it_was_typed_for(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.note, "first")
    desk.note.show_note(2, "second's own")
    assert desk.saved == [(1, "first")]
    assert desk.note.toPlainText() == "second's own"


def test_leaving_and_hiding_report_at_once_and_only_once(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.note, "first")
    desk.other.setFocus()
    qtbot.waitUntil(lambda: desk.saved == [(1, "first")])
    desk.note.setFocus()
    qtbot.keyClicks(desk.note, "!")
    desk.window.hide()
    qtbot.waitUntil(lambda: len(desk.saved) == 2)
    assert desk.saved[-1][1] in ("first!", "!first")
    desk.note.flush()
    assert len(desk.saved) == 2


def test_the_library_s_echo_does_not_overwrite_what_was_typed_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.note, "one")
    desk.note.flush()
    qtbot.keyClicks(desk.note, " two")
    desk.note.show_note(1, "one")
    assert desk.note.toPlainText() == "one two"
    desk.note.flush()
    assert desk.saved == [(1, "one"), (1, "one two")]


def test_a_note_changed_elsewhere_is_shown_when_nobody_types(desk: Desk, qtbot: QtBot) -> None:
    desk.other.setFocus()
    qtbot.waitUntil(desk.other.hasFocus)
    desk.note.show_note(1, "after undo")
    assert desk.note.toPlainText() == "after undo"
    assert desk.saved == []


def test_an_undo_while_the_field_has_the_keyboard_shows_when_it_is_left(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.note, "typed")
    desk.note.flush()
    desk.note.show_note(1, "")
    assert desk.note.toPlainText() == "typed"
    desk.other.setFocus()
    qtbot.waitUntil(lambda: desk.note.toPlainText() == "")
    assert desk.saved == [(1, "typed")], "taking a change over is no change by the user"


def test_typing_back_to_what_is_stored_reports_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.note.show_note(2, "same")
    desk.note.setFocus()
    qtbot.keyClick(desk.note, Qt.Key.Key_End)
    qtbot.keyClicks(desk.note, "x")
    qtbot.keyClick(desk.note, Qt.Key.Key_Backspace)
    desk.note.show_note(3, "")
    assert desk.saved == []


def test_pasted_markup_stays_plain(desk: Desk) -> None:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText("<b>bold</b>")
    desk.note.paste()
    assert desk.note.toPlainText() == "<b>bold</b>"
