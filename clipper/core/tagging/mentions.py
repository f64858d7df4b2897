"""Finds every surface of the gazetteer in a document: longest match first, phrases that mean no country removed."""

from clipper.core.tagging.context import Context, Mention
from clipper.core.tagging.context_words import ContextWords
from clipper.core.tagging.document import Document
from clipper.core.tagging.gazetteer import Gazetteer, Pattern, Sense
from clipper.core.tagging.words import WORD

MAX_GAP = 2
"""Characters between two words of one name; more only if all are white space (a wrapped line)."""
BARE_ABBREVIATIONS = frozenset(("UK", "EU", "EC"))
"""Two-letter abbreviations that are no word even in a text in capitals (where "US" is "us")."""

HYPHENS = frozenset("-‐‑–")

BEFORE_PRONOUN = frozenset(
    "to of for with let give gives gave tell tells told show help join about among between on like than over behind "
    "near contact follow makes made keep unites brings against around all both make teaches taught".split()
)
"""Words before which "US" in a text in capitals is the pronoun."""


def find(document: Document, gazetteer: Gazetteer, context_words: ContextWords) -> list[Mention]:
    """Mentions of a language whose words are spaced, in the order of the text."""
    table = gazetteer.by_word
    states = context_words.states_ap | context_words.states_postal
    context = Context(document, gazetteer, context_words)
    folded = document.words.folded
    small = gazetteer.small_letters
    candidates = [
        i
        for i, word in enumerate(folded)
        if word in small or ((word in table or word in states) and not document.words.raw[i][0].islower())
    ]
    found: list[tuple[str, Mention]] = []
    done = 0
    for i in candidates:
        if i < done:
            continue
        second = folded[i + 1] if i + 1 < len(folded) else ""
        pattern = _longest(document, gazetteer.starting(folded[i], second), i)
        if pattern is None:
            if context.is_state(i):
                found.append(("", _mention(document, i - 1, i, "R", (Sense("US", 1.0),))))
            continue
        last = i + len(pattern.words) - 1
        done = last + 1
        kind, senses = context.read(pattern, i, last)
        if senses:
            found.append((context.surface(i, last), _mention(document, i, last, kind, senses)))
    return context.settle(found)


def _mention(document: Document, first: int, last: int, kind: str, senses: tuple[Sense, ...]) -> Mention:
    return Mention(document.words.starts[first], document.words.ends[last], kind, senses)


def _longest(document: Document, patterns: list[Pattern], i: int) -> Pattern | None:
    for pattern in patterns:
        if _fits(document, pattern, i):
            return pattern
    return None


def _fits(document: Document, pattern: Pattern, i: int) -> bool:
    words = document.words
    raw = words.raw[i]
    if pattern.case == "proper":
        if raw[0].islower():
            return False
    elif pattern.case == "exact" and not _is_abbreviation(document, pattern, i):
        return False
    size = len(pattern.words)
    if size == 1:
        return pattern.written[-1] != "-" or document.text[words.ends[i] : words.ends[i] + 1] in HYPHENS
    if words.folded[i : i + size] != list(pattern.words):
        return False
    if any(i < edge < i + size for edge in document.edges):
        return False
    if pattern.case == "proper" and not _names(words.raw[i : i + size], pattern.written):
        return False
    return all(_adjacent(document, j) for j in range(i, i + size - 1))


def _names(raw: list[str], written: str) -> bool:
    """Whether the words that the name has with a capital have one here: "El salvador del equipo" is no country."""
    capitals = (word[0].isupper() for word in WORD.findall(written))
    return not any(capital and word[0].islower() for word, capital in zip(raw, capitals, strict=True))


def _adjacent(document: Document, j: int) -> bool:
    words = document.words
    gap = document.text[words.ends[j] : words.starts[j + 1]]
    return (len(gap) <= MAX_GAP and "," not in gap) or gap.isspace()


def _is_abbreviation(document: Document, pattern: Pattern, i: int) -> bool:
    words = document.words
    if words.raw[i] != pattern.written:
        return False
    if len(pattern.written) > 2 or pattern.written in BARE_ABBREVIATIONS or not document.capitals(words.starts[i]):
        return True
    return i == 0 or words.folded[i - 1] not in BEFORE_PRONOUN
