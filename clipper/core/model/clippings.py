"""What the library holds, as windows show it."""

from dataclasses import dataclass
from datetime import datetime

from clipper.core.model.articles import canonical
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
