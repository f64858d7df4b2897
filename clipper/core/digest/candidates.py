"""What may become a key name: the forms it was met in, how often, and where first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Candidate:
    """A name of one to four words. `weight` is what its kind counts for; `person`: a rank stood before it."""

    words: tuple[str, ...]
    """What it is known by: folded, in the order of the text."""
    first: int
    weight: float = 1.0
    person: bool = False
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return self.forms.total()

    @property
    def form(self) -> str:
        """The commonest form; of two as common the shorter, which in languages that inflect is the plain one."""
        return min(self.forms, key=lambda form: (-self.forms[form], len(form), form))


class Candidates:
    """Collects candidates by their words."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], Candidate] = {}
        self._doubtful: list[tuple[str, str, int]] = []

    def add(self, words: tuple[str, ...], form: str, place: int, weight: float = 1.0, *, person: bool = False) -> None:
        """Met in `form` at `place`."""
        known = self._found.setdefault(words, Candidate(words, place, weight))
        known.forms[form] += 1
        known.person = known.person or person

    def doubt(self, word: str, form: str, place: int) -> None:
        """A single word that counts only if it is met elsewhere as a name or as the last word of one."""
        self._doubtful.append((word, form, place))

    def settle(self) -> None:
        """Count the doubtful words that turned out to be names."""
        known = {words[-1] for words, each in self._found.items() if each.weight == 1}
        for word, form, place in self._doubtful:
            if word in known:
                self.add((word,), form, place)
        self._doubtful.clear()

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._found.values())

    def without(self, gone: set[tuple[str, ...]]) -> list[Candidate]:
        return [each for each in self if each.words not in gone]


def joined(candidates: Candidates) -> list[Candidate]:
    """Short forms join the long one they stand for, and the other way round where the short one is the usual.

    "Trump" joins "Donald Trump" as people are called by their last word; "Bensteel Group" joins
    "Bensteel" as companies are called by their first, where the text calls it so more often.
    """
    candidates.settle()
    longer: dict[str, list[Candidate]] = {}
    for each in candidates:
        if len(each.words) > 1 and each.weight == 1:
            longer.setdefault(each.words[0], []).append(each)
            longer.setdefault(each.words[-1], []).append(each)
    gone: set[tuple[str, ...]] = set()
    for short in candidates:
        if len(short.words) != 1 or short.words[0] not in longer:
            continue
        long = max(longer[short.words[0]], key=lambda each: (each.words[-1] == short.words[0], each.count))
        if long.words in gone:
            continue
        last = long.words[-1] == short.words[0]
        if long.person or (last and len(long.words) == 2 and short.count <= 8 * long.count):
            long.forms[long.form] += short.count
            long.first = min(long.first, short.first)
            gone.add(short.words)
        elif not last and short.count >= 2 * long.count:
            short.forms[short.form] += long.count
            gone.add(long.words)
    return candidates.without(gone)


def whole(candidates: Candidates) -> list[Candidate]:
    """Without those that stand mostly within a longer one: "productive forces" in "quality productive forces"."""
    counts = {each.words: each.count for each in candidates}
    parts: set[tuple[str, ...]] = set()
    for each in candidates:
        if each.count > 1:
            for part in (each.words[1:], each.words[:-1], each.words[1:2]):
                if part and part != each.words and 3 * each.count >= 2 * counts.get(part, 0):
                    parts.add(part)
    return candidates.without(parts)
