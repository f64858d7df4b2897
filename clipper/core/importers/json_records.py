"""Records of a JSON file, one at a time, from files that may be huge or broken."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.records import BrokenOff
from clipper.core.model import Refused
from clipper.core.text import _


def key_paths(file: OpenedFile) -> frozenset[str]:
    """The paths of the keys in the file's head: "items.*.url", where "*" stands for a list's member."""
    return shape(file)


def json_records(file: OpenedFile, path: str) -> Iterator[dict[str, Any] | Refused]:
    """The objects at a path; "" is the whole file, "items.*" the members of its "items".

    What is no object is Refused; where the JSON breaks, what could be read is given, then a Refused.
    """
    found = False
    try:
        for _at, record in records(file, *filter(None, path.split("."))):
            found = True
            yield record if isinstance(record, dict) else Refused(file.name, _("This entry is empty or of no use."))
    except BrokenOff as error:
        found = True
        yield Refused(file.name, _("The file is broken ({why}); what could be read of it is kept.").format(why=error))
    if not found:
        yield Refused(file.name, _("There is no article in this file."))


def json_facts(file: OpenedFile, *paths: str) -> dict[str, str]:
    """The text at these paths, wherever they stand in the file; what is missing or no text is left out."""
    found: dict[str, str] = {}
    for path in paths:
        with suppress(BrokenOff):
            text = next(
                (value for _at, value in records(file, *filter(None, path.split("."))) if isinstance(value, str)), None
            )
            if text is not None:
                found[path] = text
    return found


def text_at(record: object, *keys: str) -> str:
    """The first of these keys that holds words (or a number), on one line; "" if none does."""
    if isinstance(record, dict):
        for key in keys:
            value = record.get(key)
            if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
                value = str(value)
            if isinstance(value, str) and value.strip():
                return " ".join(sound(value).split())
    return ""


def body_at(record: object, *keys: str) -> str:
    """The first of these keys that holds words, as written."""
    if isinstance(record, dict):
        for key in keys:
            value = record.get(key)
            if isinstance(value, str) and value.strip():
                return sound(value)
    return ""


def list_at(record: object, *keys: str) -> list[Any]:
    """The first of these keys that holds a list; [] if none does."""
    found = [record[key] for key in keys if isinstance(record.get(key), list)] if isinstance(record, dict) else []
    return found[0] if found else []


def sound(text: str) -> str:
    """Halves of characters put together or replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
