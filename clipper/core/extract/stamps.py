"""Source-and-time lines: "Fast Company · 35 minutes ago", "Il y a 2 heures", "BBC News 10 June 2025"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from clipper.core.extract import ages, dates
from clipper.core.extract.date_words import AFTER, BEFORE, MONTHS, NAMED_DAYS, NOW, UNITS, WEEKDAYS
from clipper.core.extract.furniture import is_section
from clipper.core.extract.shapes import byline, is_capitalised, is_name, word_count
from clipper.core.model import Moment

LONGEST = 100
_MOST_WORDS = 16


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DIGIT = re.compile(r"\d")
_NUMBER_AND_UNIT = re.compile(rf"\d\s?(?:{_any(UNITS)})(?![a-zà-ÿ])|[\d年월月]\s?[-/.日일月]?\s?\d", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_TIME_WORDS = frozenset(word for phrase in (*NAMED_DAYS, *NOW, *BEFORE, *AFTER) for word in _LETTERS.findall(phrase))
_IDEOGRAPHIC_DAY = re.compile("[昨今前刚剛어오방]")
_STRONG = re.compile(r"\s*[·•|⋅∙｜‧]\s*|\s+[-–—]\s+|\s{3,}")
_COMMA = re.compile(r"\s*[,，]\s+")
_READING_TIME = re.compile(
    r"\d+[-\s]?min(?:ute)?s?\.?\s(?:read|listen|watch|video|lesezeit|de lecture|de lectura"
    r"|de leitura|di lettura|leestijd)"
    r"|lesezeit:? \d+ min\w*\.?|temps de lecture.{0,12}|\d+\s?分(?:で読める|钟阅读).{0,3}|阅读时间.{0,12}",
    re.IGNORECASE,
)


_DATE_BEGINS = re.compile(rf"\s+(?=\d|(?:{_any((*MONTHS, *NAMED_DAYS, *WEEKDAYS))})(?![^\W\d_]))")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a source-and-time line says. `source` None: it does not name one."""

    when: Moment
    source: str | None = None
    authors: tuple[str, ...] = ()


@lru_cache(4096)  # menus repeat from page to page
def _may_hold_time(line: str) -> bool:
    """A quick look, since most lines of a page can't."""
    if not line.isascii() and _IDEOGRAPHIC_DAY.search(line):
        return True
    words = _LETTERS.findall(line.lower())
    if _DIGIT.search(line) and (_NUMBER_AND_UNIT.search(line) or not MONTHS.keys().isdisjoint(words)):
        return True
    return not _TIME_WORDS.isdisjoint(words)


def read_stamp(line: str, captured: datetime) -> Stamp | None:
    """The line read whole as a time, alone or with a short source beside it."""
    if not 2 <= len(line) <= LONGEST or line.endswith(("–", "—", "-")) or not _may_hold_time(line):
        return None  # with a dash at its end it is a dateline
    return _read_stamp(line, captured)


@lru_cache(512)  # a page's lines are read once more without its boxes
def _read_stamp(line: str, captured: datetime) -> Stamp | None:
    if when := dates.parse(line, captured):
        return Stamp(when)
    if word_count(line) > _MOST_WORDS:
        return None
    return _parted(line, captured) or _comma(line, captured) or _glued(line, captured)


def _parted(line: str, captured: datetime) -> Stamp | None:
    """Parts between dots, bars and dashes: one is the time, the others are short."""
    parts = [part.strip(" -–—,") for part in _STRONG.split(line)]
    return _of_parts([part for part in parts if part], captured) if len(parts) > 1 else None


def _of_parts(parts: list[str], captured: datetime) -> Stamp | None:
    times = [(part, when) for part in parts if (when := dates.parse(part, captured))]
    if not times:
        return None
    others = [part for part in parts if all(part != time for time, _ in times) and not _READING_TIME.fullmatch(part)]
    authors = next((found for part in others if (found := byline(part))), ())
    names = [part for part in others if not byline(part)]
    if len(names) > 3 or not all(is_name(name) for name in names):
        return None
    source = next((name for name in names if not is_section(name)), None)
    return Stamp(times[0][1], source, authors)


def _comma(line: str, captured: datetime) -> Stamp | None:
    """ "BBC News, 10 June 2025": the one comma that parts a name from a time."""
    for comma in _COMMA.finditer(line):
        for name, time in ((line[: comma.start()], line[comma.end() :]), (line[comma.end() :], line[: comma.start()])):
            names = byline(name)
            if (names or (is_name(name) and is_capitalised(name))) and (when := dates.parse(time, captured)):
                return Stamp(when, None if names or is_section(name) else name, names)
    return None


def _glued(line: str, captured: datetime) -> Stamp | None:
    """No separator at all: "Fast Company35 minutes ago", "USA Today 2 hours ago", "3小时前 新华社"."""
    lower = line.lower()
    if len(lower) != len(line):
        return None
    start = ages.end_of_text(lower)
    if start is not None:
        return _named(line[:start], line[start:], captured)
    end = ages.start_of_text(lower)
    if end is not None:
        return _named(line[end:], line[:end], captured)
    for gap in _DATE_BEGINS.finditer(lower):
        when = dates.parse(line[gap.end() :], captured)
        if when and not (when.about and when.precision == "day"):
            return _named(line[: gap.start()], line[gap.end() :], captured)
    return None


def _named(name: str, time: str, captured: datetime) -> Stamp | None:
    name = name.strip(" -–—,|·•:")
    when = dates.parse(time, captured)
    if when is None:
        return None
    if names := byline(name):
        return Stamp(when, None, names)
    if not is_name(name) or not is_capitalised(name) or word_count(name) > 5:
        return None
    return Stamp(when, None if is_section(name) else name)
