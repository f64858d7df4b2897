"""How many of the found clippings have which country, topic, publisher, language and year."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clipper.core.search.dates import midnight
from clipper.core.search.schema import FACET_FIELDS, UNKNOWN_TIME
from clipper.core.search.segment import SegmentView


class _Values(NamedTuple):
    """All values of a field in a segment, with the documents of each one after the other."""

    names: list[str]
    documents: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]


class FacetCounter:
    """Counts for one segment; remembers who has what."""

    def __init__(self, view: SegmentView) -> None:
        self._view = view
        self._values: dict[str, _Values] = {}
        self._years: tuple[int, npt.NDArray[np.int64]] | None = None

    def add(self, ids: npt.NDArray[np.int32], counts: dict[str, Counter[str]]) -> None:
        """Add the counts over documents `ids` to those of other segments."""
        found = np.zeros(self._view.size, np.int32)
        found[ids] = 1
        for field in FACET_FIELDS:
            values = self._of(field)
            if values.names:
                sums = np.add.reduceat(found[values.documents], values.starts)
                for at in np.flatnonzero(sums).tolist():
                    counts[field][values.names[at]] += int(sums[at])
        first, years = self._year_of_each()
        numbers = np.bincount(years[ids])
        for at in np.flatnonzero(numbers).tolist():
            if at:
                counts["year"][f"{first + at - 1:04}"] += int(numbers[at])

    def _of(self, field: str) -> _Values:
        if field not in self._values:
            names: list[str] = []
            documents: list[npt.NDArray[np.int32]] = []
            for term, info in self._view.terms(field):
                names.append(term.decode())
                documents.append(self._view.terms_reader.read(info).ids)
            sizes = np.array([len(ids) for ids in documents], np.int64)
            starts = np.cumsum(sizes) - sizes
            joined = np.concatenate(documents) if documents else np.zeros(0, np.int32)
            self._values[field] = _Values(names, joined, starts)
        return self._values[field]

    def _year_of_each(self) -> tuple[int, npt.NDArray[np.int64]]:
        """A first year, and for each document 1 + its years after that one; 0 is unknown.

        By the user's zone where a clock time is known, else by the day as it was published.
        """
        if self._years is None:
            published = self._view.column("published")
            known = published[published != UNKNOWN_TIME]
            if not len(known):
                self._years = (0, np.zeros(self._view.size, np.int64))
            else:
                # In no zone a time is further than a day, so a year, from what it is in UTC.
                first, last = _utc_year(int(known.min())) - 1, _utc_year(int(known.max())) + 1
                borders = [date(year, 1, 1) for year in range(first + 1, last + 1)]
                by_clock, by_day = (
                    np.searchsorted(np.array([midnight(day, zone) for day in borders], np.int64), published, "right")
                    for zone in (None, UTC)
                )
                years = 1 + np.where(self._view.column("published_day") == 1, by_day, by_clock)
                years[published == UNKNOWN_TIME] = 0
                self._years = (first, years)
        return self._years


def _utc_year(seconds: int) -> int:
    """Times beyond the calendar count as its ends, less a year on either side."""
    low, high = datetime(2, 1, 1, tzinfo=UTC).timestamp(), datetime(9998, 1, 1, tzinfo=UTC).timestamp()
    return datetime.fromtimestamp(min(max(seconds, low), high), UTC).year


def totals(counters: Sequence[FacetCounter], ids: Sequence[npt.NDArray[np.int32]]) -> dict[str, dict[str, int]]:
    """Counts over the found documents of all segments."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in (*FACET_FIELDS, "year")}
    for counter, found in zip(counters, ids, strict=True):
        if len(found):
            counter.add(found, counts)
    return {field: dict(counted) for field, counted in counts.items()}
