"""Imports: chosen and looked through in a dialog, run off the window's thread, told in reports."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.model import Changes, Imported, Topic
from clipper.core.model.imports import ImportOptions, ImportPlan, ImportRecord, ImportReport, TakenBack
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.import_words import counted
from clipper.gui.jobs import Job, Jobs
from clipper.gui.messages import Choice, MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library
    from clipper.gui.dialogs.import_files import ImportFiles
    from clipper.gui.dialogs.import_reports import ImportReports

_NEW = ("added", "link", "failed")
"""What an article may have become that is a clipping now; others joined one that was there."""
Lines = Callable[["Library", Progress], Iterator[Imported]]


class ImportController(QObject):
    """Runs imports; each ends with a message that leads to its report."""

    open_clipping = Signal(int)
    vocabulary_changed = Signal()
    """Labels may have become topics."""

    def __init__(self, jobs: Jobs, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._messages, self._window = jobs, messages, window
        self._reports: ImportReports | None = None
        self._began = False
        """An import was begun in this run: it did not break off in an earlier one."""

    # -- before ----------------------------------------------------------------------------
    def choose(self, paths: Sequence[Path] = ()) -> None:
        """Open the import dialog; with `paths` it looks through them at once."""

        def show(formats: tuple[tuple[str, str], ...]) -> None:
            from clipper.gui.dialogs.import_files import ImportFiles

            dialog: ImportFiles = ImportFiles(formats, lambda chosen: self._plan(dialog, chosen), self._window)
            dialog.wanted.connect(self.run)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            if paths:
                dialog.look_at(paths)

        self._jobs.read("", lambda library: library.imports.formats(), show)

    def _plan(self, dialog: "ImportFiles", paths: Sequence[Path]) -> Job:
        def plan(library: "Library", progress: Progress) -> tuple[ImportPlan, tuple[Topic, ...]] | ClipperError:
            try:
                return library.imports.plan(paths, progress=progress), library.topics()
            except ClipperError as error:
                return error

        def show(found: tuple[ImportPlan, tuple[Topic, ...]] | ClipperError) -> None:
            if isinstance(found, ClipperError):
                self._messages.tell(found, _("Import"))
                dialog.failed()
            else:
                dialog.show_plan(paths, *found)

        return self._jobs.prepare("", plan, show)

    # -- during ----------------------------------------------------------------------------
    def run(self, paths: Sequence[Path], options: ImportOptions | None = None) -> None:
        chosen = options or ImportOptions()
        self._run(_("Importing"), lambda library, progress: library.imports.run(paths, chosen, progress))

    def resume(self, import_id: int) -> None:
        self._run(_("Importing"), lambda library, progress: library.imports.resume(import_id, progress))

    def _resume_newest(self) -> None:
        def resume(records: tuple[ImportRecord, ...]) -> None:
            if records and records[0].state == "stopped":
                self.resume(records[0].id)

        self._jobs.read("", lambda library: library.imports.reports(), resume)

    def retry(self, import_id: int) -> None:
        self._run(_("Trying again"), lambda library, progress: library.imports.retry(import_id, progress))

    def _run(self, title: str, lines: Lines) -> None:
        self._began = True
        counts: Counter[str] = Counter()
        stopped = False

        def work(library: "Library", progress: Progress) -> Changes:
            nonlocal stopped
            added: list[int] = []
            changed: list[int] = []
            try:
                for line in lines(library, progress):
                    counts[line.status] += 1
                    if line.id is not None:
                        (added if line.status in _NEW else changed).append(line.id)
            except Cancelled:  # what came in until Stop is committed, and the views shall hear of it
                stopped = True
            return Changes(added=tuple(added), changed=tuple(changed))

        self._jobs.write(title, work, lambda _changes: self._tell(counts, stopped=stopped), long=True)

    # -- after -----------------------------------------------------------------------------
    def _tell(self, counts: Counter[str], *, stopped: bool) -> None:
        words = counted(counts) or _("nothing new came in")  # type: ignore[arg-type]
        told = _("Stopped: {what}.").format(what=words) if stopped else f"{words[:1].upper()}{words[1:]}."
        say = self._messages.warn if counts["failed"] else self._messages.notice
        choices = [Choice(_("Report…"), self.show_reports)] if counts or stopped else []
        if stopped:
            choices.insert(0, Choice(_("Go On"), self._resume_newest))
        say(told, *choices)
        self.vocabulary_changed.emit()
        if self._reports is not None:
            self._refresh()

    def look_back(self) -> None:
        """What earlier runs left to do."""
        self.offer_unfinished()
        self.compare_older()

    def offer_unfinished(self) -> None:
        """Offer to go on with what broke off the last time."""
        self._jobs.read("", lambda library: library.imports.unfinished(), self._offer)

    def _offer(self, broken: tuple[ImportRecord, ...]) -> None:
        if broken and not self._began:
            first = broken[0].id
            self._messages.notice(
                _("An import broke off before it was finished."),
                Choice(_("Go On"), lambda: self.resume(first)),
                Choice(_("Leave It"), lambda: self._leave([each.id for each in broken])),
            )

    def _leave(self, ids: Sequence[int]) -> None:
        def leave(library: "Library", _progress: Progress) -> None:
            for import_id in ids:
                library.imports.leave(import_id)

        self._jobs.prepare("", leave)

    def compare_older(self) -> None:
        """Make what an earlier Clipper kept known by its words, so that copies of it are seen."""

        def work(library: "Library", progress: Progress) -> Changes:
            if library.editions.uncompared():
                with suppress(Cancelled):  # what was done stays
                    library.editions.catch_up(progress)
            return Changes()

        self._jobs.write(_("Comparing clippings"), work, long=True)

    # -- reports ---------------------------------------------------------------------------
    def show_reports(self) -> None:
        def show(records: tuple[ImportRecord, ...]) -> None:
            from clipper.gui.dialogs.import_reports import ImportReports

            dialog = self._reports = ImportReports((), self._window)
            dialog.asked.connect(self._ask)
            dialog.resume.connect(self.resume)
            dialog.retry.connect(self.retry)
            dialog.undo.connect(self._ask_to_undo)
            dialog.export.connect(self._export)
            dialog.open_clipping.connect(self.open_clipping)
            dialog.finished.connect(self._closed)
            dialog.show_records(records)
            dialog.open()

        self._jobs.read(_("Opening the reports"), lambda library: library.imports.reports(), show)

    def _closed(self) -> None:
        if self._reports is not None:
            self._reports.deleteLater()
            self._reports = None

    def _refresh(self) -> None:
        def show(records: tuple[ImportRecord, ...]) -> None:
            if self._reports is not None:
                self._reports.show_records(records)

        self._jobs.read("", lambda library: library.imports.reports(), show)

    def _ask(self, import_id: int, statuses: tuple[str, ...]) -> None:
        def show(report: ImportReport) -> None:
            if self._reports is not None:
                self._reports.show_report(report)

        self._jobs.read(
            _("Opening the report"),
            lambda library: library.imports.report(import_id, statuses),  # type: ignore[arg-type]
            show,
            latest="import report",
        )

    def _ask_to_undo(self, import_id: int) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Question,
            _("Undo this import?"),
            _(
                "What this import added moves to Trash, with the notes and tags it got since. Clippings that were "
                "here before are as they were: other texts, tags, marks, notes and stars that came go again. What "
                "you changed since stays."
            ),
            QMessageBox.StandardButton.Cancel,
            self._reports or self._window,
        )
        undo = box.addButton(_("Undo Import"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(lambda: self._undo(import_id) if box.clickedButton() is undo else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _undo(self, import_id: int) -> None:
        taken: list[TakenBack] = []

        def undo(library: "Library", _progress: Progress) -> Changes:
            taken.append(library.imports.undo(import_id))
            return taken[0].changes

        def told(_changes: Changes) -> None:
            from clipper.core.importing.reports import taken_back

            words = taken_back(taken[0])
            if self._reports is not None:
                self._reports.tell(import_id, words)
                self._refresh()
            else:
                self._messages.notice(words)

        self._jobs.write(_("Undoing the import"), undo, told, long=True)  # not while it is still at work

    def _export(self, import_id: int) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self._reports or self._window,
            _("Save the report"),
            str(Path.home() / _("import report.txt")),
            _("Text (*.txt);;Table for spreadsheets (*.csv)"),
        )
        if not name:
            return
        file = Path(name)

        def save(library: "Library") -> Path:
            from clipper.core.importing.reports import as_csv, as_text

            report = library.imports.report(import_id)
            text = as_csv(report, spreadsheet=True) if file.suffix.lower() == ".csv" else as_text(report)
            try:
                file.write_text(text, encoding="utf-8-sig" if file.suffix.lower() == ".csv" else "utf-8", newline="")
            except OSError as error:
                raise ClipperError(
                    _("{file} cannot be written: {reason}.").format(file=file, reason=error.strerror),
                    _("Choose another folder."),
                ) from error
            return file

        self._jobs.read(
            _("Saving the report"), save, lambda saved: self._messages.notice(_("Saved {file}.").format(file=saved))
        )
