"""The table of commands: whole, without two that want the same key, and honest about what is possible."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from clipper.core.resources import resource
from clipper.gui.actions import CONTEXT_MENU, MENUS, TOOLBAR_LEFT, TOOLBAR_RIGHT
from clipper.gui.main_window import MainWindow
from tests.gui.driving import NEWEST, do, open_story, wait_for

CHANGING = ("edit", "star", "unread", "delete")


def test_the_table_is_whole_and_without_contradiction(window: MainWindow) -> None:
    table = window.actions_.table
    keys = Counter(QKeySequence(key).toString() for command in table for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []
    assert "" not in keys, "a key that Qt does not know"
    in_menus = [name for _title, layout in MENUS for name in layout if name != "-"]
    assert sorted(in_menus) == sorted(command.name for command in table), "each command in one menu, once"
    for command in table:
        assert not command.icon or resource("icons", f"{command.icon}.svg").is_file(), command.icon
    for layout in (TOOLBAR_LEFT, TOOLBAR_RIGHT, CONTEXT_MENU):
        assert set(layout) - {"-"} <= set(in_menus)


def test_menu_keys_are_unique_within_a_menu(window: MainWindow) -> None:
    for title, layout in MENUS:
        letters = [window.actions_[name].text().partition("&")[2][:1].lower() for name in layout if name != "-"]
        assert sorted(set(letters)) == sorted(letters), title


def test_what_needs_a_clipping_is_grey_without_one(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    assert not any(window.actions_[name].isEnabled() for name in (*CHANGING, "copy_citation", "print"))
    assert window.actions_["paste"].isEnabled()
    open_story(qtbot, window, 0)
    qtbot.waitUntil(lambda: all(window.actions_[name].isEnabled() for name in CHANGING))
    assert not window.actions_["restore"].isVisible()


def test_letters_work_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    wait_for(qtbot, window, *NEWEST)
    do(window, "next")
    do(window, "next")
    assert window.list.current_id == window.model.id_at(1)
    do(window, "previous")
    assert window.list.current_id == window.model.id_at(0)
