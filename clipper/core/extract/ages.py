"""Ages: "35 minutes ago", "vor 2 Stunden", "3小时前" – how long before the capture, and how surely."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from clipper.core.extract import date_words as words
from clipper.core.model import Moment

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7}


def _any(alternatives: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(alternatives, key=len, reverse=True))


_UNIT = _any(words.UNITS)
_ONE = _any(words.ONE.split())
_APART = r"(?<![^\W\d_])"
"""Not inside a word; a digit may be glued to it."""
_AMOUNT = (
    rf"(?:{_APART}(?:{_any(words.ROUGHLY)})\s?)?"
    rf"(?:(?P<{{0}}n>\d{{{{1,3}}}})\s?|{_APART}(?:(?:{_ONE})\s|un'|))(?P<{{0}}u>{_UNIT})\.?"
)
_MORE = rf"(?:[\s,]*(?:and|und|et|y|e|и)?\s?(?P<{{0}}n2>\d{{{{1,2}}}})\s?(?P<{{0}}u2>{_UNIT})\.?)?"
_BEFORE = rf"{_APART}(?:{_any(words.BEFORE)})\s?" + (_AMOUNT + _MORE).format("b_") + r"(?:\s(?:sedan|trước))?"
_AFTER = (_AMOUNT + _MORE).format("a_") + rf"\s?(?:{_any(words.AFTER)})"
_AGE = rf"(?:{_BEFORE}|{_AFTER})"

_WHOLE = re.compile(rf"{_AGE}\Z")
_AT_END = re.compile(rf"{_AGE}\Z")
_AT_START = re.compile(rf"{_AGE}(?![^\W_])")
_COMPACT = re.compile(rf"(\d{{1,2}})\s?({_any(words.COMPACT.split())})\.?\Z")


@dataclass(frozen=True, slots=True)
class Age:
    amount: int
    unit: str
    more: int = 0
    more_unit: str = "second"


def read_age(text: str) -> Age | None:
    """`text` (lower case, trimmed) read whole as an age."""
    if match := _WHOLE.match(text):
        return _age(match)
    if match := _COMPACT.match(text):
        return Age(int(match[1]), words.UNITS[match[2]])
    return None


def end_of_text(text: str) -> int | None:
    """Where an age begins that ends `text` (lower case): "Fast Company35 minutes ago" → 12."""
    match = _AT_END.search(text)
    return match.start() if match and _age(match) else None


def start_of_text(text: str) -> int | None:
    """Where an age ends that begins `text` (lower case)."""
    match = _AT_START.match(text)
    return match.end() if match and _age(match) else None


def _age(match: re.Match[str]) -> Age | None:
    side = "b_" if match["b_u"] else "a_"
    word = match[side + "u"]
    number = match[side + "n"]
    if number is None and word.isascii() and not re.search(rf"(?:(?:{_ONE})\s|un'){re.escape(word)}", match.group()):
        return None  # "hours ago" says nothing; "час назад" and "منذ ساعة" say one
    amount = int(number) if number else 2 if word in words.TWO else 1
    more = match[side + "n2"]
    return Age(amount, words.UNITS[word], int(more or 0), words.UNITS[match[side + "u2"]] if more else "second")


def moment(age: Age, captured: datetime, original: str) -> Moment | None:
    """The time that lies `age` before `captured`; None when that is no date at all."""
    if age.unit in _SECONDS:
        back = age.amount * _SECONDS[age.unit] + age.more * _SECONDS.get(age.more_unit, 0)
        precision = words.PRECISIONS[age.more_unit if age.more else age.unit]
        return Moment((captured - timedelta(seconds=back)).astimezone(UTC), precision, about=True, original=original)
    try:
        day = days_back(captured.date(), age)
    except (ValueError, OverflowError):
        return None
    return Moment(noon(day), words.PRECISIONS[age.unit], about=True, original=original)


def days_back(today: date, age: Age) -> date:
    if age.unit in _DAYS:
        return today - timedelta(days=age.amount * _DAYS[age.unit])
    months = today.year * 12 + today.month - 1 - age.amount * (12 if age.unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def noon(day: date) -> datetime:
    """Where a day without a time of day stands (see Moment)."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
