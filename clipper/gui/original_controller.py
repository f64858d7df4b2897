"""What a clipping was made from: its details, the original read another way or saved, other editions."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.model import Changes, Clipping
from clipper.core.model.readings import Difference, Reading, ReadingOption, Reread
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.clipping_controller import ClippingController
from clipper.gui.jobs import Jobs
from clipper.gui.messages import MessageBar

if TYPE_CHECKING:
    from clipper.core.editions import OpenedEdition
    from clipper.core.library import Library
    from clipper.gui.dialogs.read_as import ReadAs

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
        self._stop = Event()
        """Set when nobody waits any more for the reading that is shown in a dialog."""

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

    # -- reading it another way --------------------------------------------------------------
    def read_as(self) -> None:
        """Offer the ways its original can be read."""
        if not self._clippings.chosen:
            return
        clipping_id = self._clippings.chosen[0]

        def ask(library: "Library") -> tuple[str, tuple[ReadingOption, ...]]:
            return library.clipping(clipping_id).summary.title, library.rereading.options(clipping_id)

        def show(found: tuple[str, tuple[ReadingOption, ...]]) -> None:
            from clipper.gui.dialogs.read_as import ReadAs

            dialog: ReadAs = ReadAs(*found, self._window)
            dialog.asked.connect(lambda reading: self._preview(dialog, clipping_id, reading))
            dialog.wanted.connect(lambda reading: self._apply(clipping_id, reading))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            dialog.ask()

        self._jobs.read(_("Looking for the original"), ask, show)

    def _preview(self, dialog: "ReadAs", clipping_id: int, reading: Reading) -> None:
        self._stop.set()  # nobody waits for what was asked before
        stop = self._stop = Event()
        dialog.finished.connect(lambda _result: stop.set())

        def look(done: int, total: int, note: str = "") -> None:  # noqa: ARG001 (as Progress is called)
            if stop.is_set():
                raise Cancelled

        def ask(library: "Library") -> Reread | ClipperError:
            try:
                return library.rereading.preview(clipping_id, reading, look)
            except ClipperError as error:
                return error

        def show(found: Reread | ClipperError) -> None:
            if isinstance(found, ClipperError):
                dialog.failed(reading, str(found))
            else:
                dialog.show_reread(found)

        self._jobs.read(_("Reading the original"), ask, show, latest="read as")

    def _apply(self, clipping_id: int, reading: Reading) -> None:
        self._jobs.write(
            _("Reading the original"),
            lambda library, progress: library.rereading.apply(clipping_id, reading, progress),
        )

    # -- other editions ----------------------------------------------------------------------
    def compare(self, edition_id: int) -> None:
        """Show how another edition differs from the clipping that keeps it: what the later text has is lit."""

        def ask(library: "Library") -> tuple["OpenedEdition", tuple[Difference, ...]]:
            from clipper.core.rereading.differences import differences

            found = library.editions.open(edition_id)
            texts = [library.clipping(found.clipping_id).text, found.article.text]
            older, newer = texts if found.is_newer else reversed(texts)
            return found, differences(older, newer)

        self._jobs.read(_("Opening the edition"), ask, lambda found: self._show_edition(*found))

    def _show_edition(self, found: "OpenedEdition", differences: tuple[Difference, ...]) -> None:
        from clipper.gui.dialogs.compare import NEWER, OLDER, Compare
        from clipper.gui.panes.editions_list import source_of

        edition = found.edition
        answers = (
            ("swap", _("&Show This One Instead")),
            ("separate", _("Make &Own Clipping")),
            ("remove", _("&Remove")),
        )
        legend = NEWER if found.is_newer else OLDER
        dialog = Compare(edition.title, f"{source_of(edition)}\n{legend}", differences, answers, self._window)

        def done() -> None:
            if dialog.answer:
                self._change_edition(edition.id, dialog.answer)
            dialog.deleteLater()

        dialog.finished.connect(done)
        dialog.open()

    def _change_edition(self, edition_id: int, answer: str) -> None:
        def work(library: "Library", _progress: Progress) -> Changes:
            doing = {
                "swap": library.editions.swap,
                "separate": library.editions.separate,
                "remove": library.editions.remove,
            }
            return doing[answer](edition_id)

        self._jobs.write(_("Changing the edition"), work)

    # -- saving it ---------------------------------------------------------------------------
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
