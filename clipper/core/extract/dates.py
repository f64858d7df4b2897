"""Times as pages and people write them: ages and calendar dates, read strictly.

Only a whole string that is nothing but a time, of at most 64 characters, is read: a parser that
looks for dates in prose invents them. What remains ambiguous (10/06/2025) stays unknown unless
one of the readings lies in the future.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from clipper.core.extract import ages
from clipper.core.extract import date_words as words
from clipper.core.extract.clock import Clock, read_clock
from clipper.core.model import Moment, Precision

LONGEST = 64

_LETTERS = r"[^\W\d_]"
_LABEL = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, words.LABELS), key=len, reverse=True))})(?:\s*[:：]\s*|\s+)"
    rf"|(?:{'|'.join(words.PREPOSITIONS)})\s+(?=\d)"
)
_WEEKDAY = re.compile(rf"({_LETTERS}{{2,12}}(?:-feira)?)\.?,?\s+")
_NAMED = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, words.NAMED_DAYS), key=len, reverse=True))})(?!{_LETTERS})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_IDEOGRAPHIC = re.compile(
    r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]"
    r"(?:\s?[(（]?(?:(?:星期|周|週|礼拜)[一二三四五六日天]|[月火水木金土日](?:曜日?)?(?=[)）曜])|[월화수목금토일]요일)[)）]?)?"
)
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:\.|er|st|nd|rd|th|º|ª)?[\s-]*(?:de\s|del\s|of\s)?\s*({_LETTERS}{{3,12}})\.?,?"
    r"(?:[\s-]+(?:de\s|del\s)?(\d{4})(?!\d)(?:\s?(?:г\.?|года|r\.))?)?(?![\d])"
)
_MONTH_FIRST = re.compile(rf"({_LETTERS}{{3,12}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}})(?!\d))?(?![\d:.h])")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_MONTH_ONLY = re.compile(
    rf"(?:({_LETTERS}{{3,12}})\.?\s+(?:de\s)?(\d{{4}})|(\d{{4}})-(\d{{1,2}})|(\d{{1,2}})/(\d{{4}}))\Z"
)


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    end: int
    """Where the rest of the text, a time of day perhaps, begins."""
    reckoned: bool = False


def parse(text: str, captured: datetime) -> Moment | None:
    """A time as a page writes it. Ages and "yesterday" count from `captured` (aware).

    A time of day without a zone is taken to be in `captured`'s zone, its offset stays unknown.
    """
    tidy = _tidy(text)
    if tidy in words.NOW:
        return Moment(captured.astimezone(UTC), "minute", about=True, original=text.strip())
    if age := ages.read_age(tidy):
        return ages.moment(age, captured, text.strip())
    found = _calendar(tidy, captured)
    if found is None:
        return None
    day, clock = found
    return _moment(day.day, clock, _zone_of(captured), about=day.reckoned, original=text.strip())


def parse_typed(text: str, now: datetime, zone: int | None = None) -> Moment | None:
    """A time as the user types it: "2025-06-10", "10 Jun 2025 14:00", "yesterday 9:00", "June 2025".

    `zone` is her zone in minutes east of UTC; None takes the zone of `now` (aware).
    """
    if zone is not None:
        now = now.astimezone(timezone(timedelta(minutes=zone)))
    tidy, original = _tidy(text), text.strip()
    if whole := _coarse(tidy, original):
        return whole
    if clock := read_clock(tidy, now.date()):
        return _moment(now.date(), clock, _zone_of(now), about=False, original=original, typed=True)
    found = _calendar(tidy, now)
    if found is None:
        return parse(text, now)
    return _moment(found[0].day, found[1], _zone_of(now), about=False, original=original, typed=True)


def parse_coarse(text: str) -> Moment | None:
    """A month or a year alone, "June 2025", "2025-06" or "2025", as records of books and journals have it."""
    return _coarse(_tidy(text), text.strip())


def _tidy(text: str) -> str:
    """Lower case, without what surrounds a time on pages; empty when it is too long to be one."""
    if len(text) > LONGEST + 40:
        return ""
    tidy = " ".join(text.lower().replace("’", "'").split()).strip(" ·•|,;:–—-()[]")
    for _ in range(2):
        tidy = _LABEL.sub("", tidy, count=1) if _LABEL.match(tidy) else tidy
    return tidy if len(tidy) <= LONGEST else ""


def _calendar(text: str, captured: datetime) -> tuple[_Day, Clock | None] | None:
    """A day and perhaps a time of day, in either order, and nothing else."""
    if day := _day(text, captured.date()):
        rest = text[day.end :].strip(" ,;|·–—-")
        clock = read_clock(rest, day.day) if rest else None
        return (day, clock) if clock or not rest else None
    for gap in re.finditer(r"[\s,]+", text):
        day = _day(text[gap.end() :], captured.date())
        if day and gap.end() + day.end == len(text) and (clock := read_clock(text[: gap.start()], day.day)):
            return day, clock
    return None


def _day(text: str, today: date) -> _Day | None:
    """The day that `text` begins with."""
    weekday = _WEEKDAY.match(text)
    if weekday and weekday[1] in words.WEEKDAYS:
        found = _day(text[weekday.end() :], today)
        return _Day(found.day, found.end + weekday.end(), found.reckoned) if found else None
    if named := _NAMED.match(text):
        return _Day(today - timedelta(days=words.NAMED_DAYS[named.group()]), named.end(), reckoned=True)
    if match := _YEAR_FIRST.match(text):
        return _dated(match, match[1], match[3], match[4], today)
    if match := _IDEOGRAPHIC.match(text):
        return _dated(match, match[1], match[2], match[3], today)
    if (match := _DAY_FIRST.match(text)) and match[2] in words.MONTHS:
        return _dated(match, match[3], words.MONTHS[match[2]], match[1], today)
    if (match := _MONTH_FIRST.match(text)) and match[1] in words.MONTHS:
        return _dated(match, match[3], words.MONTHS[match[1]], match[2], today)
    if match := _NUMERIC.match(text):
        return _numeric(match, today)
    return None


def _dated(match: re.Match[str], year: str | None, month: str | int, day: str, today: date) -> _Day | None:
    """A date without a year is the last such day before the capture."""
    try:
        if year is not None:
            return _Day(date(int(year), int(month), int(day)), match.end()) if int(year) >= 1600 else None
        found = date(today.year, int(month), int(day))
        if found > today + timedelta(days=1):
            found = date(today.year - 1, int(month), int(day))
        return _Day(found, match.end(), reckoned=True)
    except ValueError:
        return None


def _numeric(match: re.Match[str], today: date) -> _Day | None:
    """10.06.2025 is day first; 10/06/2025 is whatever does not lie in the future, if that decides."""
    first, separator, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if len(match[4]) == 2:
        if separator == "-":
            return None
        year += 2000 if year <= today.year % 100 + 1 else 1900
    orders = [(first, second)] if separator == "." else [(first, second), (second, first)]
    days = {date(year, month, day) for day, month in orders if month <= 12 and _exists(year, month, day)}
    if len(days) > 1:
        days = {day for day in days if day <= today + timedelta(days=1)}
    return _Day(days.pop(), match.end()) if len(days) == 1 else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _coarse(text: str, original: str) -> Moment | None:
    """A year or a month alone, which only a person means as a time."""
    precision: Precision = "year"
    if re.fullmatch(r"(1[6-9]|20)\d\d", text):
        return Moment(ages.noon(date(int(text), 1, 1)), precision, original=original)
    match = _MONTH_ONLY.match(text)
    if match is None:
        return None
    word, year1, year2, month2, month3, year3 = match.groups()
    month = words.MONTHS.get(word, 0) if word else int(month2 or month3)
    year = int(year1 or year2 or year3)
    if not (1 <= month <= 12 and 1600 <= year <= 2100):
        return None
    return Moment(ages.noon(date(year, month, 1)), "month", original=original)


def _moment(day: date, clock: Clock | None, zone: int, *, about: bool, original: str, typed: bool = False) -> Moment:
    if clock is None or not clock.sure:
        return Moment(ages.noon(day), "day", about=about, original=original)
    offset = clock.offset if clock.offset is not None else zone
    local = datetime(
        day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0,
        tzinfo=timezone(timedelta(minutes=offset)),
    )  # fmt: skip
    precision: Precision = "minute" if clock.second is None else "second"
    try:
        at = local.astimezone(UTC)
    except OverflowError:  # the last hours of the year 9999, or the first of the year 1
        return Moment(ages.noon(day), "day", about=about, original=original)
    return Moment(at, precision, offset if typed else clock.offset, about, original)


def _zone_of(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
