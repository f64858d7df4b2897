"""The time of day and its zone, as the tail of a date: "14:30 Uhr", "at 3:15 p.m. ET", "T09:00:00Z"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from clipper.core.extract.date_words import AMERICAN_ZONES, ZONES

_CLOCK = re.compile(
    r"[\s,;|·–—-]*(?:t(?=\d)|(?:at|um|à|a las|a la|às|as|alle|alle ore|ore|om|kl|klo|в|o|g)\b\.?)?\s*"
    r"(?P<half>上午|下午|晚上|凌晨|中午|午前|午後|오전|오후)?\s*"
    r"(?P<hour>\d{1,2})"
    r"(?P<minutes>\s?(?:[:.h時时点點]|시)\s?(?P<minute>[0-5]\d)\s?[分분]?(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?"
    r"\s?(?P<oclock>uhr\b|h\b|hrs\b|uur\b|u\b|[時时点點시])?"
    r"\s?(?P<meridiem>[ap]\.?\s?m\b\.?)?"
    r"\s?\(?(?P<zone>[a-zа-я]{1,5}|(?:utc|gmt)?\s?[+\u2212-]\s?\d{1,2}(?::?[0-5]\d)?)?\)?\Z"
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\u2212-])\s?(\d{1,2}):?(\d\d)?\Z")
_AFTERNOON = frozenset("下午 晚上 午後 오후".split())
_MORNING = frozenset("上午 凌晨 午前 오전".split())


@dataclass(frozen=True, slots=True)
class Clock:
    """`second` None: not said, or 00 as machines write it. `offset` in minutes east of UTC, None: not
    said. `sure` False: a zone was named that nobody can know for certain, so that the time of day
    is worth nothing."""

    hour: int
    minute: int
    second: int | None = None
    offset: int | None = None
    sure: bool = True


def read_clock(text: str, day: date) -> Clock | None:
    """`text` (lower case) read whole as a time of day; `day` decides about summer time."""
    match = _CLOCK.match(text)
    if match is None or not (match["minutes"] or match["oclock"] or match["meridiem"]):
        return None
    hour = int(match["hour"])
    half = match["half"] or (match["meridiem"] or "")[:1]
    if half and 1 <= hour <= 12:
        if half == "p" or half in _AFTERNOON:
            hour = hour % 12 + 12
        elif half == "a" or half in _MORNING:
            hour %= 12
    if hour > 23:
        return None
    second = match["second"]
    zone = (match["zone"] or "").strip()
    offset = _offset(zone, day) if zone else None
    return Clock(
        hour,
        int(match["minute"] or 0),
        int(second) if second and second != "00" else None,
        offset,
        sure=not zone or offset is not None,
    )


def _offset(zone: str, day: date) -> int | None:
    if zone in ZONES:
        return ZONES[zone]
    if zone in AMERICAN_ZONES:
        return AMERICAN_ZONES[zone] + (60 if _american_summer(day) else 0)
    match = _OFFSET.match(zone)
    if match is None or int(match[2]) > 14:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return minutes if match[1] == "+" else -minutes


def _american_summer(day: date) -> bool:
    """From the second Sunday of March to the first of November (Energy Policy Act of 2005)."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
