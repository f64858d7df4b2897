"""A text as the set of its runs of words, each as one number.

Runs of words ("shingles") as signs of copying: A. Broder, "On the resemblance and containment of
documents", 1997. Four words are enough to be a text's own; in writing without spaces a character
is less than a word, so there it takes eight.
"""

import re
import unicodedata
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Runs = NDArray[np.uint64]
    """Sorted, each number once."""

RUN = 4
"""Words in a run."""
UNSPACED_RUN = 8
"""Characters in a run of writing without spaces."""
LONGEST = 200_000
"""Words looked at: a text longer than a book is known by its beginning."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")
_FACTOR = 0x9E3779B97F4A7C15
"""2⁶⁴ divided by the golden ratio, as in Knuth's multiplicative hashing."""


def words(text: str) -> list[str]:
    """Folded words; each character of writing without spaces counts as one."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())[:LONGEST]


def runs(text: str) -> "Runs":
    """The runs of a text; a text shorter than a run is one run, an empty one has none.

    Equal in every process and on every machine: what is stored of them stays true.
    """
    import numpy as np

    found = words(text)
    hashed = np.fromiter((zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in found), np.uint64, len(found))
    if not found:
        return hashed
    length = min(run_length(found), len(found))
    joined = np.zeros(len(found) - length + 1, np.uint64)
    for at in range(length):
        joined *= np.uint64(_FACTOR)
        joined += hashed[at : at + len(joined)] + np.uint64(1)
    return np.unique(mixed(joined))


def run_length(found: list[str]) -> int:
    """Words in a run of this text, by the writing that most of it is in."""
    unspaced = sum(1 for word in found if len(word) == 1 and _is_unspaced(word))
    return UNSPACED_RUN if 2 * unspaced > len(found) else RUN


def figures(text: str) -> frozenset[str]:
    """The numbers a text names: reports of one form differ in little else."""
    return frozenset(_FIGURE.findall(text))


def mixed(values: "Runs") -> "Runs":
    """Every bit of the result hangs on every bit of the value: the finalizer of SplitMix64
    (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014)."""
    import numpy as np

    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _is_unspaced(character: str) -> bool:
    return character >= "\u0e00" and _UNSPACED_CHARACTER.match(character) is not None


_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
