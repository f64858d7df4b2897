"""What is asked and what is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Place = Literal["all", "unread", "starred", "trash"]
Sort = Literal["newest", "oldest", "best", "publisher"]


@dataclass(frozen=True, slots=True)
class Query:
    """What the user looks at: words, filters, place and order.

    `filters` are (field, value) pairs: country (ISO code), topic (id), publisher (name), lang, year ("2025"),
    date ("2025-06" or "2025-06..2025-08"). A clipping has one of a field's values, and that for each field.
    """

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    place: Place = "all"
    sort: Sort = "newest"

    @property
    def has_words(self) -> bool:
        return bool(self.text.strip())

    @property
    def wanted(self) -> dict[str, tuple[str, ...]]:
        """The values filtered for, by field."""
        found: dict[str, tuple[str, ...]] = {}
        for name, value in self.filters:
            found[name] = (*found.get(name, ()), value)
        return found

    def narrowed(self, name: str, value: str) -> "Query":
        """With this filter alone in its field; with none there when `value` is empty."""
        others = tuple(f for f in self.filters if f[0] != name)
        return replace(self, filters=(*others, (name, value)) if value else others)

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
"""By field: country, topic, publisher, year, month ("2025-06"), lang; each list most frequent first (years and
months newest first). A field's counts pass over the filters in that field: they say what choosing another
value would bring. Months pass over dates."""
FACET_FIELDS = ("country", "topic", "publisher", "year", "month", "lang")


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
