"""The words that context rules need: first names, titles, company words, state abbreviations, clue words."""

from dataclasses import dataclass, field

from clipper.core.resources import resource


@dataclass(frozen=True, slots=True)
class ContextWords:
    """All sets hold folded words. `clues` maps surface → reading (a code or "-") → clue words.

    `letters` and `pairs` are, by language, the one-letter country names of headlines ("中美") and the
    combinations in which they count.
    """

    given: frozenset[str]
    title: frozenset[str]
    surname_like: frozenset[str]
    not_surname: frozenset[str]
    company_after: frozenset[str]
    club_after: frozenset[str]
    states_ap: frozenset[str]
    states_postal: frozenset[str]
    provinces: frozenset[str]
    clues: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    letters: dict[str, dict[str, str]] = field(default_factory=dict)
    pairs: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load() -> ContextWords:
    """Read resources/gazetteer/context.tsv."""
    sets: dict[str, frozenset[str]] = {}
    clues: dict[str, dict[str, frozenset[str]]] = {}
    letters: dict[str, dict[str, str]] = {}
    pairs: dict[str, tuple[str, ...]] = {}
    for line in resource("gazetteer", "context.tsv").read_text(encoding="utf-8").splitlines():
        kind, words = line.split("\t")
        head, *rest = kind.split(" ")
        if head == "clue":
            clues.setdefault(rest[0], {})[rest[1]] = frozenset(words.split())
        elif head == "letters":
            letters[rest[0]] = dict(pair.split("=") for pair in words.split())
        elif head == "pairs":
            pairs[rest[0]] = tuple(sorted(words.split(), key=len, reverse=True))
        else:
            sets[kind] = frozenset(words.lower().split())
    return ContextWords(
        given=sets["given"],
        title=sets["title"],
        surname_like=sets["surname_like"],
        not_surname=sets["not_surname"],
        company_after=sets["company_after"],
        club_after=sets["club_after"],
        states_ap=_abbreviations(sets["states ap"]),
        states_postal=sets["states postal"],
        provinces=_abbreviations(sets["states canada"]),
        clues=clues,
        letters=letters,
        pairs=pairs,
    )


def _abbreviations(words: frozenset[str]) -> frozenset[str]:
    """As the word cutter gives them: "Conn." loses its dot, "N.Y." keeps its dots."""
    return frozenset(word if word.count(".") > 1 else word.rstrip(".") for word in words)
