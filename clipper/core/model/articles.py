"""From what is pasted to articles that may be kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from clipper.core.model.entries import Entry, Part
from clipper.core.model.likeness import Choice
from clipper.core.model.moments import Moment
from clipper.core.model.tags import Tags

Kind = Literal["main", "related"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing pasted or opened, as bytes, before anyone has read it.

    `media_type` is what `extract.read` reads: text/html, text/plain, text/markdown, application/pdf
    and so on; `charset` None means: find out.
    `captured` is the moment that "35 minutes ago" counts from: now for a paste, the file's
    time for a file. `selection` says that the user marked exactly this (keep it whole), None
    that it is not known. `entry` holds what a container said of it, `parts` the files it refers to
    that are not in `data` itself.
    """

    data: bytes
    media_type: str
    captured: datetime
    name: str = ""
    url: str | None = None
    charset: str | None = None
    selection: bool | None = None
    entry: Entry | None = None
    parts: tuple[Part, ...] = ()


def canonical(title: str, dateline: str | None, text: str) -> str:
    """The text that every offset counts in."""
    return "\n".join(part for part in (title, dateline, text) if part)


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture, kept by its SHA-256 (hex) and shared by all clippings that show it.

    `data` is as it came; `thumbnail` a small JPEG of it, at most 160 × 120; sizes in pixels.
    """

    sha256: str
    media_type: str
    data: bytes
    width: int
    height: int
    thumbnail: bytes = b""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the value of a field came from and how sure it is, 0 to 1.

    `source` is a short name: "h1", "json-ld", "og", "meta", "rel-author", "byline", "text", "import",
    "hand", "address", "guess" …
    """

    field: str
    source: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Article:
    """One article found in a Draft. `html` is sanitised; `text` derives from it.

    Absent facts are None or empty, never guessed: a page that does not name the publisher
    has publisher None. `facts` are the page's own labelled lines, e.g. ("country", "China").
    `problem` says why a draft could not be read; then html and text are empty. `lead_image` is the
    SHA-256 of one of `assets`, the pictures that `html` shows as "clip-asset:<sha256>". `paywalled`
    is True where the page says that its text is cut. `entry` is the draft's, for its labels and states.
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
    deck: str | None = None
    section: str | None = None
    updated: Moment | None = None
    keywords: tuple[str, ...] = ()
    lead_image: str | None = None
    paywalled: bool | None = None
    assets: tuple[Asset, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    entry: Entry | None = None

    @property
    def canonical(self) -> str:
        return canonical(self.title, self.dateline, self.text)


Likeness = Literal["same", "copy", "edition"]
"""same: the same text; copy: the same story at another publisher's; edition: an earlier or later
state of the same story at the same address or publisher."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A clipping in the library that is the same article, or nearly.

    `why` says what it is known by; `likeness` what it is to the new one; `shared` the share of words
    runs that both have, 0 to 1; `newer`: the new one is the later edition; `captured` is False for one
    of which only the link is known.
    """

    clipping_id: int
    title: str
    why: Literal["url", "text", "near"]
    trashed: bool
    likeness: Likeness = "same"
    shared: float = 1.0
    newer: bool = False
    publisher: str | None = None
    captured: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article offered on the paste sheet: found, tagged and compared with the library.

    `edited` names the fields that the user changed there (title, publisher, published), and
    `rejected` the tags she took away (country codes, topic ids): they shall not come back. `choice`
    says where it shall go; "attach" and "replace" need a twin.
    """

    article: Article
    tags: Tags
    twin: Twin | None = None
    edited: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    choice: Choice = "keep"


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
