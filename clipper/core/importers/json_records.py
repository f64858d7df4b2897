"""Records of a JSON file, one at a time, from files that may be huge or broken."""

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from clipper.core.importers.base import OpenedFile
from clipper.core.model import Refused
from clipper.core.text import _

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def key_paths(file: OpenedFile) -> frozenset[str]:
    """The paths of the keys in the file's head: "items.item.url", where "item" stands for a list's member."""
    import ijson

    head = file.text_head.lstrip("\ufeff \t\r\n")
    found: set[str] = set()
    if head.startswith(("{", "[")):
        with suppress(ijson.JSONError):  # the head ends anywhere
            for prefix, event, value in ijson.parse(io.BytesIO(head.encode("utf-8", "replace"))):
                if event == "map_key":
                    found.add(f"{prefix}.{value}" if prefix else value)
    return frozenset(found)


def json_records(file: OpenedFile, path: str) -> Iterator[dict[str, Any] | Refused]:
    """The objects at a path; "" is the whole file, "items.item" the members of its "items".

    What is no object is Refused; where the JSON breaks, what could be read is given, then a Refused.
    """
    import ijson

    found = False
    with _stream(file) as stream:
        try:
            for record in ijson.items(stream, path, use_float=True):
                found = True
                yield record if isinstance(record, dict) else Refused(file.name, _("This entry is empty or of no use."))
        except (ijson.JSONError, UnicodeDecodeError) as error:
            found = True
            yield Refused(
                file.name, _("The file is broken ({why}); what could be read of it is kept.").format(why=error)
            )
    if not found:
        yield Refused(file.name, _("There is no article in this file."))


def json_facts(file: OpenedFile, *paths: str) -> dict[str, str]:
    """The text at these paths, wherever they stand in the file; what is missing or no text is left out."""
    import ijson

    found: dict[str, str] = {}
    with _stream(file) as stream, suppress(ijson.JSONError, UnicodeDecodeError):
        for path, event, value in ijson.parse(stream):
            if event == "string" and path in paths:
                found.setdefault(path, value)
                if len(found) == len(paths):
                    break
    return found


def _stream(file: OpenedFile) -> BinaryIO:
    """UTF-8 without a byte order mark."""
    if file.head.startswith(_UTF16):
        return io.BytesIO(file.data.decode("utf-16", "replace").encode())
    stream = file.open()
    if file.head.startswith(_BOM):
        stream.read(len(_BOM))
    return stream


def text_at(record: object, *keys: str) -> str:
    """The first of these keys that holds words (or a number), on one line; "" if none does."""
    if isinstance(record, dict):
        for key in keys:
            value = record.get(key)
            if isinstance(value, int | float) and not isinstance(value, bool):
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
