"""Where the sentences of an article stand, and which of its lines are prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clipper.core.digest.languages import Language
from clipper.core.model import Span

_CLOSERS = "\"'”’»)\\]」』）］】"
_END = re.compile(rf"[.!?…؟۔।॥。！？．]+[{_CLOSERS}]*(?:[ \u00a0\u202f]»)?")
_WIDE = "。！？．"
"""End a sentence whatever follows."""
_GOES_ON = "とっ、，"
"""What goes on with a sentence after a quotation: who says it."""
_ORDINALS = frozenset({"de", "pl", "sv", "tr", "cs", "da", "no", "fi", "hu", "sk"})
"""Languages that write the third as "3."."""
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«]*$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 24
_OPENERS = " \t\"'“‘«([「『（"
_DATELINE = re.compile(r"[^\W\d_][^\n—–]{1,50}?\s?[—–]\s|[^\W\d_][^\n—–-]{1,50}?\s--?\s")
_BULLET = re.compile(r"\s*[-–—•*·]\s+")
_LATIN_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 12
"""A line with fewer words and no full stop is a heading, a caption or a byline."""
_FEWEST_CHARACTERS = 28
"""The same for scripts without spaces."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, with its sentences if it is prose. Spans count in the whole text."""

    span: Span
    sentences: tuple[Span, ...]


def lines(text: str, language: Language, asides: frozenset[str] = frozenset()) -> list[Line]:
    """The lines of `text` that have anything in them. `asides` are lines known to be headings, captions or tables."""
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            prose = line not in asides and _is_prose(line, language)
            found.append(Line((start, end), tuple(_sentences(text, start, end, language)) if prose else ()))
        start = end + 1
    return found


def _is_prose(line: str, language: Language) -> bool:
    if "\t" in line:  # a row of a table
        return False
    if _END.search(line, max(0, len(line.rstrip()) - 4)):
        return True
    if language.unspaced:
        return len(line) >= _FEWEST_CHARACTERS
    return len(_LATIN_WORD.findall(line)) >= _FEWEST_WORDS


def _sentences(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    start = _after_dateline(text, start, end)
    for found in _END.finditer(text, start, end):
        if found.end() < end and not _ends(text, found, end, language):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, end)


def _after_dateline(text: str, start: int, end: int) -> int:
    """Past a bullet and "LONDON (AP) — ", which belong to no sentence."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    found = _DATELINE.match(text, start, end)
    head = found[0] if found else ""
    letters = [letter for letter in head.partition("(")[0] if letter.isalpha()]
    shouted = bool(letters) and sum(letter.isupper() for letter in letters) > len(letters) / 2
    return start + len(head) if shouted else start


def _ends(text: str, found: re.Match[str], end: int, language: Language) -> bool:
    """Whether the marks found, with more of the line behind them, end a sentence."""
    marks, after = found[0], text[found.end()]
    if marks[0] in _WIDE:
        return after not in _GOES_ON
    if not after.isspace():
        return False
    follows = _WORD_AFTER.search(text, found.end(), min(end, found.end() + _LONGEST_WORD))
    word = follows[0] if follows else ""
    if follows and word[0].islower() and not text[found.end() : follows.start()].strip(_OPENERS):
        return False
    if marks[0] != ".":
        return True
    before = _WORD_BEFORE.search(text[max(0, found.start() - _LONGEST_WORD) : found.start()])
    return not _is_short_for_something(before[0] if before else "", word, language)


def _is_short_for_something(before: str, after: str, language: Language) -> bool:
    """Whether a full stop after `before` only shortens it. A small word with a capital after it begins a sentence."""
    if after[:1].isupper() and after.lower() in language.stop and (len(after) > 1 or after in "AI"):
        return False
    if before.isdigit():
        return language.code in _ORDINALS and len(before) <= 2
    single = len(before) == 1 and before.isupper()
    return single or "." in before or before.lower() in language.abbreviation


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
