"""One run of an import: entries arrive in batches, each in one transaction with its lines of the report."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from time import monotonic

from clipper.core.importing.arriving import Arrivals, Told
from clipper.core.importing.extent import Extent
from clipper.core.importing.files import OWN, Named
from clipper.core.importing.items import Item, Limits, Task
from clipper.core.importing.pipeline import Pipeline, Stored
from clipper.core.importing.processes import Files
from clipper.core.model import Imported
from clipper.core.model.imports import ImportLine
from clipper.core.progress import Progress
from clipper.core.store import imports
from clipper.core.store.database import Store

INDEXED_EVERY = 3.0
"""Seconds between two times that the index is told of what came in: small commits double its work."""


class ImportRun:
    """Works through a source of entries. `committed` is called after the first batch, now and then, and at the end."""

    def __init__(
        self, store: Store, import_id: int, arrivals: Arrivals, limits: Limits, committed: Callable[[], object]
    ) -> None:
        self._store = store
        self._import_id = import_id
        self._arrivals = arrivals
        self._limits = limits
        self._committed = committed
        self._done, self._note = 0, ""

    def files(self, files: Sequence[Named], progress: Progress) -> Iterator[Imported]:
        """Import what is not done of these files. What was told is committed."""
        ended = imports.ended_files(self._store, self._import_id)
        begun = imports.begun_files(self._store, self._import_id) - ended
        left = [file for file in files if file.key not in ended]
        for file in left:
            if file.is_own:
                yield self._pass_over(file)
        tasks = [self._task(file, begun=file.key in begun) for file in left if not file.is_own]
        if tasks:
            extent = Extent(task.size for task in tasks)
            yield from self._through(Files(tasks, self._limits), extent, progress)

    def changed(
        self, files: Sequence[Named], places: Mapping[str, frozenset[int]], progress: Progress
    ) -> Iterator[Imported]:
        """Look at these places of files (by their keys) once more, and at nothing else in them."""
        tasks = [Task(file.file, file.key, file.size, only=places[file.key]) for file in files]
        if tasks:
            yield from self._through(Files(tasks, self._limits), Extent(task.size for task in tasks), progress)

    def originals(self, items: Iterable[Item], count: int, progress: Progress) -> Iterator[Imported]:
        """Read again what the library has stored."""
        yield from self._through(Stored(iter(items)), Extent([1] * count), progress)

    def _pass_over(self, file: Named) -> Imported:
        """The library's own folder: a line of the report, and no more."""
        line = ImportLine(file.key, 0, "duplicate", reason=OWN)
        with self._store.transaction() as db:
            imports.append(db, self._import_id, [(line, None)])
            imports.end_file(db, self._import_id, file.key, 1)
        return Imported(file.file, line.status, reason=line.reason)

    def _task(self, file: Named, *, begun: bool) -> Task:
        done = imports.places_done(self._store, self._import_id, file.key) if begun else frozenset()
        return Task(file.file, file.key, file.size, done)

    def _through(self, source: Files | Stored, extent: Extent, progress: Progress) -> Iterator[Imported]:
        self._done, self._note = 0, ""

        def look() -> None:
            progress(self._done, extent.total, self._note)

        told = monotonic() - INDEXED_EVERY
        try:
            with Pipeline(source, self._limits) as pipeline:
                for batch in pipeline.batches(self._arrivals.store_originals, look):
                    lines = self._commit(batch)
                    if monotonic() - told >= INDEXED_EVERY:
                        told = monotonic()
                        self._committed()
                    extent.follow(batch)
                    self._done += sum(not item.is_end for item in batch)
                    self._note = batch[-1].task.file
                    yield from lines
        finally:
            self._committed()
        look()

    def _commit(self, batch: Sequence[Item]) -> list[Imported]:
        lines: list[Imported] = []
        with self._store.transaction() as db:
            for item in batch:
                if item.is_end:
                    if item.task.only:
                        continue
                    imports.end_file(db, self._import_id, item.task.key, item.place)
                    continue
                told = self._arrivals.put(item)
                if item.again is not None:
                    imports.forget(db, self._import_id, item.again)
                imports.append(db, self._import_id, [(_line(item, each), each.trace) for each in told])
                lines += [_imported(item, each) for each in told]
        return lines


def _line(item: Item, told: Told) -> ImportLine:
    edition_id = told.edition_id if told.trace is not None else None  # one that was there before is not its own
    return ImportLine(item.task.key, item.place, told.status, told.title, told.clipping_id, told.reason, edition_id)


def _imported(item: Item, told: Told) -> Imported:
    file = f"{item.task.file}: {item.name}" if item.name else item.task.file
    return Imported(file, told.status, told.title if not item.name else "", told.clipping_id, told.reason)
