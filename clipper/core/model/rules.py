"""The user's own rules: where conditions hold, countries and topics are put on."""

from dataclasses import dataclass
from typing import Literal

ConditionField = Literal["publisher", "title", "text", "author", "url", "lang", "country", "topic"]
CONDITION_FIELDS: tuple[ConditionField, ...] = (
    "publisher",
    "title",
    "text",
    "author",
    "url",
    "lang",
    "country",
    "topic",
)
How = Literal["is", "contains"]
HOWS: dict[ConditionField, tuple[How, ...]] = {
    "publisher": ("is", "contains"),
    "title": ("contains",),
    "text": ("contains",),
    "author": ("is", "contains"),
    "url": ("contains",),
    "lang": ("is",),
    "country": ("is",),
    "topic": ("is",),
}
"""How each field can be compared. "contains" goes by whole words, whatever their case and accents, but in an
address by letters; "text" is headline and text together."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`value` is words, a language's or country's code, or a topic's id."""

    field: ConditionField
    how: How
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`every`: all conditions must hold, else one is enough. `id` None: not saved yet."""

    name: str
    conditions: tuple[Condition, ...] = ()
    every: bool = True
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    enabled: bool = True
    id: int | None = None


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """What a rule would do to the library: the clippings its conditions hold for, those of them it would change,
    and the first headlines of these."""

    matching: int
    changing: tuple[int, ...]
    titles: tuple[str, ...]
