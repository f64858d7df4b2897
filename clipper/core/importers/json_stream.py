"""JSON exports as they come: one of 100,000 entries takes no more memory than one of ten.

Built on the parser's bare events, since its own paths take gigabytes for a file of opening brackets.
"""

import io
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.encodings import Utf8Stream, beginning
from clipper.core.importers.records import BrokenOff
from clipper.core.text import _

DEEPEST = 200
"""Objects and arrays within each other; a file with more of them is none that a tool wrote."""
_KNOWN_BY = 5
"""How deep the names lie by which a format is known."""
_STARTS = ("start_map", "start_array")
_ENDS = ("end_map", "end_array")
_Event = tuple[str, Any]
_HIGH, _LOW = rb"\\u[dD][89abAB][0-9a-fA-F]{2}", rb"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF = re.compile(rb"(?<!\\)((?:\\\\)*)(?:" + _HIGH + rb"(?!" + _LOW + rb")|(?<!" + _HIGH + rb")" + _LOW + rb")")
"""A surrogate without its other half, the backslashes before it being pairs."""
_UNFINISHED = re.compile(rb"(?:" + _HIGH + rb")?\\(?:u[0-9a-fA-F]{0,3})?\Z|" + _HIGH + rb"\Z")
_LONGEST = 12
"""Bytes of two escapes that stand for one character."""


@dataclass(frozen=True, slots=True)
class Node:
    """An object in a tree, without the objects and arrays in it. `number` counts objects in the order in
    which they begin, `parents` are the numbers of those around it, outermost first; `key` is the name
    that it, or the array it stands in, has in its parent."""

    number: int
    parents: tuple[int, ...]
    key: str
    values: dict[str, Any]


def shape(file: OpenedFile) -> frozenset[str]:
    """The paths of the names in a file's beginning, "*" for an array's elements: "bookmarks.*.title".
    Empty for what is no JSON."""
    head = beginning(file)
    return _shape(head) if head.startswith(("[", "{")) else frozenset()


@lru_cache(maxsize=4)
def _shape(head: str) -> frozenset[str]:
    import ijson

    found: set[str] = set()
    at: list[str] = []
    with suppress(ijson.JSONError):  # a head ends in the middle of the file
        for event, value in ijson.basic_parse(io.BytesIO(_whole(head.encode("utf-8", "replace")))):
            if event == "map_key":
                at[-1] = value
                if len(at) <= _KNOWN_BY:
                    found.add(".".join(at))
            elif event in _STARTS:
                at.append("*" if event == "start_array" else "")
            elif event in _ENDS:
                at.pop()
    return frozenset(found)


def records(file: OpenedFile, *path: str) -> Iterator[tuple[tuple[int, ...], Any]]:
    """The values at `path`, "*" for an array's elements, each with the places (from 0) of the elements it
    stands in. Raises BrokenOff."""
    at: list[str | int] = []
    events = _events(file)
    for event, value in events:
        if event == "map_key":
            at[-1] = value
            continue
        if event in _ENDS:
            at.pop()
        elif _stands(at, path):
            yield tuple(step for step in at if isinstance(step, int)), _built(event, value, events)
        elif event in _STARTS:
            at.append(0 if event == "start_array" else "")
            _check(len(at))
            continue
        if at and isinstance(at[-1], int):
            at[-1] += 1


def nodes(file: OpenedFile) -> Iterator[Node]:
    """Every object of a tree when it ends, so that children come before what they hang in.
    Raises BrokenOff."""
    count = 0
    names: list[str] = []
    """The name that the next value has, for every object and array that is open; an array has its own."""
    held: list[tuple[int, str, dict[str, Any]] | None] = []
    """What is known of each of them so far: number, name, values. None for an array."""
    for event, value in _events(file):
        if event == "map_key":
            names[-1] = value
        elif event in _STARTS:
            key = names[-1] if names else ""
            names.append(key)
            held.append((count, key, {}) if event == "start_map" else None)
            count += event == "start_map"
            _check(len(held))
        elif event in _ENDS:
            names.pop()
            ended = held.pop()
            if ended is not None:
                yield Node(ended[0], tuple(one[0] for one in held if one), ended[1], ended[2])
        elif held and (around := held[-1]) is not None:
            around[2][names[-1]] = value


def _stands(at: list[str | int], path: tuple[str, ...]) -> bool:
    return len(at) == len(path) and all(
        step == wanted or (wanted == "*" and isinstance(step, int)) for step, wanted in zip(at, path, strict=True)
    )


def _built(event: str, value: Any, events: Iterator[_Event]) -> Any:
    """The value that begins with this event, which may take more of `events`."""
    whole = _begun(event, value)
    around: list[tuple[Any, str]] = [(whole, "")] if event in _STARTS else []
    while around:
        event, value = next(events)
        container, key = around[-1]
        if event == "map_key":
            around[-1] = container, value
        elif event in _ENDS:
            around.pop()
        else:
            made = _begun(event, value)
            if isinstance(container, dict):
                container[key] = made
            else:
                container.append(made)
            if event in _STARTS:
                around.append((made, ""))
                _check(len(around))
    return whole


def _begun(event: str, value: Any) -> Any:
    return {} if event == "start_map" else [] if event == "start_array" else value


def _events(file: OpenedFile) -> Iterator[_Event]:
    import ijson

    with closing(Utf8Stream(file)) as stream:
        try:
            for event, value in ijson.basic_parse(_Mended(stream)):
                # Not its own use_float, for which large numbers are errors.
                yield event, float(value) if isinstance(value, Decimal) else value
        except ijson.JSONError as error:
            raise BrokenOff(_("it is no valid JSON there")) from error


class _Mended:
    """The stream with U+FFFD for half a character, as tools leave that cut a title within an emoji: the parser
    would give up the whole file for it."""

    def __init__(self, stream: Utf8Stream) -> None:
        self._stream = stream
        self._held = b""

    def read(self, size: int = 65_536) -> bytes:
        """About `size` bytes; none at the end, or where none are asked for."""
        while size:
            read = self._stream.read(size)
            data = self._held + read
            cut = _UNFINISHED.search(data, max(0, len(data) - _LONGEST)) if read else None
            at = cut.start() if cut else len(data)
            self._held = data[at:]
            if at or not read:
                return _whole(data[:at])
        return b""


def _whole(data: bytes) -> bytes:
    return _HALF.sub(rb"\1\\ufffd", data)


def _check(depth: int) -> None:
    if depth > DEEPEST:
        raise BrokenOff(_("it is nested too deeply"))
