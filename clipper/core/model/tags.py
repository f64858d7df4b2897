"""Countries and topics, and what spoke for them."""

from dataclasses import dataclass
from typing import Literal

Origin = Literal["hand", "page", "import", "rule", "auto"]
"""Who said it; earlier ones win over later ones."""
ORIGINS: tuple[Origin, ...] = ("hand", "page", "import", "rule", "auto")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What spoke for a tag: `quote` as it stands in the text, at start:end of the canonical
    text; the kinds "page" (the page's own line) and "publisher" (where it is at home) have no offset.
    `kind` says what sort of word it was: name, adjective, capital, city, region, currency,
    institution, leader, word, page, publisher."""

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
    """`level` 1 is IPTC's top level; user topics have level 0. `suggested`: offered, not put on."""

    id: str
    score: float
    level: int = 1
    origin: Origin = "auto"
    evidence: tuple[Evidence, ...] = ()
    version: str = ""
    suggested: bool = False


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
