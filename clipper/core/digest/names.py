"""The key names of an article: people, organisations, places and things that it is about, as hashtags.

Names of one to four words are weighed by TF-IDF: how often the text says them, and how rare their
words are in the user's library and in a small table of common words.
"""

import math
import re
from collections.abc import Iterable, Sequence

from clipper.core.digest.background import Frequencies, rarities
from clipper.core.digest.candidates import Candidate, Candidates, joined, whole
from clipper.core.digest.capitalised import NameFinder
from clipper.core.digest.languages import Language
from clipper.core.digest.phrases import read_caseless, read_things
from clipper.core.digest.sentences import Line
from clipper.core.digest.tokens import tokens
from clipper.core.digest.unspaced import read_unspaced

MOST = 8
_ENOUGH = 0.22
"""Share of the best one's weight that a name needs."""
_LONG = 1600
"""Characters from which a name must be said again, and a thing once more."""
_LONGEST_TAG = 40
_IN_HEADLINE, _EARLY = 1.8, 1.25
_OUTSIDE_WORDS = re.compile(r"[\s.'’\-&·・_]+")
_SIGNS = 4
"""Quotation marks, brackets and spaces that may stand before a first word."""
_BEGINNINGS = re.compile(r"[:“\"«„‘(]\s*")


def names(
    title: str,
    text: str,
    lines: Sequence[Line],
    language: Language,
    frequencies: Frequencies,
    unwanted: Iterable[str] = (),
) -> list[str]:
    """Hashtags without their sign, at most `MOST`, best first. `unwanted` are words that are no names,
    such as the adjectives of countries."""
    found = _candidates(text, lines, language)
    if not found:
        return []
    refused = {word.casefold() for word in unwanted} | language.name_stop
    headline = f" {_plain(title)} "
    candidates = [
        each
        for each in found
        if each.form.casefold() not in refused and _is_said_enough(each, text, headline, language)
    ]
    forms = sorted({word for each in candidates for word in each.form.split()})
    rarity = rarities(forms, language, frequencies)
    weighed = sorted(
        ((_weight(each, rarity, len(text), headline, language), each) for each in candidates),
        key=lambda pair: (-pair[0], pair[1].first),
    )
    return _best(weighed, spaced=not language.caseless and not language.unspaced)


def hashtag(name: str, *, capitals: bool = True) -> str:
    """ "World Bank" as "WorldBank"; in scripts without capitals the words are parted by underscores."""
    words = [word for word in _OUTSIDE_WORDS.split(name) if word]
    if capitals:
        return "".join(word[0].upper() + word[1:] for word in words)
    return "_".join(words)


def _candidates(text: str, lines: Sequence[Line], language: Language) -> list[Candidate]:
    found = Candidates()
    if language.unspaced:
        read_unspaced(text, language, found)
        return list(found)
    read = [(line, tokens(text, *line.span, language)) for line in lines]
    if language.caseless:
        for _line, words in read:
            read_caseless(text, words, language, found)
        return whole(found)
    lower = frozenset(token.word for _line, words in read for token in words if token.word.islower())
    finder = NameFinder(language, lower, found)
    things = Candidates()
    for line, words in read:
        begins = {line.span[0], *(start for start, _end in line.sentences)}
        begins |= {match.end() for match in _BEGINNINGS.finditer(text, *line.span)}
        finder.read(text, words, frozenset(_first_letters(text, begins)))
        if language.determiner:  # elsewhere words are inflected too much for phrases to look well
            read_things(text, words, language, things)
    kept = joined(found)
    known = {each.words for each in kept}
    return kept + [each for each in whole(things) if each.words not in known]


def _first_letters(text: str, places: Iterable[int]) -> Iterable[int]:
    """Where the first word from each place on begins: past quotation marks."""
    for place in places:
        yield next((at for at in range(place, min(len(text), place + _SIGNS)) if text[at].isalpha()), place)


def _is_said_enough(candidate: Candidate, text: str, headline: str, language: Language) -> bool:
    """A name once, in the headline or in a short text; else twice. A thing more often than that."""
    if language.unspaced or language.caseless:
        return candidate.count > 1
    if candidate.weight < 1:
        return candidate.count >= (4 if len(candidate.words) == 1 else 2) + (len(text) > _LONG)
    return candidate.count > 1 or len(text) < _LONG or f" {_plain(candidate.form)} " in headline


def _weight(candidate: Candidate, rarity: dict[str, float], length: int, title: str, language: Language) -> float:
    words = candidate.form.split()
    longer = (len(candidate.form) - 2) / 3 if language.unspaced else len(words) - 1
    weight = candidate.weight * sum(rarity[word] for word in words) / len(words) * (1 + 0.25 * longer)
    weight *= 1 + math.log(candidate.count)
    in_title = candidate.form in title if language.unspaced else f" {_plain(candidate.form)} " in title
    return weight * (_IN_HEADLINE if in_title else 1) * (_EARLY if candidate.first < length / 4 else 1)


def _best(weighed: list[tuple[float, Candidate]], *, spaced: bool) -> list[str]:
    chosen: dict[str, Candidate] = {}
    for weight, each in weighed:
        if len(chosen) == MOST or weight < _ENOUGH * weighed[0][0]:
            break
        tag = hashtag(each.form, capitals=spaced)
        taken = any(_overlap(each, other) for other in chosen.values())
        if len(tag) <= _LONGEST_TAG and not taken and tag.casefold() not in {known.casefold() for known in chosen}:
            chosen[tag] = each
    return list(chosen)


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Whether they share more than half of the words of the shorter one."""
    return 2 * len({*one.words} & {*other.words}) > min(len(one.words), len(other.words))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w.'’&-]+", text.casefold()))
