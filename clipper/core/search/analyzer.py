"""From text to index terms: the same for documents, queries and lighting.

A *token* is a run of letters and digits as it stands in the text. It gives

* one *surface* form: width, case and accents folded; prefixes are looked up among these;
* one or two *keys*: stems by the document's language, accents folded. A word with accents has
  two when stemming before and after folding differ, so that it is found typed either way.

Scripts written without spaces (Chinese, Japanese, Korean, Thai, …) give overlapping pairs of
characters; the last character of a run stands alone, so that every character begins one token.
Dotted initials are one word: "U.S." is "us". All languages share the fields of the index, so a
stem of one language may now and then be a word of another.
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer

VERSION = 1
"""Part of the index's fingerprint: raise it whenever the terms of some text change."""

MAX_TOKEN = 64
"""Characters of a token that count; longer ones are cut, in text and query alike."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\uac00-\ud7af\U00020000-\U0003ffff"
)
# Vowel signs and accents of their own code point, which \w leaves out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0963\u0966-\u0dff"
)
_TOKEN = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+(?:[{_MARKS}]+[^\W_{_UNSPACED}]*)*")
_ASCII_TOKEN = re.compile(r"[A-Za-z0-9]+")
_RUN = re.compile(rf"[{_UNSPACED}]")
_FIRST_UNSPACED = min(_UNSPACED)
# The dots between single letters: U.S., e.g., a.m.
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_INITIALS_DOT = re.compile(rf"\.(?={_LETTER}(?![^\W_]))(?<=(?<![^\W_]){_LETTER}\.)")

STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""ISO 639-1 code to the name of its Snowball stemmer."""

# Letters that Unicode does not take apart; the tatweel only stretches Arabic words.
_LETTERS = str.maketrans("øłđðħıŧ", "olddhit", "\u0640") | {ord("æ"): "ae", ord("œ"): "oe", ord("þ"): "th"}


def base_language(lang: str | None) -> str:
    """ "zh-Hant" and "EN_us" as "zh" and "en"; unknown is ""."""
    return re.split("[-_]", lang or "", maxsplit=1)[0].lower()


def stemming(lang: str | None) -> str:
    """The language whose stemmer serves `lang`; "" when words stay as they are."""
    base = base_language(lang)
    return base if base in STEMMERS else ""


@lru_cache(maxsize=64)
def _stemmer(lang: str) -> Stemmer.Stemmer:
    stemmer = Stemmer.Stemmer(STEMMERS[lang])
    stemmer.maxCacheSize = 0  # every distinct token is stemmed once a segment; a cache only costs
    return stemmer


def lowered(text: str) -> str:
    """Lower case, character by character: with the same tokens at the same places."""
    return text.replace("İ", "i").lower()  # it alone would become two characters


def _joined_initials(text: str) -> str:
    return _INITIALS_DOT.sub("", text)


def tokens(text: str) -> list[str]:
    """The tokens of `text`, in order; the n-th stands at position n."""
    if text.isascii():
        return _ASCII_TOKEN.findall(_joined_initials(text))
    whole = _TOKEN.findall(_joined_initials(text))
    if max(whole, default="") < _FIRST_UNSPACED:
        return whole
    found: list[str] = []
    for token in whole:
        if token >= _FIRST_UNSPACED and is_unspaced(token):
            found.extend(token[i : i + 2] for i in range(len(token)))
        else:
            found.append(token)
    return found


def token_spans(text: str) -> list[tuple[str, int, int]]:
    """The same tokens with where each stands in `text`, as (token, start, end)."""
    dots = [match.start() for match in _INITIALS_DOT.finditer(text)]
    joined = _joined_initials(text) if dots else text
    found: list[tuple[str, int, int]] = []
    for match in (_ASCII_TOKEN if text.isascii() else _TOKEN).finditer(joined):
        token = match.group()
        start, end = match.span()
        if is_unspaced(token):
            last = len(token) - 1
            found.extend((token[i : i + 2], start + i, start + min(i + 1, last) + 1) for i in range(len(token)))
        else:
            found.append((token, start, end))
    return _with_dots(found, dots) if dots else found


def _with_dots(found: list[tuple[str, int, int]], dots: list[int]) -> list[tuple[str, int, int]]:
    """Move spans found without the dots at `dots` to where they are with them."""
    moved: list[tuple[str, int, int]] = []
    passed = 0
    for token, start, end in found:
        while passed < len(dots) and dots[passed] - passed <= start:
            passed += 1
        start += passed
        while passed < len(dots) and dots[passed] - passed < end:
            passed += 1
        moved.append((token, start, end + passed))
    return moved


def is_unspaced(token: str) -> bool:
    """Is this token one or two characters out of a run without spaces?"""
    return token >= _FIRST_UNSPACED and _RUN.match(token) is not None


def raw(token: str) -> str:
    """Width and case folded, accents kept: what a stemmer reads."""
    if token.isascii():
        return token.lower()[:MAX_TOKEN]
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", token).casefold())[:MAX_TOKEN]


def fold(word: str) -> str:
    """Accents taken off, as far as readers leave them out when typing.

    Latin, Greek and Cyrillic accents, Hebrew points and Arabic vowel signs go (canonical
    combining classes 10-35 and above 200); Indic and kana marks, which make other letters, and
    the Cyrillic short i stay.
    """
    if word.isascii():
        return word
    kept: list[str] = []
    for char in unicodedata.normalize("NFKD", word):
        combining = unicodedata.combining(char)
        is_short_i = char == "\u0306" and kept and kept[-1] in "иИ"
        if combining < 10 or 35 < combining < 200 or is_short_i:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_LETTERS)


def surface(token: str) -> str:
    return fold(raw(token))


def keys(token: str, lang: str) -> tuple[str, ...]:
    """The index terms of a token in a document whose stemming language is `lang` ("": none)."""
    return forms(token, lang)[1]


def forms(token: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """A token's surface form and its keys."""
    word = raw(token)
    folded = fold(word)
    if not lang or is_unspaced(token):
        return folded, (folded,)
    stem = _stemmer(lang).stemWord
    first = fold(stem(word)) or folded
    if folded == word:
        return folded, (first,)
    second = fold(stem(folded)) or folded
    return folded, (first,) if first == second else (first, second)
