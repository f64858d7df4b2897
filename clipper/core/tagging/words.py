"""Cuts text into words with their places: what both taggers look at.

Words are runs of letters with the marks that belong to them (Hindi vowels, Arabic vocalisation, accents
written apart); abbreviations keep their dots ("U.S."). A folded word is lower case without accents, so that
"Türkiye" and "TURKIYE" are one.
"""

import re
import unicodedata
from dataclasses import dataclass

MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963"
"""Signs of Latin, Arabic and Devanagari that are no letters to Python but part of a word."""
WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b(?!\.))?|[^\W\d_]+(?:[{MARKS}]+[^\W\d_]*)*")
LETTERS_SEEN = 4000
"""How many characters decide whether a zone is written in capitals."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text; `starts` and `ends` count code points in the whole text."""

    raw: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.raw)


def fold(word: str) -> str:
    """Lower case, no accents, straight dotless i: the form words are compared in."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.replace("İ", "i").lower().replace("ı", "i"))
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words between `start` and `end`."""
    found = list(WORD.finditer(text, start, len(text) if end is None else end))
    raw = [match.group() for match in found]
    return Words(
        raw,
        [word.lower() if word.isascii() else fold(word) for word in raw],
        [match.start() for match in found],
        [match.end() for match in found],
    )


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a name or phrase."""
    return tuple(fold(word) for word in WORD.findall(text))


def all_capitals(text: str) -> bool:
    """Whether case says nothing here: a headline or a whole text in capitals."""
    sample = text[:LETTERS_SEEN]
    upper = sum(map(str.isupper, sample))
    return upper > 3 and upper > 6 * sum(map(str.islower, sample))
