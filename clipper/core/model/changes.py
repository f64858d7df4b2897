"""What writing, importing, indexing and checking tell."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write did, by clipping id, so that views fetch only that."""

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    label: str = ""
    """What Undo would call it, e.g. "Move to Trash"; empty when it cannot be undone."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
            self.label or other.label,
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers beside the sidebar's places."""

    all: int
    unread: int
    starred: int
    trash: int


@dataclass(frozen=True, slots=True)
class History:
    """What Undo and Redo would do now; empty when there is nothing."""

    undo: str = ""
    redo: str = ""


ImportStatus = Literal["added", "link", "stub", "attached", "replaced", "duplicate", "failed"]
"""link: only where it stands came in, its text was not in the export; stub: it waits under the main
article; attached, replaced: beside or in place of one that was there; failed: it is set aside."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One line of an import's report. `reason` says why for duplicate and failed."""

    file: str
    status: ImportStatus
    title: str = ""
    id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A clipping that the index has not seen yet."""

    seq: int
    clipping_id: int


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What the index needs of one clipping; text only for indexing, never stored there.

    `published` and `added` are epoch seconds (published None: unknown); `published_day` says that
    `published` is known to the day or less well, and so stands at noon UTC of its day (see Moment).
    `countries` are about, `mentions` either.
    """

    id: int
    title: str
    lead: str
    body: str
    note: str
    byline: str
    publisher: str
    lang: str
    countries: tuple[str, ...]
    mentions: tuple[str, ...]
    topics: tuple[str, ...]
    url: str
    published: int | None
    added: int
    trashed: bool
    published_day: bool = False


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found: counts, and problems in plain words (empty: all is well)."""

    clippings: int
    originals: int
    indexed: int | None
    problems: tuple[str, ...]
