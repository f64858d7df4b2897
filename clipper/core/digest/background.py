"""How common a word is: what a library knows of it, and a small table of common words behind that."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

from clipper.core.digest.languages import Language
from clipper.core.resources import resource

Frequencies = Callable[[Sequence[str]], tuple[int, Sequence[int]]]
"""For words: how many documents there are, and in how many each word stands."""

_TRUST = 300
"""Documents of a library that weigh as much as the table."""
_RARE = 0.0007
"""The share of documents that a word in no table stands in."""


def no_library(words: Sequence[str]) -> tuple[int, Sequence[int]]:
    """The frequencies of an empty library."""
    return 0, [0] * len(words)


def rarities(words: Sequence[str], language: Language, frequencies: Frequencies) -> dict[str, float]:
    """Inverse document frequency, natural logarithm, of each word."""
    documents, counts = frequencies(words)
    table = _common(language)
    return {
        word: -math.log((_TRUST * table.get(language.stem(word.lower()), _RARE) + count) / (_TRUST + documents + 1))
        for word, count in zip(words, counts, strict=True)
    }


@lru_cache(maxsize=8)
def _common(language: Language) -> dict[str, float]:
    """Stem to the share of news items that its commonest form stands in."""
    found: dict[str, float] = {}
    for line in resource("digest", "common.tsv").read_text(encoding="utf-8").splitlines():
        lang, share, words = line.split("\t") if not line.startswith("#") else ("#", "", "")
        if lang == language.code:
            for word in words.split():
                found.setdefault(language.stem(word), float(share) / 1000)
    return found
