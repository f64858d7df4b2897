"""The pictures of a page, as they stand in markup whose pictures have been settled: each has the address of
a stored one, or that of the web in `data-src`."""

from typing import TYPE_CHECKING

from clipper.core.extract.markup import escape

if TYPE_CHECKING:
    from lxml.etree import _Element

_SMALLEST = (("width", 80), ("height", 60))
"""Pixels; smaller pictures are icons and counters."""
_SAID = ("src", "data-src", "alt", "title", "width", "height")


def address(picture: "_Element") -> str:
    """Where the picture is; empty where it has no address."""
    return (picture.get("data-src") or picture.get("src") or "").strip()


def attributes(picture: "_Element") -> list[tuple[str, str]]:
    """What an `<img>` says of it, as written."""
    found = [(name, picture.get(name)) for name in _SAID]
    return [(name, value) for name, value in found if value]


def is_small(picture: "_Element") -> bool:
    return any(0 < _pixels(picture.get(name) or "") < least for name, least in _SMALLEST)


def _pixels(value: str) -> int:
    value = value.strip().removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 5 else 0


def markup(picture: "_Element") -> str:
    """The picture's tag, its addresses as they are."""
    return "<img" + "".join(f' {name}="{escape(value)}"' for name, value in attributes(picture)) + ">"
