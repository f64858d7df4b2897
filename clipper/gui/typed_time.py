"""Reads a time that the user typed, in the forms the window itself shows and in ISO 8601."""

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

from clipper.core.model import Moment, Precision
from clipper.core.text import _
from clipper.gui.format import ABOUT, MONTHS

HINT = _("for example 10 Jun 2025, 14:00 or 2025-06-10 or Jun 2025")

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = "january february march april may june july august september october november december".split()
_MONTH_NUMBERS = (
    {name: at for at, name in enumerate(_ENGLISH, 1)}
    | {name: at for at, name in enumerate(_LONG, 1)}
    | {name.casefold(): at for at, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)

_DAYS = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<day>\d{1,2})\.? )?(?P<name>[^\W\d]+)\.? (?P<year>\d{4})"),
    re.compile(r"(?P<name>[^\W\d]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"),
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?: ?(?P<half>am|pm|a\.m\.|p\.m\.))?"
    r"(?: ?(?P<zone>z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_MAX_LENGTH = 64


def read_time(text: str, now: datetime | None = None) -> Moment | None:
    """The time that `text` says, or None when it says none.

    Understood are ISO 8601 dates and times and "10 Jun 2025", "June 10, 2025 2:30 pm", "Jun 2025",
    "2025", with ≈ in front for a time that is not exact. A clock time without a zone is in
    the user's: `now`'s if given, else the system's.
    """
    words = " ".join(text.split())
    about = words.startswith(ABOUT)
    words = words.removeprefix(ABOUT).strip()
    if not words or len(words) > _MAX_LENGTH:
        return None
    clock = _CLOCK.search(words)
    day_words = re.sub(r"(?<=\d)T$|,$", "", words[: clock.start()].rstrip()).rstrip() if clock else words
    try:
        day, precision = _read_day(day_words)
        if clock is None:
            return Moment(day.replace(hour=12, tzinfo=UTC), precision, about=about)
        return _with_clock(day, precision, clock, about, now.tzinfo if now else None)
    except (ValueError, OverflowError):
        return None


def _read_day(words: str) -> tuple[datetime, Precision]:
    """A day at midnight (the first one of a month or year). Raises ValueError when it is none."""
    for pattern in _DAYS:
        found = pattern.fullmatch(words)
        if found:
            break
    else:
        raise ValueError(words)
    part = found.groupdict()
    name = part.get("name")
    month = _MONTH_NUMBERS.get(name.casefold(), 0) if name else int(part["month"] or 1)
    precision: Precision = "day" if part["day"] else "month" if name or part["month"] else "year"
    return datetime(int(part["year"]), month, int(part["day"] or 1)), precision


def _with_clock(day: datetime, precision: Precision, clock: re.Match[str], about: bool, zone: tzinfo | None) -> Moment:
    """Raises ValueError when there is no day for the clock time, or no such time of day."""
    if precision != "day":
        raise ValueError(clock[0])
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(clock[0])
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    local = datetime.combine(day, time(hour, int(clock["minute"]), int(clock["second"] or 0)))
    offset = _offset(clock["zone"])
    if offset is not None:
        local = local.replace(tzinfo=timezone(timedelta(minutes=offset)))
    else:
        local = local.replace(tzinfo=zone) if zone else local.astimezone()
    return Moment(local.astimezone(UTC), "second" if clock["second"] else "minute", offset, about)


def _offset(zone: str | None) -> int | None:
    """Minutes east of UTC; None when no zone was typed."""
    if zone is None:
        return None
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return 0
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes > 14 * 60:
        raise ValueError(zone)
    return -minutes if "-" in zone else minutes
