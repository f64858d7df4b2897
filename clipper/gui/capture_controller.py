"""How pages come in: pasted, dropped, opened, or left over from the last time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from clipper.core.errors import ClipperError
from clipper.core.model import ARCHIVED, Article, Candidate, Capture, Changes, Country, Draft, Pending, Refused, Topic
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui import clipboard
from clipper.gui.import_controller import ImportController
from clipper.gui.jobs import Jobs
from clipper.gui.messages import Choice, MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library


@dataclass(frozen=True, slots=True)
class _Offer:
    """A capture with the words that its sheet completes tags from."""

    capture: Capture
    countries: tuple[Country, ...]
    topics: tuple[Topic, ...]


class CaptureController(QObject):
    """One page goes through the paste sheet; more goes through the import dialog."""

    kept = Signal(object)
    """Changes: what came in through the sheet."""
    open_twin = Signal(int)

    def __init__(self, jobs: Jobs, messages: MessageBar, imports: ImportController, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._messages, self._imports, self._window = jobs, messages, imports, window
        self._open: list[Capture] = []
        """Whose sheets are open."""

    # -- ways in -------------------------------------------------------------------------
    def paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Take in what was pasted or dropped."""
        files = clipboard.files_in(mime)
        if files:
            self.take_files(files)
            return
        found = clipboard.copied(mime)
        self._capture(
            _("Reading the page"),
            lambda library, progress: library.capture(clipboard.draft_from(found), progress),
        )

    def take_files(self, files: Sequence[Path]) -> None:
        """One page opens in the sheet; several files, a folder or an export in the import dialog."""
        if len(files) == 1 and not files[0].is_dir():
            self._open_file(files[0])
        elif files:
            self._imports.choose(files)

    def offer_pending(self) -> None:
        """Offer again what was pasted but neither kept nor let go, after a crash."""

        def ask(library: "Library", _progress: Progress) -> tuple[Pending, ...]:
            return library.pending()

        self._jobs.prepare("", ask, self._offer_pending)

    def _offer_pending(self, pending: tuple[Pending, ...]) -> None:
        open_now = {capture.original_id for capture in self._open}  # such as a file given at the start
        originals = [each.original_id for each in pending if each.original_id not in open_now]
        if not originals:
            return
        text = _("1 paste was left unfinished.") if len(originals) == 1 else _("{n} pastes were left unfinished.")
        self._messages.notice(
            text.format(n=len(originals)),
            Choice(_("Open"), lambda: self._resume(originals)),
            Choice(_("Discard"), lambda: self._release(originals)),
        )

    def _resume(self, originals: Sequence[int]) -> None:
        """Open the sheets one after the other."""
        first, *rest = originals
        self._capture(
            _("Reading the page"),
            lambda library, progress: library.resume(first, progress),
            (lambda: self._resume(rest)) if rest else (lambda: None),
        )

    def _open_file(self, file: Path) -> None:
        def work(library: "Library", progress: Progress) -> Capture | None:
            library.imports.refuse_own(file)
            page = read_page(file)
            return library.capture(page, progress) if page is not None else None

        def several() -> None:
            self._imports.choose([file])

        self._capture(_("Opening {file}").format(file=file.name), work, several_instead=several)

    # -- the sheet -----------------------------------------------------------------------
    def _capture(
        self,
        title: str,
        work: Callable[["Library", Progress], Capture | None],
        then: Callable[[], object] = lambda: None,
        *,
        several_instead: Callable[[], object] = lambda: None,
    ) -> None:
        """Store and read a page, show its sheet, and go on with `then` when that is closed."""

        def prepare(library: "Library", progress: Progress) -> _Offer | None:
            capture = work(library, progress)
            return _Offer(capture, library.countries(), library.topics()) if capture else None

        def show(offer: _Offer | None) -> None:
            if offer is None:
                several_instead()
            else:
                self._show_sheet(offer, then)

        self._jobs.prepare(title, prepare, show)

    def _show_sheet(self, offer: _Offer, then: Callable[[], object]) -> None:
        from clipper.gui.dialogs.paste import PasteSheet

        original_id = offer.capture.original_id
        if any(replace(offer.capture, original_id=each.original_id) == each for each in self._open):
            self._release([original_id])  # the same file, handed over again while its sheet is open
            then()
            return
        self._open.append(offer.capture)
        sheet = PasteSheet(offer.capture, offer.countries, offer.topics, self._window)
        sheet.open_twin.connect(self.open_twin)
        sheet.restore_twin.connect(self._restore)

        def finish(result: int) -> None:
            self._open.remove(offer.capture)
            if result == QDialog.DialogCode.Accepted and sheet.kept():
                self._keep(offer.capture, sheet.kept(), sheet.stubs())
            else:
                self._release([original_id])
            sheet.deleteLater()
            then()

        sheet.finished.connect(finish)
        sheet.open()

    def _keep(self, capture: Capture, kept: tuple[Candidate, ...], stubs: tuple[Article, ...]) -> None:
        def keep(library: "Library", _progress: Progress) -> Changes:
            return library.keep(capture, kept, stubs)

        self._jobs.write(_("Keeping clippings"), keep, self.kept.emit)

    def _restore(self, clipping_id: int) -> None:
        def restore(library: "Library", _progress: Progress) -> Changes:
            return library.restore([clipping_id])

        self._jobs.write(_("Restoring"), restore)

    def _release(self, originals: Sequence[int]) -> None:
        def release(library: "Library", _progress: Progress) -> None:
            for original_id in originals:
                library.release(original_id)

        self._jobs.prepare("", release)


def read_page(file: Path) -> Draft | None:
    """The page or text that a file is; None for an export or an archive, which is imported instead.

    Raises ClipperError when it cannot be opened or read.
    """
    from clipper.core.importers import drafts

    try:
        first = list(islice(drafts(file), 2))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ClipperError(_("{file} cannot be opened: {reason}.").format(file=file.name, reason=reason)) from error
    if len(first) == 1 and isinstance(first[0], Refused):
        raise ClipperError(f"{first[0].name}: {first[0].reason}")
    page = first[0] if len(first) == 1 else None
    return page if isinstance(page, Draft) and page.entry is None and page.media_type != ARCHIVED else None
