"""How many of the found clippings have which country, topic, publisher, language, month and year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clipper.core.dates import midnight
from clipper.core.search.schema import FACET_FIELDS, UNKNOWN_TIME
from clipper.core.search.segment import SegmentView


class _Values(NamedTuple):
    """All values of a field in a segment, with the documents of each one after the other."""

    names: list[str]
    documents: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]


class Counted(NamedTuple):
    """Documents of a segment to count: `apart` by a field, where its own filters were passed over."""

    ids: npt.NDArray[np.int32]
    apart: dict[str, npt.NDArray[np.int32]]


class FacetCounter:
    """Counts for one segment; remembers who has what."""

    def __init__(self, view: SegmentView) -> None:
        self._view = view
        self._values: dict[str, _Values] = {}
        self._months: tuple[list[str], npt.NDArray[np.int64]] | None = None

    def add(self, found: Counted, counts: dict[str, Counter[str]]) -> None:
        """Add the counts over the documents to those of other segments."""
        for field in FACET_FIELDS:
            values = self._of(field)
            if values.names:
                chosen = np.zeros(self._view.size, np.int32)
                chosen[found.apart.get(field, found.ids)] = 1
                sums = np.add.reduceat(chosen[values.documents], values.starts)
                for at in np.flatnonzero(sums).tolist():
                    counts[field][values.names[at]] += int(sums[at])
        for month, number in self._by_month(found.apart.get("date", found.ids)):
            counts["month"][month] += number
        for month, number in self._by_month(found.apart.get("year", found.ids)):
            counts["year"][month[:4]] += number

    def _by_month(self, ids: npt.NDArray[np.int32]) -> Iterator[tuple[str, int]]:
        """("2025-06", how many of these documents)."""
        labels, months = self._month_of_each()
        numbers = np.bincount(months[ids])
        yield from ((labels[at], int(numbers[at])) for at in np.flatnonzero(numbers).tolist() if at)

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

    def _month_of_each(self) -> tuple[list[str], npt.NDArray[np.int64]]:
        """Months, and for each document which of them it was published in; 0 is unknown.

        By the user's zone where a clock time is known, else by the day as it was published.
        """
        if self._months is None:
            published = self._view.column("published")
            known = published[published != UNKNOWN_TIME]
            borders = [date(year, month, 1) for year in _years(known) for month in range(1, 13)]
            by_clock, by_day = (
                np.searchsorted(np.array([midnight(day, zone) for day in borders], np.int64), published, "right")
                for zone in (None, UTC)
            )
            months = np.where(self._view.column("published_day") == 1, by_day, by_clock)
            months = np.maximum(months, 1)  # before the calendar begins
            months[published == UNKNOWN_TIME] = 0
            self._months = (["", *(f"{day:%Y-%m}".zfill(7) for day in borders)], months)
        return self._months


def _years(times: npt.NDArray[np.int64]) -> list[int]:
    """The years of these times (epoch seconds) and those beside them, for in no zone a time is further than a day
    from what it is in UTC. Times beyond the calendar count as its ends."""
    years = np.unique(times.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970)
    return sorted({min(max(year + by, 2), 9998) for year in years.tolist() for by in (-1, 0, 1)})


def totals(counters: Sequence[FacetCounter], found: Sequence[Counted]) -> dict[str, dict[str, int]]:
    """Counts over the documents of all segments."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in (*FACET_FIELDS, "year", "month")}
    for counter, each in zip(counters, found, strict=True):
        counter.add(each, counts)
    return {field: dict(counted) for field, counted in counts.items()}
