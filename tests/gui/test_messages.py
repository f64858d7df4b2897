"""Messages: errors in the user's words, bugs with a trace to copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clipper.core.errors import ClipperError
from clipper.gui.messages import Choice, MessageBar
from clipper.gui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 300)
    window.show()
    return window


@pytest.fixture
def bar(window: QWidget, theme: Theme) -> MessageBar:
    return MessageBar(theme, window)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == text and one.isVisible())


def test_what_the_user_can_act_on_is_said_in_its_own_words(bar: MessageBar) -> None:
    bar.tell(ClipperError("The disk is full.", "Free some room."))
    assert bar.texts == ["The disk is full. Free some room."]
    assert bar.isVisible()


def test_anything_else_is_a_bug_with_a_trace_that_can_be_copied(bar: MessageBar, window: QWidget, qtbot: QtBot) -> None:
    try:
        raise ZeroDivisionError("one by none")
    except ZeroDivisionError as error:
        bar.tell(error, "Searching")
    assert "bug" in bar.texts[0]
    assert "Searching" in bar.texts[0]
    qtbot.mouseClick(button(bar, "Details…"), Qt.MouseButton.LeftButton)
    text = window.findChild(QPlainTextEdit).toPlainText()
    assert "ZeroDivisionError: one by none" in text
    assert "test_messages.py" in text
    qtbot.mouseClick(button(window, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text


def test_a_choice_does_what_it_says_and_takes_the_message_away(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.notice("Two pastes wait.", Choice("Open", lambda: done.append("open")), Choice("Discard", lambda: None))
    qtbot.mouseClick(button(bar, "Open"), Qt.MouseButton.LeftButton)
    assert done == ["open"]
    assert bar.texts == []
    assert bar.isHidden()


def test_the_same_words_are_not_stacked_and_old_ones_give_way(bar: MessageBar) -> None:
    for _again in range(5):
        bar.warn("The disk is full.")
    assert bar.texts == ["The disk is full."]
    for number in range(6):
        bar.notice(f"Message {number}")
    assert bar.texts == ["Message 3", "Message 4", "Message 5"]


def test_markup_in_a_message_is_shown_not_obeyed(bar: MessageBar) -> None:
    bar.notice("small")
    bar.notice("<h1>Big</h1>")
    heights = {label.text(): label.sizeHint().height() for label in bar.findChildren(QLabel) if label.text()}
    assert heights["<h1>Big</h1>"] == heights["small"]


def test_a_passing_word_floats_and_its_button_works(bar: MessageBar, window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.passing("Moved to Trash.", Choice("Undo", lambda: done.append("undo")))
    assert bar.texts == ["Moved to Trash."]
    assert bar.isHidden(), "nothing is pushed aside"
    qtbot.mouseClick(button(window, "Undo"), Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert bar.texts == []
