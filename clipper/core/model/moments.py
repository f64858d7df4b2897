"""How well a time is known."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

Precision = Literal["second", "minute", "hour", "day", "week", "month", "year"]
CLOCK: frozenset[Precision] = frozenset({"second", "minute", "hour"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as well as it is known.

    `at` is UTC; a day (or week, month, year) without a time of day stands at 12:00 UTC of its
    (first) day, so that it stays that day in every zone. `offset` is the page's own zone in
    minutes east of UTC, None if the page did not say. `about` marks a time reckoned from
    words such as "35 minutes ago", kept in `original`.
    """

    at: datetime
    precision: Precision = "minute"
    offset: int | None = None
    about: bool = False
    original: str = ""

    @property
    def has_clock(self) -> bool:
        return self.precision in CLOCK

    def iso(self) -> str:
        """ISO 8601 in the page's own zone, no finer than what is known.

        Reckoned times keep the whole date even where only the month is sure.
        """
        if self.has_clock:
            zone = UTC if self.offset is None else timezone(timedelta(minutes=self.offset))
            return self.at.astimezone(zone).isoformat(timespec="seconds")
        size = {"year": 4, "month": 7}.get(self.precision, 10)
        return self.at.date().isoformat()[: 10 if self.about else size]
