"""Finds a place of the canonical text again in the document that shows it.

The text derives from the HTML block by block; Qt builds its own plain text from the same HTML, with
other white space (bullets, table cells, rules and images count there, lines may not). What both
share is the order of the visible characters, so places are matched by counting those. Python
counts code points and QTextCursor UTF-16 units; the conversion happens here and nowhere else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from clipper.core.model import Span

_WORD = re.compile(r"[^\s\ufffc]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ANCHOR = 24
"""Characters that must agree before two differing texts count as together again."""
_REACH = 2000
"""How far to look for them."""


class TextMap:
    """Maps spans of `text` (code points) to spans of a document (UTF-16 units).

    `shown` is QTextDocument.toPlainText(). Where the two differ in visible characters the parts
    that agree are still mapped, and spans in parts that do not are left out.
    """

    def __init__(self, text: str, shown: str) -> None:
        self._units = Utf16(shown)
        self._identical = text.replace("\xa0", " ") == shown
        if self._identical:  # most articles, and it saves half the time of opening a long one
            return
        self._text = _Visible(text)
        self._shown = _Visible(shown)
        same = self._text.characters == self._shown.characters
        self._runs = (
            [(0, 0, len(self._text.characters))] if same else _agreeing(self._text.characters, self._shown.characters)
        )

    def spans(self, spans: Iterable[Span]) -> list[Span]:
        """The places of `spans` in the document, in the same order; those not found are left out."""
        if self._identical:
            return [(self._units.at(start), self._units.at(end)) for start, end in spans]
        found = []
        for start, end in spans:
            first, last = self._text.counted(start), self._text.counted(end) - 1
            begin, finish = self._across(first), self._across(last)
            if begin is not None and finish is not None and first <= last:
                found.append((self._units.at(self._shown.place(begin)), self._units.at(self._shown.place(finish) + 1)))
        return found

    def _across(self, visible: int) -> int | None:
        """From the nth visible character of the text to its number in the document."""
        at = bisect_right(self._runs, (visible, float("inf"), 0)) - 1
        if at < 0:
            return None
        start, there, length = self._runs[at]
        return there + visible - start if visible < start + length else None


def text_span(shown: str, text: str, place: Span) -> Span | None:
    """The other way round: what a place in the document (UTF-16 units) is in the text (code points),
    without white space at its ends; None where it holds nothing of the text."""
    start, end = (Utf16(shown).back(each) for each in place)
    words = shown[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    found = TextMap(shown, text).spans([(start, end)]) if start < end else []
    if not found:
        return None
    first, last = (Utf16(text).back(each) for each in found[0])
    return first, last


class Utf16:
    """Turns places in a Python string into places in the QString that holds the same text."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]

    def at(self, place: int) -> int:
        return place + bisect_right(self._astral, place - 1)

    def back(self, unit: int) -> int:
        """The place in the Python string; within a pair of surrogates that of their character."""
        return unit - bisect_right([astral + before for before, astral in enumerate(self._astral)], unit - 1)


class _Visible:
    """The characters of a text that are not white space, numbered, with the way back."""

    def __init__(self, text: str) -> None:
        words = list(_WORD.finditer(text))
        self.characters = "".join(word[0] for word in words)
        self._starts = [word.start() for word in words]
        self._before = list(accumulate((word.end() - word.start() for word in words), initial=0))

    def counted(self, place: int) -> int:
        """How many visible characters stand before `place`."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return 0
        return min(self._before[at] + place - self._starts[at], self._before[at + 1])

    def place(self, number: int) -> int:
        """Where the visible character with this number stands."""
        at = bisect_right(self._before, number) - 1
        return self._starts[at] + number - self._before[at]


def _agreeing(text: str, shown: str) -> list[tuple[int, int, int]]:
    """Runs (start in text, start in shown, length) where both read the same, in order."""
    runs = []
    here = there = 0
    while here < len(text) and there < len(shown):
        length = _common(text, shown, here, there)
        if length:
            runs.append((here, there, length))
        here, there = here + length, there + length
        again = _resume(text, shown, here, there)
        if again is None:
            break
        here, there = again
    return runs


def _common(text: str, shown: str, here: int, there: int) -> int:
    """How many characters agree from here on; halves the step so that slices do the comparing."""
    length, step = 0, 1 << 16
    while step:
        piece = text[here + length : here + length + step]
        if len(piece) == step and piece == shown[there + length : there + length + step]:
            length += step
        else:
            step //= 2
    return length


def _resume(text: str, shown: str, here: int, there: int) -> tuple[int, int] | None:
    """The nearest place after a difference where _ANCHOR characters agree again."""
    window = shown[there : there + _REACH]
    for skipped in range(min(_REACH, len(text) - here)):
        anchor = text[here + skipped : here + skipped + _ANCHOR]
        found = window.find(anchor)
        if found >= 0:
            return here + skipped, there + found
    return None
