"""The door to importing: `library.imports`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers import IMPORTERS
from clipper.core.importers.base import readable
from clipper.core.importing.arriving import Arrivals
from clipper.core.importing.files import is_own, make_sure_of_room, named
from clipper.core.importing.items import Limits
from clipper.core.importing.labels import Labels
from clipper.core.importing.planning import READ, Planner
from clipper.core.importing.retrying import Waiting
from clipper.core.importing.run import ImportRun
from clipper.core.importing.undoing import take_back
from clipper.core.ingest import Complete
from clipper.core.model import Imported
from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import (
    ImportOptions,
    ImportPlan,
    ImportRecord,
    ImportReport,
    ImportState,
    TakenBack,
)
from clipper.core.names import Names
from clipper.core.progress import Progress, silent
from clipper.core.store import fingerprints, imports, topics
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.text import _
from clipper.core.twins import Twins

DEFAULTS = ImportOptions()
LIMITS = Limits()


class Imports:
    """What can be done with imports. `log` and `committed` come from a library that is open for
    writing; where it is not, `log` raises ClipperError. `complete` makes, for each run, what completes the
    tags of what comes in."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        names: Names,
        log: Callable[[], UndoLog],
        committed: Callable[[], object],
        complete: Callable[[], Complete],
    ) -> None:
        self._folder = folder
        self._store = store
        self._names = names
        self._log = log
        self._committed = committed
        self._complete = complete

    def run(
        self,
        paths: Sequence[Path],
        options: ImportOptions = DEFAULTS,
        progress: Progress = silent,
        limits: Limits = LIMITS,
    ) -> Iterator[Imported]:
        """Import files and folders. Each line is told after it is committed, in the order of the
        files and of their entries; what cannot be read is set aside and the rest goes on.

        Between two lines, and whenever `progress` is called, no transaction is open. When the
        caller stops (or `progress` raises Cancelled), what was told stays, and the import can go on.
        """
        log = self._log()
        make_sure_of_room(self._folder)
        files = named(paths, self._folder)
        self._know_all(progress)
        with self._store.transaction() as db:
            import_id = imports.begin(db, [str(path.absolute()) for path in paths], options)
        with log.record(_("Import")), self._running(import_id):
            yield from self._a_run(import_id, options, limits).files(files, progress)

    def resume(self, import_id: int, progress: Progress = silent, limits: Limits = LIMITS) -> Iterator[Imported]:
        """Go on with an import that was stopped or broke off: only what is not done yet."""
        record, log = self._known(import_id), self._log()
        if record.state not in ("running", "stopped"):
            raise ClipperError(_("Import {id} is finished: nothing of it is left to do.").format(id=import_id))
        paths = [Path(path) for path in record.paths]
        gone = next((path for path in paths if not path.exists()), None)
        if gone is not None:  # a drive that is not plugged in, say: the import shall not end over that
            raise ClipperError(
                _("{path} is not there.").format(path=readable(gone)), _("Put it back in its place, then go on.")
            )
        make_sure_of_room(self._folder)
        files = named(paths, self._folder)
        self._know_all(progress)
        with log.record(_("Import")), self._running(import_id):
            yield from self._a_run(import_id, record.options, limits).files(files, progress)

    def retry(self, import_id: int, progress: Progress = silent, limits: Limits = LIMITS) -> Iterator[Imported]:
        """Try again what this import set aside: from its file where that was mended since, else from the original
        that was stored. Nothing else of the files comes in. Lines in the report make room for the new ones."""
        record, log = self._known(import_id), self._log()
        failed = imports.lines(self._store, import_id, ["failed"])
        waiting = Waiting(self._store, failed)
        unopened = {line.file for line in failed if line.clipping_id is None}
        there = {
            file.key: file for path in record.paths if Path(path).exists() for file in named([Path(path)], self._folder)
        }
        again = [line for line in failed if line.clipping_id is None and line.file in there]
        files = [file for file in there.values() if file.key in unopened]
        places = waiting.places
        run = self._a_run(import_id, record.options, limits, waiting)
        after: ImportState = "finished" if record.state in ("finished", "undone") else "stopped"
        with log.record(_("Import")), self._running(import_id, after):
            with self._store.transaction() as db:
                imports.open_again(db, import_id, again)
            yield from run.changed([file for file in there.values() if file.key in places], places, progress)
            yield from run.originals(waiting.left(), len(waiting), progress)
            yield from run.files(files, progress)

    def undo(self, import_id: int) -> TakenBack:
        """Take this import back, as one step for Undo: what it added moves to Trash, and what it did to clippings
        that were here before is undone where it still stands as the import left it. Editions it attached go, texts
        it replaced come back, tags, marks, notes and stars that joined go again. What a hand confirmed or changed
        since stays. Topics that it made stay too: what lies in Trash carries them. Importing the same again brings
        it in again.
        """
        record, log = self._known(import_id), self._log()
        if record.state == "undone":
            raise ClipperError(_("Import {id} was taken back already.").format(id=import_id))
        label = _("Take Import Back")
        with log.record(label), self._store.transaction():
            taken = take_back(self._store, import_id, label)
        self._committed()
        return taken

    def plan(
        self,
        paths: Sequence[Path],
        options: ImportOptions = DEFAULTS,
        progress: Progress = silent,
        limits: Limits = LIMITS,
        *,
        thorough: bool = False,
    ) -> ImportPlan:
        """What an import would do; nothing is written. Unless `thorough`, only the first few hundred
        entries are read, and the others judged by what the export says of them."""
        planner = self.planner(options, limits)
        for _line in planner.lines(named(paths, self._folder), progress, most=0 if thorough else READ):
            pass
        return planner.plan()

    def refuse_own(self, file: Path) -> None:
        """Raises ClipperError for a file that is the library itself: nobody but SQLite may open it in this process."""
        if is_own(file, self._folder):
            raise ClipperError(
                _("“{name}” is Clipper’s own library.").format(name=readable(file.name)),
                _("What is in it is here already."),
            )

    def planner(self, options: ImportOptions = DEFAULTS, limits: Limits = LIMITS) -> Planner:
        """For whoever wants to see the lines of a plan while it is made."""
        return Planner(self._store, self._names.topic_called, options, limits)

    def unfinished(self) -> tuple[ImportRecord, ...]:
        """Imports that broke off, e.g. because of a crash: they can `resume`, or be `left`. To be
        asked when the library has just been opened; a run that is at work is among them."""
        return tuple(record for record in imports.records(self._store) if record.state == "running")

    def leave(self, import_id: int) -> None:
        """Offer this one no more: what came in stays, and it can still go on from the list of reports."""
        self._known(import_id)
        self._log()
        with self._store.transaction() as db:
            imports.set_state(db, import_id, "stopped")

    def reports(self) -> tuple[ImportRecord, ...]:
        """Every import, the newest first."""
        return imports.records(self._store)

    def report(self, import_id: int, statuses: Sequence[ImportStatus] = ()) -> ImportReport:
        """An import with its lines; only those of `statuses`, where any are named."""
        return ImportReport(self._known(import_id), imports.lines(self._store, import_id, statuses))

    @staticmethod
    def formats() -> tuple[tuple[str, str], ...]:
        """(title, where a user finds such a file) of every format that is imported."""
        return tuple((importer.title, importer.help) for importer in IMPORTERS)

    @contextmanager
    def _running(self, import_id: int, after: ImportState = "finished") -> Iterator[None]:
        """The import is at work until it ends, or is stopped; after a crash it still seems to be."""
        self._enter(import_id, "running")
        state: ImportState = "stopped"
        try:
            yield
            state = after
        finally:
            self._enter(import_id, state)

    def _enter(self, import_id: int, state: ImportState) -> None:
        with self._store.transaction() as db:
            imports.set_state(db, import_id, state)

    def _a_run(
        self, import_id: int, options: ImportOptions, limits: Limits, waiting: Waiting | None = None
    ) -> ImportRun:
        make_topic = partial(topics.create, self._store.db)
        labels = Labels(self._names.topic_called, make_topic, options.labels)
        arrivals = Arrivals(self._store, options, labels, waiting or Waiting(self._store), self._complete())
        return ImportRun(self._store, import_id, arrivals, limits, self._committed)

    def _know_all(self, progress: Progress) -> None:
        """Clippings of an older library have to be known by their likeness before anything is compared with them."""
        missing = fingerprints.count_missing(self._store)
        if missing:
            Twins(self._store).catch_up(missing, progress)

    def _known(self, import_id: int) -> ImportRecord:
        found = imports.record(self._store, import_id)
        if found is None:
            raise ClipperError(
                _("There is no import number {id}.").format(id=import_id), _("“clipper imports” lists them.")
            )
        return found
