"""Words of a text with their places, and what of them counts."""

import re
from typing import NamedTuple

from clipper.core.digest.languages import Language

MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f"
"""Vowel signs and accents with a code point of their own, which \\w leaves out."""
_TOKEN = re.compile(rf"[^\W\d_][\w{MARKS}]*(?:[.'’\-&][\w{MARKS}]+)*")
_RUN = re.compile("[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’]$")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|dell|nell|all|sull|un)['’]", re.IGNORECASE)
_ELIDING = frozenset({"fr", "it", "ca"})


class Token(NamedTuple):
    """A word without its possessive ending, and where it stands. `closed`: no name goes on after it."""

    word: str
    start: int
    end: int
    closed: bool = False


def tokens(text: str, start: int, end: int, language: Language) -> list[Token]:
    """The words between `start` and `end`, in order; digits alone are none."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word, first = match[0], match.start()
        if language.code in _ELIDING and (elided := _ELISION.match(word)):
            word, first = word[elided.end() :], first + elided.end()
        whole = word
        word = _POSSESSIVE.sub("", word)
        if word:
            found.append(Token(word, first, first + len(word), closed=word != whole))
    return found


def content(text: str, language: Language) -> list[str]:
    """What a sentence is about: stems of its words without the small ones; pairs of characters
    where there are no spaces."""
    if language.unspaced:
        return [run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1)]
    words = (token.word.lower() for token in tokens(text, 0, len(text), language))
    return [language.stem(word) for word in words if len(word) > 1 and not language.small(word)]
