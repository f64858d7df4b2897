"""Names of places and what they may mean: loads the tables that packaging/build_gazetteer.py wrote.

One table per language, read on first use. English names of cities, regions, leaders and institutions also
serve the other languages in Latin letters, which often write them alike.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from clipper.core.resources import resource
from clipper.core.tagging.words import fold_words

LANGUAGES = frozenset("en fr de es pt it nl pl tr id sv ru uk zh ja ko ar hi".split())
UNSPACED = frozenset(("zh", "ja", "ko"))
OTHER_SCRIPTS = frozenset(("ru", "uk", "ar", "hi", *UNSPACED))
SHARED_KINDS = frozenset("CTRLI")
"""Kinds that languages in Latin letters borrow from English (no adjectives, no currencies)."""
KIND_NAMES = {
    "N": "name",
    "A": "adjective",
    "C": "capital",
    "T": "city",
    "R": "region",
    "M": "currency",
    "I": "institution",
    "L": "leader",
}


class Sense(NamedTuple):
    """One reading of a surface: a country, and how likely it is without context (0..1)."""

    code: str
    weight: float


class Pattern(NamedTuple):
    """A surface: its folded words, how it is written, its kind letter and its readings.

    `case` is "exact" for abbreviations (US, EU), "proper" for names, "any" for the rest. No senses means a
    phrase that holds a name and means no country. Written with a hyphen at its end ("Franco-"), it counts
    only before one.
    """

    words: tuple[str, ...]
    written: str
    kind: str
    case: str
    senses: tuple[Sense, ...]


class Gazetteer:
    """The surfaces of one language, by first word, longest first; by first two letters where words are not spaced."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang if lang in LANGUAGES else "en"
        self.known = lang in LANGUAGES
        """False for a language without a table: English names are tried, adjectives are not."""
        self._by_second: dict[str, dict[str, list[Pattern]]] = {}

    @cached_property
    def by_word(self) -> dict[str, list[Pattern]]:
        table: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in self._patterns():
            if pattern.words:
                table[pattern.words[0]].append(pattern)
        for patterns in table.values():
            patterns.sort(key=lambda pattern: -len(pattern.words))
        return dict(table)

    @cached_property
    def small_letters(self) -> frozenset[str]:
        """First words of patterns that may be written with a small letter."""
        return frozenset(word for word, found in self.by_word.items() if any(p.case == "any" for p in found))

    def starting(self, first: str, second: str) -> list[Pattern]:
        """Patterns that begin with these two words, longest first, then those that are `first` alone.

        Thousands of names begin with "the" or "new": they are sorted by their second word on first use.
        """
        by_second = self._by_second.get(first)
        if by_second is None:
            by_second = self._by_second[first] = _sorted_by_second(self.by_word.get(first, []))
        return by_second.get(second) or by_second[""]

    @cached_property
    def by_letters(self) -> dict[str, list[Pattern]]:
        table: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in _read(self.lang):
            table[pattern.written[:2]].append(pattern)
        for patterns in table.values():
            patterns.sort(key=lambda pattern: -len(pattern.written))
        return dict(table)

    def _patterns(self) -> Iterator[Pattern]:
        own: set[tuple[str, ...]] = set()
        for pattern in _read(self.lang):
            if self.known or pattern.kind in SHARED_KINDS or pattern.kind in "NX":
                own.add(pattern.words)
                yield pattern
        if self.lang != "en" and self.lang not in OTHER_SCRIPTS:
            for pattern in _read("en"):
                if pattern.kind in SHARED_KINDS and pattern.words not in own and pattern.case == "proper":
                    yield pattern


def _sorted_by_second(patterns: list[Pattern]) -> dict[str, list[Pattern]]:
    """Second word → patterns; "" → those of one word, which also end every other list."""
    alone = [pattern for pattern in patterns if len(pattern.words) == 1]
    table: dict[str, list[Pattern]] = {"": alone}
    for pattern in patterns:
        if len(pattern.words) > 1:
            table.setdefault(pattern.words[1], []).append(pattern)
    return {second: found if second == "" else found + alone for second, found in table.items()}


def _read(lang: str) -> Iterator[Pattern]:
    for line in resource("gazetteer", f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
        written, kind, codes = line.split("\t")
        yield Pattern(fold_words(written), written, kind, _case(written), _senses(codes))


@lru_cache(maxsize=4096)
def _senses(codes: str) -> tuple[Sense, ...]:
    """Thousands of surfaces share a few hundred of these."""
    parts = (cell.partition("=") for cell in codes.split())
    return tuple(Sense(code, float(weight) if weight else 1.0) for code, _, weight in parts)


def _case(written: str) -> str:
    if not written[0].isupper():
        return "any"
    return "exact" if written.isupper() and len(written) <= 6 and " " not in written else "proper"
