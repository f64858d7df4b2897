"""Finds country names in Chinese, Japanese and Korean, where words do not stand apart.

Longest match at every character; the one-letter names of headlines count only in known pairs ("中美", "日米韓").
"""

from clipper.core.tagging.context import Mention
from clipper.core.tagging.context_words import ContextWords
from clipper.core.tagging.document import Document
from clipper.core.tagging.gazetteer import Gazetteer, Pattern, Sense

SHORT_WEIGHT = 0.9
REST_OF_NAME = frozenset("国國西度拿南朗律色克盟洲罗羅联聯大鲜鮮格尼本拉门門")
"""Characters that make the last letter of a pair the first of a whole name: "其中美国" names one country."""
NOT_BEFORE = {
    "中": frozenset("其集高初空心手途当當华華水目命年之期月市院"),
    "日": frozenset(
        "0123456789０１２３４５６７８９一二三四五六七八九十今昨明近当當次同即生节節假往平每周週连連终終前翌休半数"
    ),
}
"""Characters before which a pair's first letter belongs to another word: "今日美…", "集中法…"."""
SHORT_KATAKANA = 3
"""Names of up to so many characters are often the beginning of a longer word: タイ in タイトル."""


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
        pair = next((p for p in pairs.get(key, ()) if text.startswith(p, i) and not _misread(text, p, i)), "")
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
    if lang == "ja" and len(written) <= SHORT_KATAKANA and _is_katakana(written[-1]):
        return _starts_word(text, i, lang, free) and not _is_katakana(text[i + len(written) : i + len(written) + 1])
    return _starts_word(text, i, lang, free)


def _misread(text: str, pair: str, i: int) -> bool:
    return text[i + len(pair) : i + len(pair) + 1] in REST_OF_NAME or (
        i > 0 and text[i - 1] in NOT_BEFORE.get(pair[0], ())
    )


def _starts_word(text: str, i: int, lang: str, free: int) -> bool:
    """A name stands at the start of a word or after another name.

    Korean words are spaced and end in particles; in Japanese a run of katakana is one word.
    """
    if i in (0, free) or lang == "zh":
        return True
    before = text[i - 1]
    if lang == "ko":
        return not "가" <= before <= "힣"
    return not (_is_katakana(before) and _is_katakana(text[i]))


def _is_katakana(letter: str) -> bool:
    return "ァ" <= letter <= "ヺ" or letter == "ー"


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()
