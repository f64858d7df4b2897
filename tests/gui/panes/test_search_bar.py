"""The search box: one question when typing pauses, none twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.panes.search_bar import SearchBar
from clipper.gui.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> SearchBar:
    bar = SearchBar(theme)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_typing_asks_once_when_it_pauses(bar: SearchBar, qtbot: QtBot) -> None:
    asked: list[str] = []
    bar.words_changed.connect(asked.append)
    qtbot.keyClicks(bar, "ferry ")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["ferry"]
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert asked == ["ferry"], "the same words are not asked twice"


def test_enter_does_not_wait(bar: SearchBar, qtbot: QtBot) -> None:
    asked: list[str] = []
    bar.words_changed.connect(asked.append)
    bar.left.connect(lambda: asked.append("left"))
    qtbot.keyClicks(bar, "ferry")
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert asked == ["ferry", "left"]


def test_escape_clears_first_and_leaves_then(bar: SearchBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar, "ferry")
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.words_changed) as asked, qtbot.assertNotEmitted(bar.left):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert asked.args == [""]
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)


def test_words_set_by_the_window_are_not_asked_for_again(bar: SearchBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.words_changed, wait=200):
        bar.show_words("country:CN")
    assert bar.text() == "country:CN"


def test_undo_is_the_library_s_until_something_was_typed(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SearchBar(theme, window)
    undone: list[bool] = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window, lambda: undone.append(True))
    with qtbot.waitActive(window):
        window.show()
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    qtbot.keyClicks(bar, "ferry")
    qtbot.keyClick(bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert bar.text() == ""


def test_a_page_that_is_pasted_here_is_the_library_s(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = SearchBar(theme, window)
    pasted: list[bool] = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), window, lambda: pasted.append(True))
    with qtbot.waitActive(window):
        window.show()
    bar.setFocus()
    QGuiApplication.clipboard().setText("The ferry is late.\n" * 100)
    qtbot.keyClick(bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted == [True]
    assert bar.text() == ""
    QGuiApplication.clipboard().setText("ferry")
    qtbot.keyClick(bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted == [True]
    assert bar.text() == "ferry"
