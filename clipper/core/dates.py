"""What date: and added: understand: years, months, days and ranges of them, in the user's zone or another."""

import re
from datetime import date, datetime, timedelta, tzinfo

FIRST, LAST = -(2**61), 2**61
"""Open ends of a range, epoch seconds; beyond any time that is stored."""

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def date_range(text: str, zone: tzinfo | None = None) -> tuple[int, int] | None:
    """The times that "2025", "2025-06", "2025-06-01" or "2025-06..2025-07" name, as epoch
    seconds from the first inclusive to the second exclusive; None when it is no date. Days are
    those of `zone` (None: the user's).

    Either end of a range may be left out; a range goes to the end of its last year, month or day.
    """
    start, dots, end = text.partition("..")
    if not dots:
        return _period(start, zone)
    if not start and not end:
        return None
    first = _period(start, zone) if start else (FIRST, FIRST)
    last = _period(end, zone) if end else (LAST, LAST)
    if first is None or last is None:
        return None
    return first[0], last[1]


def _period(text: str, zone: tzinfo | None) -> tuple[int, int] | None:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if month is None:
            after = date(first.year + 1, 1, 1)
        elif day is None:
            after = date(first.year + month // 12, month % 12 + 1, 1)
        else:
            after = first + timedelta(days=1)
        return midnight(first, zone), midnight(after, zone)
    except (ValueError, OverflowError, OSError):  # no such day, or one beyond the system's clock
        return None


def midnight(day: date, zone: tzinfo | None = None) -> int:
    """When `day` begins in `zone` (None: the user's), as epoch seconds."""
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())
