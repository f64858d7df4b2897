"""What the digest knows of each language: its small words, abbreviations, ranks and endings."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from clipper.core.resources import resource

_NOTHING: frozenset[str] = frozenset()
_STEMMERS = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "hi": "hindi", "id": "indonesian",
    "it": "italian", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ru": "russian", "sv": "swedish",
    "tr": "turkish",
}  # fmt: skip
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages written without spaces between words."""
CASELESS = frozenset({"ar", "fa", "he", "hi", "ur", "bn", "ta", "te", "mr", "ko", "am", "ti", "ka"})
"""Languages with spaces, whose letters have no capitals."""


@dataclass(frozen=True)
class Language:
    """Word lists of resources/digest/words.tsv, folded to lower case; empty for a language that has none."""

    code: str
    stop: frozenset[str] = _NOTHING
    calendar: frozenset[str] = _NOTHING
    abbreviation: frozenset[str] = _NOTHING
    rank: frozenset[str] = _NOTHING
    connector: frozenset[str] = _NOTHING
    ending: frozenset[str] = _NOTHING
    dangling: frozenset[str] = _NOTHING
    determiner: frozenset[str] = _NOTHING
    unit: frozenset[str] = _NOTHING
    name_stop: frozenset[str] = _NOTHING
    particle: tuple[str, ...] = ()
    ending_suffix: tuple[str, ...] = ()
    stem: Callable[[str], str] = field(default=str.lower, compare=False)
    """A word in lower case to what its forms share."""

    @property
    def unspaced(self) -> bool:
        return self.code in UNSPACED

    @property
    def caseless(self) -> bool:
        return self.code in CASELESS

    def small(self, word: str) -> bool:
        """Whether a word (in lower case) carries no content by itself."""
        return word in self.stop or word in self.calendar


@lru_cache(maxsize=32)
def language(code: str | None) -> Language:
    """The language of an ISO 639 code or locale; one without word lists where it is unknown."""
    base = re.split("[-_]", code or "", maxsplit=1)[0].lower()
    lists = _lists().get(base, {})
    sets = {kind: frozenset(words) for kind, words in lists.items() if kind not in ("particle", "ending_suffix")}
    return Language(
        base,
        particle=tuple(sorted(lists.get("particle", ()), key=len, reverse=True)),
        ending_suffix=tuple(lists.get("ending_suffix", ())),
        stem=_stemmer(base),
        **sets,
    )


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for line in resource("digest", "words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, kind, words = line.split("\t")
            found.setdefault(lang, {})[kind] = words.split()
    return found


def _stemmer(lang: str) -> Callable[[str], str]:
    if lang not in _STEMMERS:
        return str.lower
    import Stemmer

    stem: Callable[[str], str] = Stemmer.Stemmer(_STEMMERS[lang]).stemWord
    return stem
