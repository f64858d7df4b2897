"""The door to importing: `library.imports`."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers import IMPORTERS
from clipper.core.importing.run import ImportRun
from clipper.core.ingest import Ingest
from clipper.core.model import Changes, Imported
from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import (
    ImportOptions,
    ImportPlan,
    ImportRecord,
    ImportReport,
)
from clipper.core.names import Names
from clipper.core.progress import Progress, silent
from clipper.core.store import clippings, imports, outbox
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.tagging.tagger import Tagger
from clipper.core.text import _

DEFAULTS = ImportOptions()


class Imports:
    """What can be done with imports. `log` and `committed` come from a library that is open for
    writing; where it is not, `log` raises ClipperError."""

    def __init__(self, store: Store, names: Names, log: Callable[[], UndoLog], committed: Callable[[], object]) -> None:
        self._store = store
        self._names = names
        self._log = log
        self._committed = committed

    def run(
        self, paths: Sequence[Path], options: ImportOptions = DEFAULTS, progress: Progress = silent
    ) -> Iterator[Imported]:
        """Import files and folders. Each line is told after it is committed, in the order of the
        files and of their entries; what cannot be read is set aside and the rest goes on.

        Between two lines, and whenever `progress` is called, no transaction is open. When the
        caller stops (or `progress` raises Cancelled), what was told stays, and the import can go on.
        """
        with self._log().record(_("Import")):
            run = ImportRun(
                self._store,
                Ingest(Tagger()),
                keep_all=options.keep_all,
                dry_run=False,
                committed=self._committed,
            )
            yield from run.run(paths, progress)

    def resume(self, import_id: int, progress: Progress = silent) -> Iterator[Imported]:
        """Go on with an import that was stopped or broke off: only what is not done yet."""
        raise NotImplementedError

    def retry(self, import_id: int, progress: Progress = silent) -> Iterator[Imported]:
        """Try again what this import set aside: from the original it stored, or else from the file.
        Its lines in the report make room for the new ones."""
        raise NotImplementedError

    def undo(self, import_id: int) -> Changes:
        """Move what this import added to Trash; importing the same again brings it in again."""
        self._known(import_id)
        ids = [
            line.clipping_id
            for line in imports.lines(self._store, import_id, imports.OURS)
            if line.clipping_id is not None
        ]
        label = _("Undo Import")
        with self._log().record(label), self._store.transaction() as db:
            changed = clippings.set_flag(db, ids, "trashed", int(datetime.now(UTC).timestamp()))
            outbox.append(db, changed)
            imports.set_state(db, import_id, "undone")
        self._committed()
        return Changes(changed=tuple(changed), label=label)

    def plan(
        self,
        paths: Sequence[Path],
        options: ImportOptions = DEFAULTS,
        progress: Progress = silent,
        *,
        thorough: bool = False,
    ) -> ImportPlan:
        """What an import would do; nothing is written. Unless `thorough`, only the first few hundred
        entries are read, and the others judged by what the export says of them."""
        raise NotImplementedError

    def would(
        self, paths: Sequence[Path], options: ImportOptions = DEFAULTS, progress: Progress = silent
    ) -> Iterator[Imported]:
        """The lines that a run would tell; nothing is written."""
        yield from ImportRun(self._store, Ingest(Tagger()), keep_all=options.keep_all, dry_run=True).run(
            paths, progress
        )

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

    def _known(self, import_id: int) -> ImportRecord:
        found = imports.record(self._store, import_id)
        if found is None:
            raise ClipperError(
                _("There is no import number {id}.").format(id=import_id), _("“clipper imports” lists them.")
            )
        return found
