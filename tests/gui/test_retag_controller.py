"""Tagging again from the window: shown first, then done, then undone."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.retag import Retag
from clipper.gui.main_window import MainWindow
from tests.gui.driving import PATIENCE, do


def spoil(window: MainWindow, qtbot: QtBot) -> None:
    """As an older tagger might have left the library: without countries."""
    jobs = window.search._jobs

    def forget(library: object, _progress: object) -> None:
        with library._store.transaction() as db:  # type: ignore[attr-defined]
            db.conn.execute("DELETE FROM clipping_countries")

    done: list[object] = []
    jobs.prepare("", forget, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)


def shown(window: QObject) -> Retag:
    (dialog,) = window.findChildren(Retag)
    return dialog


def test_the_library_is_tagged_again_and_that_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    spoil(window, qtbot)
    do(window, "retag")
    qtbot.waitUntil(lambda: bool(window.findChildren(Retag)), timeout=PATIENCE)
    dialog = shown(window)
    dialog.scopes.setCurrentIndex(dialog.scopes.count() - 1)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=PATIENCE)
    assert dialog.told.text() == "3 of 4 clippings would change."
    dialog.go.click()
    qtbot.waitUntil(lambda: window.messages.texts == ["3 clippings changed."], timeout=PATIENCE)
    qtbot.waitUntil(window.actions_["undo"].isEnabled, timeout=PATIENCE)
    assert "Tag Again" in window.actions_["undo"].text()
