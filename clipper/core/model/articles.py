"""From what is pasted to articles that may be kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from clipper.core.model.moments import Moment
from clipper.core.model.tags import Tags

Kind = Literal["main", "related"]


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


def canonical(title: str, dateline: str | None, text: str) -> str:
    """The text that every offset counts in."""
    return "\n".join(part for part in (title, dateline, text) if part)


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


@dataclass(frozen=True, slots=True)
class Twin:
    """A clipping in the library that is the same article: same address or same text."""

    clipping_id: int
    title: str
    why: Literal["url", "text"]
    trashed: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article offered on the paste sheet: found, tagged and compared with the library.

    `edited` names the fields that the user changed there (title, publisher, published), and
    `rejected` the tags she took away (country codes, topic ids): they shall not come back.
    """

    article: Article
    tags: Tags
    twin: Twin | None = None
    edited: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


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
