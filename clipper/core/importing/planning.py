"""What an import would do, found out without writing anything."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from clipper.core.importing.arriving import is_link, known, told, why_known
from clipper.core.importing.extent import Extent
from clipper.core.importing.files import OWN, Named
from clipper.core.importing.items import Item, Limits, Read, Task
from clipper.core.importing.labels import FindTopic, LabelCounter
from clipper.core.importing.losses import LINK_ONLY
from clipper.core.importing.pipeline import Pipeline
from clipper.core.importing.processes import Files
from clipper.core.keeping import Settled, outcome
from clipper.core.model import ARCHIVED_LIBRARY, Draft, Imported, Twin
from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import ImportOptions, ImportPlan, PlannedEntry, PlannedFile
from clipper.core.progress import Progress
from clipper.core.store.database import Store
from clipper.core.text import _
from clipper.core.twins import Twins

READ = 300
"""Entries that are read for a quick plan."""
PREVIEW = 10


@dataclass(frozen=True, slots=True)
class _Told:
    """A line, what it is about, and whether it is there because that comes earlier in the import."""

    line: Imported
    read: Read | None = None
    twice: bool = False


@dataclass(slots=True)
class _File:
    """A file's counts so far."""

    format: str = ""
    entries: int = 0
    counts: Counter[ImportStatus] = field(default_factory=Counter)
    twice: int = 0
    lost: Counter[str] = field(default_factory=Counter)


class Planner:
    """Goes through files as an import would. `store` None: into a library that is not there yet."""

    def __init__(self, store: Store | None, find_topic: FindTopic, options: ImportOptions, limits: Limits) -> None:
        self._store = store
        self._twins = Twins(store) if store is not None else None
        self._options = options
        self._limits = limits
        self._most = 0
        self._taken = 0
        self._labels = LabelCounter(find_topic, options.labels)
        self._files: dict[str, _File] = {}
        self._preview: list[PlannedEntry] = []
        self._met: set[int] = set()
        """What marks of earlier entries come to, so that the second of two is told."""
        self._links: set[int] = set()
        """The same of bare links."""
        self._done = 0

    @property
    def is_estimated(self) -> bool:
        return bool(self._most) and self._taken > self._most

    def plan(self) -> ImportPlan:
        """What was found out, once `lines` has come to its end."""
        files = (
            PlannedFile(name, file.format, file.entries, file.counts, file.lost, file.twice)
            for name, file in self._files.items()
        )
        return ImportPlan(tuple(files), self._labels.planned(), tuple(self._preview), self.is_estimated)

    def lines(self, files: Sequence[Named], progress: Progress, *, most: int = 0) -> Iterator[Imported]:
        """The lines that the import would tell. Of the entries beyond `most` (0: any number) only what
        their container says is looked at."""
        self._most, self._done = most, 0
        extent = Extent(file.size for file in files)
        for file in files:
            if file.is_own:
                yield self._pass_over(file)
        tasks = [Task(file.file, file.key, file.size) for file in files if not file.is_own]
        if not tasks:
            return
        with Pipeline(Files(tasks, self._limits), self._limits) as pipeline:
            for batch in pipeline.batches(self._look_up, _looking(progress, extent, self)):
                extent.follow(batch)
                for item in batch:
                    yield from self._lines(item)

    @property
    def done(self) -> int:
        return self._done

    def _look_up(self, items: Sequence[Item]) -> None:
        for item in items:
            self._taken += 1
            if item.draft is not None and self._store is not None:
                item.known = known(self._store, item.draft, self._options)
            if self.is_estimated or (item.draft is not None and item.draft.media_type == ARCHIVED_LIBRARY):
                item.read = ()

    def _pass_over(self, file: Named) -> Imported:
        self._files[file.file] = _File("Clipper", counts=Counter({"duplicate": 1}))
        return Imported(file.file, "duplicate", reason=OWN)

    def _lines(self, item: Item) -> Iterator[Imported]:
        file = self._files.setdefault(item.task.file, _File())
        file.format = file.format or item.format
        if item.is_end or (item.draft is not None and item.draft.media_type == ARCHIVED_LIBRARY):
            return
        self._done += 1
        file.entries += 1
        file.lost.update(item.lost)
        if item.draft is not None and item.draft.entry is not None:
            self._labels.add(item.draft.entry)
        for foreseen in self._told(item):
            file.counts[foreseen.line.status] += 1
            file.twice += foreseen.twice and foreseen.line.status == "duplicate"
            self._show(item, foreseen)
            yield foreseen.line

    def _told(self, item: Item) -> Iterator[_Told]:
        name = item.task.file
        if item.draft is None:
            yield _Told(Imported(f"{name}: {item.name}" if item.name else name, "failed", reason=item.problem))
        elif item.known is not None:
            reason = why_known(item.draft, item.known)
            yield _Told(Imported(name, "duplicate", _title(item.draft), reason=reason))
        elif not item.read:
            yield _Told(self._unread(item, item.draft))
        else:
            kept = False
            for at, each in enumerate(item.read):
                if at and not self._options.keep_all:
                    if kept:
                        yield _Told(Imported(name, "stub", each.article.title), each)
                    continue
                foreseen = self._foreseen(name, each)
                kept = kept or foreseen.line.status != "duplicate"
                yield foreseen

    def _unread(self, item: Item, draft: Draft) -> Imported:
        """Judged by what its container says, or set aside."""
        if item.problem:
            return Imported(item.task.file, "failed", _title(draft), reason=item.problem)
        link = draft.entry is not None and draft.entry.link_only
        if link:
            self._files[item.task.file].lost[LINK_ONLY] += 1
        return Imported(item.task.file, "link" if link else "added", _title(draft))

    def _foreseen(self, file: str, each: Read) -> _Told:
        article = each.article
        same_link, earlier = self._is_same_link(each), self._earlier(each)
        if earlier is not None:
            status = "duplicate" if same_link else outcome(earlier, self._options.rule)
            same = earlier.likeness == "same"
            reason = _("It comes earlier in this import.") if same else _("Another text of it comes earlier.")
            return _Told(Imported(file, status, article.title, reason=reason), each, twice=True)
        twin = (
            self._twins.find(article, each.marks) if self._twins and (is_link(article) or not article.problem) else None
        )
        settled = Settled(outcome(twin, self._options.rule), twin.clipping_id if twin else 0, twin)
        line = told(article, settled)
        return _Told(Imported(file, line.status, line.title, reason=line.reason), each)

    def _is_same_link(self, each: Read) -> bool:
        """Whether this bare link came before, which is kept once by every rule."""
        if not is_link(each.article) or each.marks.url is None:
            return False
        came = hash(each.marks.url) in self._links
        self._links.add(hash(each.marks.url))
        return came

    def _earlier(self, each: Read) -> Twin | None:
        """What came earlier in this import at the same address or with the same text, as far as a plan knows it."""
        url, text = (hash(key) if key else None for key in (each.marks.url, each.marks.text))
        same_text, same_url = text in self._met, url in self._met
        self._met |= {key for key in (url, text) if key is not None}
        if same_text or (same_url and (text is None or is_link(each.article))):
            return Twin(0, each.article.title, "text", trashed=False)
        return Twin(0, each.article.title, "url", trashed=False, likeness="edition") if same_url else None

    def _show(self, item: Item, foreseen: _Told) -> None:
        line, read = foreseen.line, foreseen.read
        if len(self._preview) >= PREVIEW or line.status == "stub":
            return
        article = read.article if read is not None else None
        entry = item.draft.entry if item.draft is not None else None
        self._preview.append(
            PlannedEntry(
                line.file,
                line.title or item.name,
                article.publisher if article is not None else entry.publisher if entry is not None else None,
                article.published if article is not None else None,
                (*entry.labels, *entry.folders) if entry is not None else (),
                line.status,
                line.reason,
                foreseen.twice,
            )
        )


def _looking(progress: Progress, extent: Extent, planner: Planner) -> Callable[[], None]:
    return lambda: progress(planner.done, extent.total)


def _title(draft: Draft) -> str:
    return draft.entry.title if draft.entry is not None and draft.entry.title else draft.name
