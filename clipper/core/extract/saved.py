"""What a saved page's first comment tells: where it was found, and when it was saved."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from clipper.core.extract.metadata.times import machine_time

_HEAD = 4000
"""Characters in which the comment stands."""
_SINGLE_FILE = re.compile(r"<!--\s*(?:Page saved with|Archive processed by) SingleFile\b")
_ADDRESS = re.compile(r"^\s*url:\s*(https?://\S+)", re.MULTILINE)
_DATE = re.compile(r"^\s*saved date:\s*(\S.{5,98})$", re.MULTILINE)
_BROWSER = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(https?://[^\s>]+)\s*-->")


@dataclass(frozen=True, slots=True)
class Saved:
    """`captured` is aware, in the zone of whoever saved it; None where the comment names no time."""

    source: str
    url: str | None
    captured: datetime | None = None


def saved_page(markup: str, now: datetime) -> Saved | None:
    """What SingleFile's comment says, or the one that browsers write when they save a page.

    A time after `now` is none: a page is read after it was saved.
    """
    head = markup[:_HEAD]
    if found := _SINGLE_FILE.search(head):
        comment = head[found.end() :].partition("-->")[0]
        url, date = _ADDRESS.search(comment), _DATE.search(comment)
        return Saved("single-file", url[1] if url else None, _captured(date[1], now) if date else None)
    if found := _BROWSER.search(head):
        return Saved("saved-page", found[1])
    return None


def _captured(text: str, now: datetime) -> datetime | None:
    moment = machine_time(text, now)
    if moment is None or not moment.has_clock or moment.at > now + timedelta(days=1):
        return None
    return moment.at.astimezone(None if moment.offset is None else timezone(timedelta(minutes=moment.offset)))
