"""Tags, notes and related articles: the reader says what the user wants, and for which clipping."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clipper.core.model import Opened
from clipper.gui.panes.note_field import NoteField
from clipper.gui.panes.reader import Reader
from clipper.gui.widgets.chip import Chip
from tests.gui.panes.reading import Make, button, chip

pytestmark = pytest.mark.usefixtures("theme")


def test_removing_and_adding_tags_names_the_clipping(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    reader.show_opened(Opened(clipping(9)))
    with qtbot.waitSignal(reader.country_removed) as removed:
        qtbot.keyClick(chip(reader, "Norway"), Qt.Key.Key_Delete)
    assert removed.args == [9, "NO"]
    field = next(field for field in reader.findChildren(QLineEdit) if field.accessibleName() == "Add: Country")
    field.setFocus()
    qtbot.keyClicks(field, "swed")
    with qtbot.waitSignal(reader.country_added) as added:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert added.args == [9, "SE"]


def test_a_note_typed_before_a_quick_switch_is_saved_for_its_own_clipping(
    reader: Reader, clipping: Make, qtbot: QtBot
) -> None:
    reader.show_opened(Opened(clipping(1)))
    note = reader.findChild(NoteField)
    qtbot.keyClicks(note, "call back")
    with qtbot.waitSignal(reader.note_changed) as changed:
        reader.show_opened(Opened(clipping(2)))
    assert changed.args == [1, "call back"]
    qtbot.keyClicks(note, "x")
    with qtbot.waitSignal(reader.note_changed) as changed:
        reader.show_opened(None)
    assert changed.args == [2, "x"]


def test_related_articles_are_clipped_or_opened(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    reader.show_opened(Opened(clipping()))
    with qtbot.waitSignal(reader.clip_stub) as clipped:
        qtbot.mouseClick(button(reader, "Clip: Bridges compared"), Qt.MouseButton.LeftButton)
    assert clipped.args == [5]
    with qtbot.waitSignal(reader.open_clipping) as opened:
        qtbot.mouseClick(button(reader, "Open: Cats at sea"), Qt.MouseButton.LeftButton)
    assert opened.args == [60]


def test_the_hashtags_of_an_import_are_shown(reader: Reader, clipping: Make) -> None:
    shown = clipping()
    reader.show_opened(Opened(replace(shown, hashtags=("ports", "dredging"))))
    assert chip(reader, "ports").isVisibleTo(reader)
    assert chip(reader, "dredging").isVisibleTo(reader)
    reader.show_opened(Opened(replace(shown, hashtags=())))
    assert not any(each.key == "ports" and each.isVisibleTo(reader) for each in reader.findChildren(Chip))
