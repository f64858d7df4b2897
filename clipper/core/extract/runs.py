"""Texts compared by their runs of four words: what was copied from one into the other shares them."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

Run = tuple[str, ...]

LENGTH = 4
"""Words of a run. Shorter texts are one run of their own length."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""A character of a script without spaces counts as a word."""


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def runs(found: list[str]) -> set[Run]:
    if len(found) < LENGTH:
        return {tuple(found)} if found else set()
    return set(zip(found, found[1:], found[2:], found[3:], strict=False))


@dataclass(frozen=True)
class Passage:
    """A text that one method took for the main one."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        return words(self.text)

    @cached_property
    def runs(self) -> set[Run]:
        return runs(self.words)

    @cached_property
    def lines(self) -> Counter[Run]:
        """The words of each line, for what is too short to have runs, and how often it comes."""
        return Counter(tuple(words(line)) for line in self.text.split("\n"))

    def holds(self, found: list[str]) -> float:
        """The share (0 to 1) of these words that the text has, in their order."""
        if len(found) < LENGTH:
            return float(tuple(found) in self.lines)
        own = runs(found)
        return len(own & self.runs) / len(own)

    @cached_property
    def _openings(self) -> Counter[Run]:
        return Counter(zip(self.words, self.words[1:], self.words[2:], self.words[3:], strict=False))

    def count(self, found: list[str]) -> int:
        """How often the text has the first four of these words."""
        return self._openings[tuple(found[:LENGTH])]

    def share_in(self, *others: "Passage") -> float:
        """The share (0 to 1) of this text that the others, taken together, have too."""
        found = set[Run]().union(*(other.runs for other in others))
        return len(self.runs & found) / len(self.runs) if self.runs else 0.0
