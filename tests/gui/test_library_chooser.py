"""Choosing a library: a new one gets a folder of its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.library_chooser import FolderDialog, choose_library, settle
from tests.gui.driving import child, press


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_a_new_folder_can_be_typed(parent: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    chosen: list[Path] = []
    choose_library(parent, tmp_path / "library", chosen.append)
    dialog = child(parent, FolderDialog)
    assert dialog is not None
    name = child(dialog, QLineEdit)
    assert name is not None
    name.setText(str(tmp_path / "second"))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert chosen == [tmp_path / "second"]
    assert (tmp_path / "second").is_dir()


def test_a_library_or_an_empty_folder_is_taken_as_it_is(parent: QWidget, filled: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    chosen: list[Path] = []
    for folder in (filled, empty, tmp_path / "new"):
        settle(parent, folder, chosen.append)
    assert chosen == [filled, empty, tmp_path / "new"]


def test_a_folder_full_of_other_things_is_not_mixed_with(parent: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    chosen: list[Path] = []
    settle(parent, tmp_path, chosen.append)
    assert chosen == []
    question = child(parent, QMessageBox)
    assert question is not None
    press(qtbot, question, "Make Library")
    assert chosen == [tmp_path / "Clipper Library"]


def test_whoever_chose_the_wrong_folder_can_go_back(parent: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    chosen: list[Path] = []
    settle(parent, tmp_path, chosen.append)
    question = child(parent, QMessageBox)
    assert question is not None
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert chosen == []
