"""Asks which library to open, and takes care that a new one gets a folder of its own."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from clipper.core.text import _


def choose_library(parent: QWidget, current: Path, then: Callable[[Path], object]) -> None:
    """Ask for a folder and go on with `then`; a folder without a library becomes a new one."""
    dialog = FolderDialog(parent, _("Open a library, or choose a folder for a new one"), str(current.parent))

    def chosen(name: str) -> None:
        if Path(name).resolve() != current.resolve():
            settle(parent, Path(name), then)

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class FolderDialog(QFileDialog):
    """Asks for a folder; one whose name was typed and that is not there yet is made."""

    def __init__(self, parent: QWidget, title: str, start: str) -> None:
        super().__init__(parent, title, start)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)

    def accept(self) -> None:
        typed = Path(self.selectedFiles()[0])
        if not typed.exists() and typed.parent.is_dir():
            with suppress(OSError):  # Qt says itself that there is no such folder
                typed.mkdir()
        super().accept()


def settle(parent: QWidget, folder: Path, then: Callable[[Path], object]) -> None:
    """Go on with the folder itself, or, if it is full of other things, with a new one inside it.

    The user is asked before the latter, for she may only have missed her library's folder.
    """
    from clipper.core.library import Library

    if Library.exists(folder) or not folder.is_dir() or not any(folder.iterdir()):
        then(folder)
        return
    inside = folder / _("Clipper Library")
    question = QMessageBox(parent)
    question.setTextFormat(Qt.TextFormat.PlainText)  # folders may be called anything
    question.setWindowTitle(_("Open or create a library"))
    question.setText(_("There is no Clipper library in “{folder}”, but other files.").format(folder=folder.name))
    known = Library.exists(inside)
    question.setInformativeText(
        _("Open the library “{name}” inside it?").format(name=inside.name)
        if known
        else _("Make a new library “{name}” inside it?").format(name=inside.name)
    )
    go_on = question.addButton(_("Open") if known else _("Make Library"), QMessageBox.ButtonRole.AcceptRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(go_on)

    def answered(_code: int) -> None:
        if question.clickedButton() is go_on:
            then(inside)
        question.deleteLater()

    question.finished.connect(answered)
    question.open()
