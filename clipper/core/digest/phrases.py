"""Things: phrases of small letters that a text repeats. In scripts without capitals, names as well."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from clipper.core.digest.candidates import Candidates
from clipper.core.digest.languages import Language
from clipper.core.digest.tokens import Token

MOST_WORDS = 3
PHRASE, WORD = 0.75, 0.45
"""What a phrase and a single word count for beside a name."""
_SHORTEST = 3
"""Letters of a word that may stand in a phrase, in alphabets with capitals."""


def read_things(text: str, words: Sequence[Token], language: Language, found: Candidates) -> None:
    """Phrases of one line, in a language with capitals: nothing capitalised in them. A single word
    is met only where an article or the like before it shows that it is a noun."""
    before = {after.start: word.word.lower() for word, after in pairwise(words)}
    for phrase in _phrases(text, words):
        folded = [token.word.lower() for token in phrase]
        if any(not token.word.islower() or len(token.word) < _SHORTEST for token in phrase):
            continue
        if any(language.small(word) or word in language.rank for word in folded) or _ends_badly(folded[-1], language):
            continue
        if folded[0].endswith("ly") and language.code == "en":
            continue
        if len(phrase) == 1 and before.get(phrase[0].start) not in language.determiner:
            continue
        weight = WORD if len(phrase) == 1 else PHRASE
        stems = tuple(language.stem(word) for word in folded)
        found.add(stems, " ".join(token.word for token in phrase), phrase[0].start, weight)


def read_caseless(text: str, words: Sequence[Token], language: Language, found: Candidates) -> None:
    """Phrases of one line in a script without capitals: a name looks like any other word."""
    plain = [_without_particle(token.word, language) for token in words]
    refused = [len(word) < 2 or language.small(word) or word in language.rank for word in plain]
    for at, token in enumerate(words):
        for last in range(at, min(at + MOST_WORDS, len(words))):
            if refused[last] or (last > at and not _adjoin(text, words[last - 1], words[last])):
                break
            if last > at and plain[last - 1] != words[last - 1].word:
                break  # a particle ends what stands before it
            name = plain[at : last + 1]
            stems = tuple(language.stem(word) for word in name)
            found.add(stems, " ".join(name), token.start, WORD if last == at else 1.0)


def _phrases(text: str, words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Every one to three words with but a space between them."""
    for at in range(len(words)):
        for last in range(at, min(at + MOST_WORDS, len(words))):
            if last > at and not _adjoin(text, words[last - 1], words[last]):
                break
            yield words[at : last + 1]


def _adjoin(text: str, before: Token, after: Token) -> bool:
    return not before.closed and text[before.end : after.start] in (" ", "\u00a0")


def _ends_badly(word: str, language: Language) -> bool:
    """Whether a word is a verb, an adverb or a bare adjective, by what we know of the language."""
    return word in language.ending or word.endswith(language.ending_suffix or ("\0",))


def _without_particle(word: str, language: Language) -> str:
    for particle in language.particle:
        if word.endswith(particle) and len(word) >= len(particle) + 2:
            return word[: -len(particle)]
    return word
