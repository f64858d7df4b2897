"""What a clipping was made from: its details, and the original saved as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from clipper.core.errors import ClipperError
from clipper.core.model import Clipping
from clipper.core.text import _
from clipper.gui.clipping_controller import ClippingController
from clipper.gui.jobs import Jobs
from clipper.gui.messages import MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library

_EXTENSIONS = {
    "text/html": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
}


class OriginalController(QObject):
    """Works on the clipping that is chosen."""

    def __init__(self, jobs: Jobs, clippings: ClippingController, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._clippings, self._messages, self._window = jobs, clippings, messages, window

    def show_details(self) -> None:
        if self._clippings.chosen:
            clipping_id = self._clippings.chosen[0]
            self._jobs.read(_("Opening clipping"), lambda library: library.clipping(clipping_id), self._show)

    def _show(self, clipping: Clipping) -> None:
        from clipper.gui.dialogs.details import Details

        dialog = Details(clipping, self._window)
        dialog.save_original.connect(lambda: self._choose_file(clipping.summary.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self, clipping_id: int) -> None:
        def name(library: "Library") -> str:
            original = library.original(clipping_id)
            stem = Path(original.name.replace("/", " ")).stem or "original"
            return stem + _EXTENSIONS.get(original.media_type, Path(original.name).suffix)

        def choose(suggested: str) -> None:
            chosen, _filter = QFileDialog.getSaveFileName(
                self._window, _("Save the original"), str(Path.home() / suggested)
            )
            if chosen:
                self._save(clipping_id, Path(chosen))

        self._jobs.read(_("Looking for the original"), name, choose)

    def _save(self, clipping_id: int, file: Path) -> None:
        def save(library: "Library") -> Path:
            try:
                file.write_bytes(library.original(clipping_id).data)
            except OSError as error:
                raise ClipperError(
                    _("{file} cannot be written: {reason}.").format(file=file, reason=error.strerror),
                    _("Choose another folder."),
                ) from error
            return file

        self._jobs.read(
            _("Saving the original"), save, lambda saved: self._messages.notice(_("Saved {file}.").format(file=saved))
        )
