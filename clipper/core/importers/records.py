"""What exports of other tools have in common: records with fields, some broken, some only links."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from clipper.core.importers.base import OpenedFile
from clipper.core.model import Draft, Entry, Part, Refused
from clipper.core.text import _

T = TypeVar("T")

_TAG = re.compile(r"<[^<>]*>")
_YES = frozenset({"1", "true", "yes", "y"})
_NO = frozenset({"0", "false", "no", "n"})
_MILLISECONDS = 100_000_000_000
"""More seconds than this would lie in the year 5138: the number counts something smaller."""
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Nobody saved a web page before; 0 and -1 stand for "never"."""


class BrokenOff(Exception):
    """A file cannot be read beyond this point; its text says why, for people."""


def each(
    file: OpenedFile, records: Iterable[T | Refused], read: Callable[[T], Draft | Refused | None]
) -> Iterator[Draft | Refused]:
    """What `read` makes of every record (None: nothing) that is not refused already. Where the file
    breaks off, what came before stays and one Refused says that the rest is missing."""
    count = 0
    try:
        for record in records:
            count += 1
            found = record if isinstance(record, Refused) else read(record)
            if isinstance(found, Refused) and not found.name:
                found = replace(found, name=_("entry {number}").format(number=count))
            if found is not None:
                yield found
    except BrokenOff as error:
        told = _("It is damaged after {count} entries ({why}): what comes after that is missing.")
        yield Refused(file.name, told.format(count=count, why=error))


def draft_of(
    file: OpenedFile, entry: Entry, body: str = "", media_type: str = "text/html", parts: tuple[Part, ...] = ()
) -> Draft | Refused:
    """An entry with its body, or with only its link where the body has no words and no pictures.

    Refused when there is neither. `entry.url` that is no web address is left out.
    """
    entry = replace(entry, url=web_address(entry.url))
    if not _shows_something(body, media_type):
        if not entry.url:
            return Refused(entry.title, _("It holds neither a text nor the address of a web page."))
        body, entry = "", replace(entry, link_only=True)
    return Draft(
        data=body.encode("utf-8", "replace"),
        media_type=media_type,
        captured=entry.added or file.captured,
        name=entry.title or entry.url or file.name,
        url=entry.url,
        charset="utf-8",
        selection=True,
        entry=entry,
        parts=parts,
    )


def _shows_something(body: str, media_type: str) -> bool:
    if media_type == "text/html":
        return "<img" in body or bool(html.unescape(_TAG.sub(" ", body)).strip())
    return bool(body.strip())


def web_address(text: str | None) -> str | None:
    """The address where it leads to a web page; bookmarklets, queries and files have none."""
    text = (text or "").strip()
    return text if text.lower().startswith(("http://", "https://")) and text.isprintable() else None


def moment(value: object) -> datetime | None:
    """A time as exports write it: seconds since 1970, or thousandths or millionths of them, as number or
    text, or ISO 8601 (UTC where it names no zone). None for what is no time of saving."""
    text = str(value).strip() if isinstance(value, int | float | str) else ""
    try:
        if re.fullmatch(r"\d{1,17}(?:\.\d{1,9})?", text):
            seconds = float(text)
            while seconds > _MILLISECONDS:
                seconds /= 1000
            found = datetime.fromtimestamp(seconds, UTC)
        else:
            found = datetime.fromisoformat(re.sub(r"\s?UTC\Z", "+00:00", text[:40]))
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found >= _OLDEST else None


class Fields:
    """The fields of a record by name, whatever type a tool gave them. What is missing is empty."""

    def __init__(self, values: object) -> None:
        self._values: Mapping[str, Any] = values if isinstance(values, Mapping) else {}

    def text(self, *names: str) -> str:
        """The first of these that says something."""
        for name in names:
            value = self._values.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                text = str(value).strip()
                if text:
                    return text
        return ""

    def flag(self, name: str) -> bool | None:
        value = str(self._values.get(name)).strip().lower()
        return True if value in _YES else False if value in _NO else None

    def time(self, *names: str) -> datetime | None:
        return next((found for name in names if (found := moment(self._values.get(name)))), None)

    def listed(self, name: str) -> "list[Fields]":
        """A list of records."""
        value = self._values.get(name)
        return [Fields(one) for one in value] if isinstance(value, list) else []

    def nested(self, name: str) -> "Fields":
        return Fields(self._values.get(name))

    def names(self, name: str, separator: str = ",") -> tuple[str, ...]:
        """Tags: a list of words, a list of records with a name, or words in one string."""
        value = self._values.get(name)
        if isinstance(value, str):
            return distinct(re.split(separator, value))
        if not isinstance(value, list):
            return ()
        return distinct(Fields(one).text("name", "label", "title") or Fields({"": one}).text("") for one in value)


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The words without blanks around them, each once, in their order."""
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def language(code: str) -> str | None:
    """ISO 639 of "fr", "fr-FR", "fr_FR"; None for what is no such code."""
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_].{0,20})?", code)
    return found[1].lower() if found else None
