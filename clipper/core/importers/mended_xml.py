"""XML as many programs write it, mended byte by byte before the parser sees it.

A parser that recovers from one fault drops every "&amp;" after it; here no such fault is left.
"""

import re
from html.entities import html5
from typing import Protocol

_TOKEN = re.compile(rb"<!\[CDATA\[|\]\]>|&(#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_PAIR = re.compile(rb"&#(5[56][0-9]{3}|x[dD][89abAB][0-9a-fA-F]{2});&#(5[67][0-9]{3}|x[dD][c-fC-F][0-9a-fA-F]{2});")
"""How some programs write one character beyond the first 65,536: as the two halves that UTF-16 makes of it."""
_CDATA = b"<![CDATA["
_CDATA_END = b"]]>"
_FORBIDDEN = bytes(number for number in range(32) if number not in b"\t\n\r\x1b")
"""Control characters, which XML knows none of; ESC switches the character set in some Japanese files."""
_LONGEST = 1_000_000
"""Bytes without any ">" that are kept back at most."""


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class MendedXml:
    """A stream in an encoding that has ASCII's bytes: names of characters ("&eacute;") become their
    numbers, other ampersands are text, and so nothing that a file declares is ever expanded; forbidden
    characters go, and numbers that are none become U+FFFD. Else marked sections (CDATA) stay as they
    are; broken files have what looks like one and is none."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._held = b""
        self._in_cdata = False

    def read(self, size: int = 65_536) -> bytes:
        """About `size` bytes, none at the end."""
        while data := self._stream.read(size):
            self._held += data.translate(None, _FORBIDDEN)
            end = self._held.rfind(b">") + 1  # no token goes beyond it
            if not end and len(self._held) > _LONGEST:
                end = len(self._held)
            if end:
                ready, self._held = self._held[:end], self._held[end:]
                return self._mended(ready)
        ready, self._held = self._held, b""
        return self._mended(ready)

    def _mended(self, data: bytes) -> bytes:
        return _TOKEN.sub(self._replacement, _PAIR.sub(_whole, data))

    def _replacement(self, found: re.Match[bytes]) -> bytes:
        token, name = found[0], found[1]
        if token == _CDATA:
            self._in_cdata = True
        elif token == _CDATA_END and self._in_cdata:
            self._in_cdata = False
        elif token == _CDATA_END:
            return b"]]&#62;"
        elif not self._in_cdata and name is None:
            return b"&#38;"
        elif name is not None and name.startswith(b"#"):
            return token if _is_character(_number(name[1:-1])) else b"&#65533;"
        elif not self._in_cdata:
            known = html5.get(name.decode())
            return b"".join(b"&#%d;" % ord(character) for character in known) if known else b"&#38;" + name
        return token


def _number(written: bytes) -> int:
    """A reference's number, decimal or, after an x, hexadecimal."""
    return int(written[1:], 16) if written.startswith(b"x") else int(written)


def _is_character(number: int) -> bool:
    """Whether XML knows a character of this number."""
    return number in (9, 10, 13) or 32 <= number < 0xD800 or 0xDFFF < number < 0xFFFE or 0xFFFF < number < 0x110000


def _whole(halves: re.Match[bytes]) -> bytes:
    high, low = _number(halves[1]), _number(halves[2])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return halves[0]
    return b"&#%d;" % (0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00)
