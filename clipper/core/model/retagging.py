"""What tagging clippings anew would change."""

from dataclasses import dataclass
from typing import Literal

Standing = Literal["", "mentioned", "about", "suggested", "applied"]
"""How a tag stands: not at all; a country that is mentioned, or that the story is about; a topic that is
only offered, or that is on."""


@dataclass(frozen=True, slots=True)
class TagChange:
    """A country's code or a topic's id, with its name for the user, and how it stood and would stand."""

    key: str
    name: str
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Retagged:
    """One clipping that was looked at; without `changes` everything stays."""

    clipping_id: int
    title: str
    changes: tuple[TagChange, ...] = ()
