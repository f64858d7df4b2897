"""Finds country names in Chinese, Japanese and Korean, where words do not stand apart.

Longest match at every character; the one-letter names of headlines count only in known pairs ("中美", "日米韓").
"""

from clipper.core.tagging.context import Mention
from clipper.core.tagging.context_words import ContextWords
from clipper.core.tagging.document import Document
from clipper.core.tagging.gazetteer import Gazetteer, Pattern, Sense

SHORT_WEIGHT = 0.9


def find(document: Document, gazetteer: Gazetteer, context_words: ContextWords) -> list[Mention]:
    """Mentions in the order of the text."""
    text, end = document.text, document.end
    letters = context_words.letters.get(gazetteer.lang, {})
    pairs = _by_start(context_words.pairs.get(gazetteer.lang, ()))
    table = gazetteer.by_letters
    found: list[Mention] = []
    i = free = 0
    while i < end:
        key = text[i : i + 2]
        pair = next((p for p in pairs.get(key, ()) if text.startswith(p, i)), "")
        pattern = next((p for p in table.get(key, ()) if _fits(text, p, i, gazetteer.lang, free)), None)
        if pattern and len(pattern.written) >= len(pair):
            if pattern.senses:
                found.append(Mention(i, i + len(pattern.written), pattern.kind, pattern.senses))
            i += len(pattern.written)
            free = i
        elif pair and _starts_word(text, i, gazetteer.lang, free):
            for j, letter in enumerate(pair):
                found.append(Mention(i + j, i + j + 1, "N", (Sense(letters[letter], SHORT_WEIGHT),)))
            i += len(pair)
            free = i
        else:
            i += 1
    return found


def _by_start(pairs: tuple[str, ...]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for pair in pairs:
        table.setdefault(pair[:2], []).append(pair)
    return table


def _fits(text: str, pattern: Pattern, i: int, lang: str, free: int) -> bool:
    written = pattern.written
    if not text.startswith(written, i):
        return False
    if written.isascii():
        return not any(_is_latin(text[j : j + 1]) for j in (i - 1, i + len(written)) if j >= 0)
    return _starts_word(text, i, lang, free)


def _starts_word(text: str, i: int, lang: str, free: int) -> bool:
    """Korean words are spaced and end in particles: a name stands at the start of one, or after another name."""
    return lang != "ko" or i in (0, free) or not "가" <= text[i - 1] <= "힣"


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()
