"""Imports from the window: taken back from their report, and that undone in turn."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from clipper.core.model.imports import ImportOptions, LabelChoice, LabelTarget
from clipper.gui.dialogs.import_reports import ImportReports
from clipper.gui.main_window import MainWindow
from tests.core.importing.exports import wallabag
from tests.gui.driving import PATIENCE, child, do, press


def brought(qtbot: QtBot, window: MainWindow, file: Path, options: ImportOptions | None = None) -> None:
    before = len(window.messages.texts)
    window.imports.run([file], options)
    qtbot.waitUntil(lambda: len(window.messages.texts) > before, timeout=PATIENCE)


def reports(qtbot: QtBot, window: MainWindow) -> ImportReports:
    do(window, "reports")
    qtbot.waitUntil(lambda: child(window, ImportReports) is not None, timeout=PATIENCE)
    dialog = child(window, ImportReports)
    assert dialog is not None
    qtbot.waitUntil(dialog.buttons["undo"].isEnabled, timeout=PATIENCE)
    return dialog


def test_an_import_is_taken_back_from_its_report(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    there = window.model.rowCount()
    brought(qtbot, window, wallabag(tmp_path / "export.json", [{}, {}]))
    qtbot.waitUntil(lambda: window.model.rowCount() == there + 2, timeout=PATIENCE)
    dialog = reports(qtbot, window)
    dialog.buttons["undo"].click()
    question = child(dialog, QMessageBox)
    assert question is not None
    press(qtbot, question, "Undo Import")
    qtbot.waitUntil(lambda: "2 moved to Trash." in dialog.told.text(), timeout=PATIENCE)
    assert not dialog.buttons["undo"].isEnabled()
    dialog.accept()
    qtbot.waitUntil(lambda: window.model.rowCount() == there, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Take Import Back" in window.actions_["undo"].text(), timeout=PATIENCE)
    do(window, "undo")
    qtbot.waitUntil(lambda: window.model.rowCount() == there + 2, timeout=PATIENCE)
    assert "undone" not in reports(qtbot, window).list.item(0).text()


def test_topics_that_an_import_made_are_shown_by_their_names(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    options = ImportOptions(labels=(LabelChoice("lamps", LabelTarget("new", "Street lamps")),))
    brought(qtbot, window, wallabag(tmp_path / "export.json", [{"tags": ["lamps"]}]), options)

    def named() -> bool:
        return any(topic.label == "Street lamps" for topic in window.clippings._vocabulary[1])

    qtbot.waitUntil(named, timeout=PATIENCE)
