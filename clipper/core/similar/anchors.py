"""Finds a quotation again in a text that has changed since.

A passage is known by its words and a little of what stands before and after it, as the
TextQuoteSelector of the W3C's Web Annotation Data Model has it: found to the letter; else but for spaces,
quotation marks and the like; else with a few of its words changed.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

CONTEXT = 32
"""Characters of the text kept before and after a passage."""
_MOST_PLACES = 1000
"""Places of one quotation that are weighed against each other."""
_FEWEST_WORDS = 5
"""A quotation of fewer words must be found whole."""
_MOST_WORDS = 400
"""A longer one must be found whole, too."""
_LIKE_ENOUGH = 0.8
"""Share of the words, in their order, that must be there still (Ratcliff and Obershelp's measure)."""

_QUOTES = dict.fromkeys("«»“”„‟\u2033", '"') | dict.fromkeys("‘’‚‛\u2032`´", "'") | dict.fromkeys("‐‑‒–—−", "-")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a passage is known by. `start` is where it was, which only decides between places alike."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


def quote(text: str, start: int, end: int) -> Quote:
    """The passage from `start` to `end` (code points) of a text."""
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def locate(text: str, wanted: Quote) -> Span | None:
    """Where the passage is in `text`, in code points; None when it is there no longer."""
    if not wanted.exact.strip():
        return None
    return _best(text, wanted) or _folded_place(text, wanted) or _like(text, wanted)


def _best(text: str, wanted: Quote) -> Span | None:
    """The place, to the letter, whose surroundings are most like the quotation's."""
    starts = list(_places(text, wanted.exact))
    if not starts:
        return None
    length = len(wanted.exact)

    def fit(start: int) -> tuple[int, int]:
        before, after = text[max(0, start - CONTEXT) : start], text[start + length : start + length + CONTEXT]
        around = _common(reversed(before), reversed(wanted.prefix)) + _common(iter(after), iter(wanted.suffix))
        return around, -abs(start - (wanted.start or 0))

    start = max(starts, key=fit)
    return start, start + length


def _places(text: str, exact: str) -> Iterator[int]:
    start = text.find(exact)
    for _time in range(_MOST_PLACES):
        if start < 0:
            return
        yield start
        start = text.find(exact, start + 1)


def _common(one: Iterator[str], other: Iterator[str]) -> int:
    """How many characters are the same until the first that is not."""
    length = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        length += 1
    return length


def _folded_place(text: str, wanted: Quote) -> Span | None:
    folded, places = _folded(text)
    exact = _folded(wanted.exact)[0].strip()
    if not exact:
        return None
    found = _best(folded, Quote(exact, _folded(wanted.prefix)[0], _folded(wanted.suffix)[0], wanted.start))
    return None if found is None else (places[found[0]], places[found[1] - 1] + 1)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with spaces, quotation marks, dashes and case made even, and each character's place in it."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if character.isspace():
            if folded and folded[-1] != " ":
                folded.append(" ")
                places.append(place)
            continue
        for each in unicodedata.normalize("NFKC", _QUOTES.get(character, character)).casefold():
            folded.append(each)
            places.append(place)
    return "".join(folded), places


def _like(text: str, wanted: Quote) -> Span | None:
    """The stretch of as many words that has most of the quotation's, if it has enough of them."""
    quoted = [found[0].casefold() for found in _WORD.finditer(wanted.exact)]
    if not _FEWEST_WORDS <= len(quoted) <= _MOST_WORDS:
        return None
    found = list(_WORD.finditer(text))
    words = [each[0].casefold() for each in found]
    first = _likely_start(words, quoted)
    if first is None:
        return None
    slack = len(quoted) // 4 + 1
    first = max(0, first - slack)
    window = words[first : first + len(quoted) + 2 * slack]
    matched = SequenceMatcher(None, window, quoted, autojunk=False).get_matching_blocks()
    likeness, begin, end = _tightest([(block.a, block.size) for block in matched if block.size], len(quoted))
    if likeness < _LIKE_ENOUGH:
        return None
    return found[first + begin].start(), found[first + end - 1].end()


def _tightest(blocks: list[Span], quoted: int) -> tuple[float, int, int]:
    """(likeness, begin, end) of the stretch of matching blocks, each (begin, size), that is most like the quotation:
    a word of it that happens to stand further off only makes the stretch long."""
    best = (0.0, 0, 0)
    for at, (begin, _size) in enumerate(blocks):
        same = 0
        for start, size in blocks[at:]:
            same += size
            end = start + size
            best = max(best, (2 * same / (end - begin + quoted), begin, end))
    return best


def _likely_start(words: list[str], quoted: list[str]) -> int | None:
    """Where the quotation would begin by most of the pairs of words that it has in common with the text."""
    pairs: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(pairwise(quoted)):
        pairs.setdefault(pair, []).append(at)
    starts: Counter[int] = Counter()
    for at, pair in enumerate(pairwise(words)):
        for its in pairs.get(pair, ())[:3]:
            starts[(at - its) // 2] += 1  # words that came or went shift the rest by one
    return None if not starts else 2 * starts.most_common(1)[0][0]
