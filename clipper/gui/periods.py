"""Months, and ranges of them, as numbers, as a date filter takes them, and in words."""

from clipper.core.text import _
from clipper.gui.format import MONTHS


def month(text: str) -> int:
    """ "2025-06" as months since January of year 0."""
    year, number = text.split("-")
    return int(year) * 12 + int(number) - 1


def months(date: str) -> tuple[int, int]:
    """The first and the last month of "2025-06" or "2025-03..2025-06"."""
    start, _dots, end = date.partition("..")
    return month(start), month(end or start)


def period(first: int, last: int) -> str:
    """Two months, or one, as a date filter takes them."""
    start, end = (f"{at // 12:04}-{at % 12 + 1:02}" for at in (first, last))
    return start if first == last else f"{start}..{end}"


def in_words(first: int, last: int) -> str:
    start, end = (_("{month} {year}").format(month=MONTHS[at % 12], year=at // 12) for at in (first, last))
    return start if first == last else f"{start} – {end}"
