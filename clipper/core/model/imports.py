"""Import runs: what is asked for, what would come of it, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeVar

from clipper.core.model.changes import Changes, ImportStatus
from clipper.core.model.moments import Moment

K = TypeVar("K", bound=str)

ImportRule = Literal["skip", "attach", "replace", "keep"]
"""What becomes of an article that is in the library already, or nearly: it is left out, attached to
the one that is there, put in its place, or kept as a clipping of its own."""

ImportState = Literal["running", "stopped", "finished", "undone"]
"""running: at work, or broken off by a crash; stopped: by the user, and can go on."""


@dataclass(frozen=True, slots=True)
class LabelTarget:
    """What becomes of a label or folder of the export. `value`: the id of a topic, the name of a new
    topic of the user's own, or the hashtag; empty for nothing."""

    kind: Literal["topic", "new", "hashtag", "nothing"]
    value: str = ""


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """One row of the mapping. `name` is the label, or (`folder`) the folder's path, as the export has it."""

    name: str
    target: LabelTarget
    folder: bool = False


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`keep_all`: every article of a page, not only the main one. `labels` without a row here go
    where their name says: to the topic of that name if there is one, else they become hashtags.

    By default a copy or another edition of what is there is attached to it, so that no text is lost.
    """

    keep_all: bool = False
    rule: ImportRule = "attach"
    labels: tuple[LabelChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedLabel:
    """A label or folder met, how many entries carry it, and where it is proposed to go."""

    name: str
    folder: bool
    count: int
    target: LabelTarget

    @property
    def choice(self) -> LabelChoice:
        return LabelChoice(self.name, self.target, self.folder)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """What a file would bring. `format` is its importer's title; `counts` are articles by status;
    `lost` counts what cannot be kept, in words for the user ("dates that could not be read"); `twice` those of
    the duplicates that are such because they come earlier in the same import."""

    file: str
    format: str
    entries: int
    counts: Mapping[ImportStatus, int] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)
    twice: int = 0


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One of the first articles, for the preview. `twice`: it, or another text of it, comes earlier."""

    file: str
    title: str
    publisher: str | None
    published: Moment | None
    labels: tuple[str, ...]
    status: ImportStatus
    reason: str = ""
    twice: bool = False


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; nothing was written. `estimated`: only the first entries were read,
    the others are judged by what the export says of them."""

    files: tuple[PlannedFile, ...]
    labels: tuple[PlannedLabel, ...]
    preview: tuple[PlannedEntry, ...]
    estimated: bool = False

    @property
    def counts(self) -> dict[ImportStatus, int]:
        return _summed(file.counts for file in self.files)

    @property
    def twice(self) -> int:
        return sum(file.twice for file in self.files)

    @property
    def lost(self) -> dict[str, int]:
        return _summed(file.lost for file in self.files)


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import as the library remembers it. `options.labels` is what its labels were mapped by."""

    id: int
    started: datetime
    finished: datetime | None
    state: ImportState
    paths: tuple[str, ...]
    options: ImportOptions
    counts: Mapping[ImportStatus, int]
    left_something: bool = False
    """There is something of it in the library that can be taken back."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """What became of one article. `place` counts the entries of `file` from 0. The clipping may have
    been deleted since. `edition_id` is what an attached article became."""

    file: str
    place: int
    status: ImportStatus
    title: str = ""
    clipping_id: int | None = None
    reason: str = ""
    edition_id: int | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """An import with its lines, in the order they were told."""

    record: ImportRecord
    lines: tuple[ImportLine, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking an import back did: clippings moved to Trash, others that are as they were before it, and
    what stays in those because it was changed since."""

    changes: Changes
    trashed: int
    restored: int
    texts: int = 0
    notes: int = 0
    highlights: int = 0


def _summed(each: Iterable[Mapping[K, int]]) -> dict[K, int]:
    total: dict[K, int] = {}
    for counts in each:
        for name, count in counts.items():
            total[name] = total.get(name, 0) + count
    return total
