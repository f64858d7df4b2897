"""What the Help menu shows."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from clipper import __version__
from clipper.core.text import _
from clipper.gui.icons import app_icon


class Help:
    """Opens the Help menu's dialogs over the window."""

    def __init__(self, window: QWidget, library: Path) -> None:
        self._window, self._library = window, library

    def show_shortcuts(self, rows: Sequence[tuple[str, str]]) -> None:
        """`rows` are (what it does, keys)."""
        from clipper.gui.dialogs.shortcuts import Shortcuts

        _open(Shortcuts(rows, self._window))

    def show_about(self) -> None:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)  # folders may be called anything
        box.setWindowTitle(_("About Clipper"))
        box.setIconPixmap(app_icon().pixmap(72, 72))
        box.setText(f"Clipper {__version__}")
        box.setInformativeText(
            _("Keeps news: paste a page, read it offline, find it again.\n\nLibrary: {folder}").format(
                folder=self._library
            )
        )
        _open(box)


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
