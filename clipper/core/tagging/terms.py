"""A text as a bag of hashed terms: what the user's own topics are learned from.

A term is the folded beginning of a word, which serves for a stem in most languages that write words apart;
scripts without spaces give pairs of characters. Terms are hashed into SIZE buckets (K. Weinberger and others,
"Feature hashing for large scale multitask learning", 2009): no dictionary grows with the library.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipper.core.tagging.words import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZE = 1 << 15
"""Buckets."""
LONGEST = 6
"""Letters of a word that count."""
SHORTEST = 3
MOST_TEXT = 6_000
"""Characters of a text that are looked at."""
TITLE = 2
"""A word of the headline counts so many times more."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\uac00-\ud7af"
)
_TOKEN = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_FIRST_UNSPACED = "\u0e00"


@dataclass(frozen=True, slots=True)
class Terms:
    """`buckets` (int32, distinct) and how often each was met, damped: 1 + ln n (float32, same length)."""

    buckets: "NDArray[np.int32]"
    counts: "NDArray[np.float32]"

    def __len__(self) -> int:
        return len(self.buckets)


def terms(title: str, text: str) -> Terms:
    import numpy as np

    met: Counter[str] = Counter(_terms(text[:MOST_TEXT]))
    for term in _terms(title[:MOST_TEXT]):
        met[term] += TITLE
    hashed: Counter[int] = Counter()
    for term, count in met.items():
        hashed[bucket(term)] += count
    buckets = np.fromiter(hashed, np.int32, len(hashed))
    counts = np.fromiter(hashed.values(), np.float32, len(hashed))
    return Terms(buckets, 1 + np.log(counts))


def bucket(term: str) -> int:
    """The same for ever and on every machine."""
    return zlib.crc32(term.encode()) & (SIZE - 1)


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """(term, start, end) of each word of `text`, as far as it is looked at."""
    for match in _TOKEN.finditer(text[:MOST_TEXT]):
        token, start = match.group(), match.start()
        if token[0] >= _FIRST_UNSPACED and len(token) > 1 and _is_unspaced(token):
            yield from ((token[at : at + 2], start + at, start + at + 2) for at in range(len(token) - 1))
        elif len(token) >= SHORTEST and not token.isdigit():
            yield fold(token)[:LONGEST], start, match.end()


def _terms(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(fold(text)):
        if token[0] >= _FIRST_UNSPACED and len(token) > 1 and _is_unspaced(token):
            yield from (token[at : at + 2] for at in range(len(token) - 1))
        elif len(token) >= SHORTEST and not token.isdigit():
            yield token[:LONGEST]


def _is_unspaced(token: str) -> bool:
    return re.match(rf"[{_UNSPACED}]", token) is not None
