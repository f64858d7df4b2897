"""The words everyone shares: frozen records that cross the layers.

Offsets count code points in the *canonical text*: title + "\\n" + dateline + "\\n" + text,
absent parts left out together with their line break (see `canonical`).
Times are aware UTC datetimes inside a Moment; countries are ISO 3166 alpha-2 codes plus XK, and
EU as a group; topics are "medtop:…" (IPTC Media Topics) or "user:…" (the user's own).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

Precision = Literal["second", "minute", "hour", "day", "week", "month", "year"]
Origin = Literal["hand", "page", "import", "rule", "auto"]
"""Who said it; earlier ones win over later ones."""
Kind = Literal["main", "related"]
Place = Literal["all", "unread", "starred", "trash"]
Sort = Literal["newest", "oldest", "best", "publisher"]

ORIGINS: tuple[Origin, ...] = ("hand", "page", "import", "rule", "auto")
CLOCK: frozenset[Precision] = frozenset({"second", "minute", "hour"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as well as it is known.

    `at` is UTC; a day (or week, month, year) without a time of day stands at 12:00 UTC of its
    (first) day, so that it stays that day in every zone. `offset` is the page's own zone in
    minutes east of UTC, None if the page did not say. `about` marks a time reckoned from
    words such as "35 minutes ago", kept in `original`.
    """

    at: datetime
    precision: Precision = "minute"
    offset: int | None = None
    about: bool = False
    original: str = ""

    @property
    def has_clock(self) -> bool:
        return self.precision in CLOCK

    def iso(self) -> str:
        """ISO 8601 in the page's own zone, no finer than what is known.

        Reckoned times keep the whole date even where only the month is sure.
        """
        if self.has_clock:
            zone = UTC if self.offset is None else timezone(timedelta(minutes=self.offset))
            return self.at.astimezone(zone).isoformat(timespec="seconds")
        size = {"year": 4, "month": 7}.get(self.precision, 10)
        return self.at.date().isoformat()[: 10 if self.about else size]


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing pasted or opened, as bytes, before anyone has read it.

    `media_type` is text/html, text/plain or text/markdown; `charset` None means: find out.
    `captured` is the moment that "35 minutes ago" counts from: now for a paste, the file's
    time for a file. `selection` says that the user marked exactly this (keep it whole), None
    that it is not known.
    """

    data: bytes
    media_type: str
    captured: datetime
    name: str = ""
    url: str | None = None
    charset: str | None = None
    selection: bool | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article found in a Draft. `html` is sanitised; `text` derives from it.

    Absent facts are None or empty, never guessed: a page that does not name the publisher
    has publisher None. `facts` are the page's own labelled lines, e.g. ("country", "China").
    `problem` says why a draft could not be read; then html and text are empty.
    """

    title: str
    html: str = ""
    text: str = ""
    kind: Kind = "main"
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    dateline: str | None = None
    published: Moment | None = None
    url: str | None = None
    lang: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    problem: str = ""

    @property
    def canonical(self) -> str:
        return canonical(self.title, self.dateline, self.text)


def canonical(title: str, dateline: str | None, text: str) -> str:
    """The text that every offset counts in."""
    return "\n".join(part for part in (title, dateline, text) if part)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What spoke for a tag: `quote` as it stands in the text, at start:end of the canonical
    text; kind "page" (the page's own line) has no offset. `kind` says what sort of word it
    was: name, adjective, capital, city, region, currency, institution, leader, word, page."""

    kind: str
    quote: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class CountryTag:
    """`about`: an editor would file the story under it; else it is only mentioned."""

    code: str
    about: bool
    score: float
    origin: Origin = "auto"
    evidence: tuple[Evidence, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class TopicTag:
    """`level` 1 is IPTC's top level; user topics have level 0."""

    id: str
    score: float
    level: int = 1
    origin: Origin = "auto"
    evidence: tuple[Evidence, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Tags:
    lang: str | None = None
    countries: tuple[CountryTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One entry of the topic vocabulary, IPTC's or the user's own."""

    id: str
    label: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A clipping in the library that is the same article: same address or same text."""

    clipping_id: int
    title: str
    why: Literal["url", "text"]
    trashed: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article offered on the paste sheet: found, tagged and compared with the library."""

    article: Article
    tags: Tags
    twin: Twin | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """A draft whose original is safely stored, with what was found in it."""

    original_id: int
    name: str
    captured: datetime
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """An original that was pasted but neither kept nor let go, e.g. after a crash."""

    original_id: int
    name: str
    captured: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Stub:
    """A related article that was not kept: it waits under its main clipping."""

    id: int
    title: str
    publisher: str | None
    published: Moment | None
    clipping_id: int | None
    """The clipping it became, if it was clipped later."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A clipping as the list shows it."""

    id: int
    title: str
    publisher: str | None
    published: Moment | None
    added: datetime
    url: str | None
    lang: str | None
    lead: str
    """The first words of the text, about 200 characters."""
    countries: tuple[str, ...]
    """Codes the clipping is about, best first."""
    topics: tuple[str, ...]
    """Topic labels, best first."""
    unread: bool
    starred: bool
    trashed: bool
    noted: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Clipping:
    """A clipping whole, as the reader shows it."""

    summary: Summary
    authors: tuple[str, ...]
    dateline: str | None
    html: str
    text: str
    countries: tuple[CountryTag, ...]
    topics: tuple[TopicTag, ...]
    note: str
    stubs: tuple[Stub, ...]
    edited: frozenset[str]
    """Fields that were edited by hand."""

    @property
    def canonical(self) -> str:
        return canonical(self.summary.title, self.dateline, self.text)


@dataclass(frozen=True, slots=True)
class Query:
    """What the user looks at: words, filters, place and order.

    `filters` are (field, value) pairs, all of which must hold: country (ISO code), topic (id),
    publisher (name), lang, year ("2025").
    """

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    place: Place = "all"
    sort: Sort = "newest"

    @property
    def has_words(self) -> bool:
        return bool(self.text.strip())

    def toggled(self, name: str, value: str) -> "Query":
        """With this filter added, or taken away if it was there."""
        pair = (name, value)
        kept = tuple(f for f in self.filters if f != pair)
        return replace(self, filters=kept if len(kept) < len(self.filters) else (*self.filters, pair))


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: str
    label: str
    count: int


Facets = Mapping[str, tuple[FacetCount, ...]]
"""By field: country, topic, publisher, year, lang; each list most frequent first (years newest first)."""

FACET_FIELDS = ("country", "topic", "publisher", "year", "lang")


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a Query: every id in order, and counts over all of them.

    `scores` goes with ids when the order is "best", else it is empty. `problem` explains what
    in the words could not be understood (the rest was searched all the same) or that the
    index is being rebuilt.
    """

    ids: Sequence[int]
    facets: Facets = field(default_factory=dict)
    scores: Sequence[float] = ()
    problem: str = ""

    @property
    def total(self) -> int:
        return len(self.ids)


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage, and the places in it (code points) to light."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A clipping opened from a search: `title_spans` in the title, `spans` in the text."""

    clipping: Clipping
    title_spans: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What the user changed by hand; None leaves a field as it is.

    `published` is what she typed, read by the library: "" clears it; text that is no date is
    an error. `body` is plain text or Markdown-like paragraphs; the original stays.
    """

    title: str | None = None
    authors: tuple[str, ...] | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    body: str | None = None


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


ImportStatus = Literal["added", "stub", "duplicate", "failed"]


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

    `published` and `added` are epoch seconds (published None: unknown). `countries` are about,
    `mentions` either. `topics` holds each topic's id and its ancestors' ids.
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


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found: counts, and problems in plain words (empty: all is well)."""

    clippings: int
    originals: int
    indexed: int | None
    problems: tuple[str, ...]
