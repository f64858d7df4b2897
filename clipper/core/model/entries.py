"""What a container (an export, a feed, a mailbox) says of one of its entries, beside the body."""

from dataclasses import dataclass
from datetime import datetime

ARCHIVED = "application/vnd.clipper.clipping+json"
"""Media type of a draft that is a clipping out of Clipper's own archive, with all that hangs on it."""
ARCHIVED_LIBRARY = "application/vnd.clipper.library+json"
"""Media type of a draft that is something else out of such an archive: what was set up, or the report of an import."""
PICTURE = "picture:"
"""Begins the names of an ARCHIVED draft's parts that are pictures; their SHA-256 follows."""
ORIGINAL = "original:"
"""Begins the names of an ARCHIVED draft's parts that are originals: their number follows, and for a part of
theirs ":" and its place."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file that belongs to a draft: a picture beside a page, a resource of a note.

    `name` is how the draft refers to it: a relative path, "cid:…", an address.
    """

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage somebody marked elsewhere, as its export tells it."""

    exact: str
    note: str = ""
    prefix: str = ""
    suffix: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Facts from the container; None and empty mean: it does not say. They win over what is read in the body.

    Times are the container's own words (ISO 8601 where the container holds numbers), read by
    extraction, so that the original string is kept. `labels` are the user's tags there and
    `folders` her folders ("News/Asia"), as named; `countries` (ISO codes) and `topics` ("medtop:…")
    come from codes that map to them without doubt. `added` is when she saved it. `lead_image` is
    the name of a Part or an address. `link_only`: there is no body, only where to find one.
    """

    title: str = ""
    deck: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    section: str | None = None
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    lang: str | None = None
    keywords: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    note: str = ""
    passages: tuple[Passage, ...] = ()
    unread: bool | None = None
    starred: bool | None = None
    archived: bool | None = None
    added: datetime | None = None
    lead_image: str | None = None
    link_only: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A record of a container that could not be read: it is set aside, the rest goes on."""

    name: str
    reason: str
