"""The user's own topics as their manager shows them."""

from dataclasses import dataclass
from typing import Literal

TopicMode = Literal["never", "suggest", "apply"]
"""What a topic may do by itself: nothing; offer itself; be put on where it is sure."""
MODES: tuple[TopicMode, ...] = ("never", "suggest", "apply")

ENOUGH = 10
"""Examples from which a topic that was learned may be put on by itself."""


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """One topic of the vocabulary with all that can be changed about it.

    `clippings` have the topic itself, outside Trash; `examples` of them by hand or import, from which an own
    topic is learned. IPTC's own topics (`own` False) cannot be renamed, moved or deleted.
    """

    id: str
    label: str
    parent: str | None
    own: bool
    mode: TopicMode
    clippings: int
    examples: int = 0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearName:
    """Two topics whose names are nearly the same: they may be one."""

    topic: str
    other: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A clipping that is like those of a topic; `score` is 0 to 1, `words` spoke for it."""

    clipping_id: int
    title: str
    score: float
    words: tuple[str, ...] = ()
