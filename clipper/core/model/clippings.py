"""What the library holds, as windows show it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from clipper.core.model.articles import Provenance, canonical
from clipper.core.model.moments import Moment
from clipper.core.model.tags import CountryTag, TopicTag

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage, and the places in it (code points) to light."""

    text: str
    spans: tuple[Span, ...] = ()


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
class Highlight:
    """A marked passage. `start` counts code points of the canonical text; None: its words are no
    longer there, and it waits until they are."""

    id: int
    exact: str
    prefix: str
    suffix: str
    start: int | None
    note: str
    created: datetime

    @property
    def span(self) -> Span | None:
        return None if self.start is None else (self.start, self.start + len(self.exact))


EditionKind = Literal["edition", "copy"]


@dataclass(frozen=True, slots=True)
class Edition:
    """Another text of the same story that a clipping keeps beside its own: an earlier edition, or
    a copy at another publisher's. `seen` is when it was captured."""

    id: int
    kind: EditionKind
    title: str
    publisher: str | None
    url: str | None
    published: Moment | None
    seen: datetime


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
    archived: bool = False
    captured: bool = True
    """False: only the link is known, the text was never here."""
    image: str | None = None
    """SHA-256 of the asset whose thumbnail stands for the clipping."""


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
    deck: str | None = None
    section: str | None = None
    updated: Moment | None = None
    keywords: tuple[str, ...] = ()
    paywalled: bool | None = None
    provenance: tuple[Provenance, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    editions: tuple[Edition, ...] = ()
    hashtags: tuple[str, ...] = ()

    @property
    def canonical(self) -> str:
        return canonical(self.summary.title, self.dateline, self.text)


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
