"""One run of the app: windows open, are handed files, change library, and close in order."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper import app
from clipper.core import paths
from clipper.core.library import Library
from clipper.core.settings import Settings
from clipper.gui.desktop import Desktop
from clipper.gui.main_window import MainWindow
from clipper.gui.single_instance import SingleInstance
from tests.gui.driving import NEWEST, PATIENCE, open_story, wait_for


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    desktop = Desktop(cast(QApplication, qapp), Settings(theme="light"), app.source, remember_library=True)
    yield desktop
    desktop.quit()
    desktop.deleteLater()


def start(desktop: Desktop, library: Path, qtbot: QtBot) -> MainWindow:
    instance = SingleInstance(library)
    assert instance.listen()
    desktop.open(library, (), instance)
    window = desktop.window
    assert window is not None
    qtbot.waitUntil(window.actions_["paste"].isEnabled, timeout=PATIENCE)
    return window


def test_closing_remembers_and_frees_everything(desktop: Desktop, filled: Path, qtbot: QtBot) -> None:
    window = start(desktop, filled, qtbot)
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 1)
    read = window.list.current_id
    desktop.quit()

    saved = Settings.load(paths.settings_file())
    assert saved.library == str(filled)
    assert saved.window.clipping == read
    Library.open(filled).close()  # its lock is free
    instance = SingleInstance(filled)
    assert not instance.hand_over([])


def test_another_library_takes_over_and_is_opened_next_time(
    desktop: Desktop, filled: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = start(desktop, filled, qtbot)
    other = tmp_path / "other"
    first.library_chosen.emit(other)
    second = desktop.window
    assert second is not None
    assert second is not first
    assert not first.isVisible()
    wait_for(qtbot, second)
    qtbot.waitUntil(second.actions_["paste"].isEnabled, timeout=PATIENCE)
    assert Library.exists(other)
    assert Settings.load(paths.settings_file()).library == str(other), "even if this run ends badly"
    Library.open(filled).close()  # the first one's lock is free
    desktop.quit()
    assert Settings.load(paths.settings_file()).library == str(other)


def test_a_second_launch_brings_the_window_back(desktop: Desktop, filled: Path, qtbot: QtBot) -> None:
    window = start(desktop, filled, qtbot)
    window.showMinimized()
    instance = desktop.instance
    assert instance is not None
    instance.handed.emit([], "")
    assert not window.isMinimized()
    instance.handed.emit([filled / "gone.html"], "")
    qtbot.waitUntil(lambda: any("gone.html" in text for text in window.messages.texts), timeout=PATIENCE)


def test_a_home_that_cannot_be_written_to_does_not_keep_the_window_open(
    desktop: Desktop, filled: Path, own_home: Path, qtbot: QtBot
) -> None:
    (own_home / "xdg_config_home" / "clipper").write_text("a file where the folder would be", encoding="utf-8")
    window = start(desktop, filled, qtbot)
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()
    Library.open(filled).close()
