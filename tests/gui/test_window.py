"""The window on a real library: what a reader of news does with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from clipper import app
from clipper.core.library import Library
from clipper.core.model import Changes
from clipper.core.settings import WindowState
from clipper.gui import clipping_controller
from clipper.gui.jobs import Jobs
from clipper.gui.main_window import MainWindow
from clipper.gui.panes.note_field import NoteField
from clipper.gui.theme import Theme
from tests.gui.driving import NEWEST, PATIENCE, child, do, open_story, opened, press, wait_for


def test_search_filter_and_read_with_the_words_lit(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    qtbot.keyClicks(window.search_bar, "rice")
    wait_for(qtbot, window, NEWEST[0], NEWEST[2])
    window.sidebar.filter_toggled.emit("publisher", "Harbour Post")
    window.sidebar.filter_toggled.emit("year", "2025")
    wait_for(qtbot, window, NEWEST[0], NEWEST[2])
    window.sidebar.filter_toggled.emit("publisher", "Harbour Post")
    window.sidebar.filter_toggled.emit("publisher", "Island Courier")
    wait_for(qtbot, window)
    press(qtbot, window.empty, "Clear search and filters")
    wait_for(qtbot, window, *NEWEST)
    assert window.search_bar.text() == ""

    qtbot.keyClicks(window.search_bar, "rice")
    wait_for(qtbot, window, NEWEST[0], NEWEST[2])
    open_story(qtbot, window, 1)
    text = "\n".join(browser.toPlainText() for browser in window.reader.findChildren(QTextBrowser))
    assert "twice the rice" in text
    row = window.model.held(window.list.current_id)
    assert row is not None
    assert row.snippet is not None
    assert next(row.snippet.text[start:end].lower() for start, end in row.snippet.spans) == "rice"


def test_enter_opens_the_first_of_what_was_found(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 1)
    qtbot.keyClicks(window.search_bar, "rice")
    with qtbot.waitSignal(window.clippings.opened, timeout=PATIENCE) as opened_now:
        qtbot.keyClick(window.search_bar, Qt.Key.Key_Return)
    assert window.model.rowCount() == 2
    assert opened_now.args == [window.model.id_at(0)]


def test_a_change_to_what_was_open_does_not_keep_the_next_one_from_opening(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 1)
    before, after = window.model.id_at(1), window.model.id_at(2)
    with qtbot.waitSignal(window.clippings.opened, timeout=PATIENCE) as opened_now:
        window.list.choose(after)
        window.clippings._jobs.library_changed.emit(Changes(changed=(before,)))
    assert opened_now.args == [after]


def test_in_trash_nothing_is_done_to_what_lies_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 1)
    with qtbot.waitSignal(window.clippings.opened, timeout=PATIENCE) as left:
        window.sidebar.place_chosen.emit("trash")
    assert left.args == [0]
    wait_for(qtbot, window)
    assert not window.actions_["delete"].isEnabled()
    assert not window.actions_["restore"].isEnabled()


def test_order_can_be_changed_and_best_needs_words(window: MainWindow, qtbot: QtBot) -> None:
    window.header.sort_chosen.emit("oldest")
    wait_for(qtbot, window, *reversed(NEWEST))
    window.header.sort_chosen.emit("publisher")
    wait_for(qtbot, window, NEWEST[0], NEWEST[2], NEWEST[1], NEWEST[3])


def test_stars_and_their_place(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 1)
    do(window, "star")
    window.sidebar.place_chosen.emit("starred")
    wait_for(qtbot, window, NEWEST[1])
    do(window, "star")
    with qtbot.waitSignal(window.search.answered, timeout=PATIENCE):
        pass
    wait_for(qtbot, window, NEWEST[1])  # it stays where one looks at it
    window.sidebar.place_chosen.emit("all")
    window.sidebar.place_chosen.emit("starred")
    wait_for(qtbot, window)


def test_what_was_open_for_a_while_counts_as_read(
    filled: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipping_controller, "_READ_AFTER", 20)
    with opened(qtbot, theme, filled) as window:
        window.sidebar.place_chosen.emit("unread")
        wait_for(qtbot, window, *NEWEST)
        open_story(qtbot, window, 0)

        def read() -> None:
            row = window.model.held(window.model.id_at(0))
            assert row is not None
            assert not row.summary.unread

        qtbot.waitUntil(read, timeout=PATIENCE)
        wait_for(qtbot, window, *NEWEST)  # and stays in the list until one looks elsewhere
        assert not window.actions_["undo"].isEnabled(), "reading is nothing to undo"
        window.sidebar.place_chosen.emit("all")
        window.sidebar.place_chosen.emit("unread")
        wait_for(qtbot, window, *NEWEST[1:])


def test_delete_undo_trash_and_for_ever(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 1)
    do(window, "delete")
    wait_for(qtbot, window, NEWEST[0], NEWEST[2], NEWEST[3])
    assert window.list.current_id == window.model.id_at(1), "the next one is opened"
    qtbot.waitUntil(lambda: window.actions_["undo"].text().endswith("Move to Trash"), timeout=PATIENCE)
    do(window, "undo")
    wait_for(qtbot, window, *NEWEST)
    qtbot.waitUntil(lambda: window.actions_["redo"].text().endswith("Move to Trash"), timeout=PATIENCE)
    do(window, "redo")
    wait_for(qtbot, window, NEWEST[0], NEWEST[2], NEWEST[3])

    window.sidebar.place_chosen.emit("trash")
    wait_for(qtbot, window, NEWEST[1])
    open_story(qtbot, window, 0)
    do(window, "restore")
    wait_for(qtbot, window)
    window.sidebar.place_chosen.emit("all")
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 3)
    do(window, "delete")
    window.sidebar.place_chosen.emit("trash")
    wait_for(qtbot, window, NEWEST[3])
    do(window, "empty_trash")
    qtbot.waitUntil(lambda: child(window, QMessageBox) is not None, timeout=PATIENCE)
    question = child(window, QMessageBox)
    assert question is not None
    press(qtbot, question, "Delete")
    wait_for(qtbot, window)


def test_the_window_comes_back_as_it_was_left(filled: Path, theme: Theme, qtbot: QtBot) -> None:
    with opened(qtbot, theme, filled) as window:
        window.resize(760, 520)
        window.header.sort_chosen.emit("oldest")
        window.sidebar.fold(["country"])
        wait_for(qtbot, window, *reversed(NEWEST))
        open_story(qtbot, window, 2)
        left = window.state()
    with opened(qtbot, theme, filled, left) as window:
        wait_for(qtbot, window, *reversed(NEWEST))
        qtbot.waitUntil(lambda: window.list.current_id == left.clipping, timeout=PATIENCE)
        now = window.state()
        assert (now.sort, now.folded) == ("oldest", ["country"])
        assert (window.width(), window.height()) == (760, 520)
        assert now.panes == left.panes


def test_a_library_that_another_program_writes_can_still_be_read(
    filled: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipping_controller, "_READ_AFTER", 0)
    other = Library.open(filled)
    try:
        with opened(qtbot, theme, filled) as window:
            wait_for(qtbot, window, *NEWEST)
            open_story(qtbot, window, 0)
            open_story(qtbot, window, 1)
            assert len(window.messages.texts) == 1, "reading alone meets no refusal"
            assert not window.actions_["paste"].isEnabled()
            assert not window.actions_["delete"].isEnabled()
            assert window.actions_["copy_citation"].isEnabled()
            assert window.reader.findChildren(NoteField)[0].isReadOnly()
    finally:
        other.close()


def test_a_folder_that_is_something_else_is_told(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    place = tmp_path / "file"
    place.write_text("not a folder", encoding="utf-8")
    jobs = Jobs(app.source(place))
    window = MainWindow(jobs, theme, WindowState(), place)
    qtbot.addWidget(window)
    with qtbot.waitSignal(jobs.unavailable, timeout=PATIENCE):
        window.begin()
    qtbot.waitUntil(lambda: bool(window.messages.texts), timeout=PATIENCE)
    assert "bug" not in window.messages.texts[0]
    assert len(window.messages.texts) == 1, "said once, not by every job"
    assert window.actions_["open_library"].isEnabled()
    window.close()
    jobs.close()


def test_everything_that_can_be_used_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 0)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)() or widget.toolTip())
    ]
    assert nameless == []


def test_every_pane_is_reached_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.list.setFocus()
    qtbot.waitUntil(window.list.hasFocus)
    seen = []
    for _press in range(4):
        do(window, "next_pane")
        focus = window.focusWidget()
        panes = (window.search_bar, window.sidebar, window.list, window.reader)
        seen.append(next(pane for pane in panes if pane is focus or pane.isAncestorOf(focus)))
    assert set(seen) == set(panes)
