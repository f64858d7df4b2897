"""Inflected forms of place names and adjectives, made when the gazetteer is built.

Plain school grammar by the last letters: good enough to meet a name in running text. Expanding here
keeps the tagger to exact look-ups, so that a stem never swallows an unrelated word.
"""

from collections.abc import Callable
from itertools import product

from declensions import PL_CASES, PL_PEOPLE, RU_CASES, RU_PEOPLE, UK_CASES, UK_PEOPLE

SLAVIC_ADJECTIVE = {
    "ru": "ий ая ое ие ого ой ому ую им ом их ими",
    "uk": "ий а е і ого ої ому у им ій их ими ою",
    "pl": "i a ie iego iej iemu im ich imi ą",
}
COMPOUND_ENDING = {"ru": "о-", "uk": "о-", "pl": "o-"}
"""The first half of "российско-китайский" and its like."""
MOST_WORDS = 3
"""Longer names are left as they are. Of shorter ones every mix of cases is made; the wrong ones meet no text."""
ARABIC_PREFIXES = ("و", "ب", "ل", "ف", "ك", "وب", "ول")
ARABIC_ADJECTIVE = {
    "": ("", "و", "ب", "ل"),
    "ة": ("", "و", "ب", "ل"),
    "ين": ("", "و", "ب", "ل"),
    "ون": ("", "و"),
    "ا": ("", "و"),
    "ات": ("", "و"),
}
"""Ending → what may stand before it."""
TURKISH_CASES = ("", "ın", "a", "ı", "dan", "da")


def names(lang: str, name: str) -> set[str]:
    """Forms of a proper name (one or more words) in running text of `lang`."""
    decline = _DECLENSIONS.get(lang)
    if decline is None:
        return {name}
    words = name.split()
    if len(words) > MOST_WORDS:
        return {name}
    if lang == "ar":
        return {" ".join((first, *words[1:])) for first in decline(words[0])}
    if decline is _genitive_s:
        return {" ".join((*words[:-1], last)) for last in decline(words[-1])}
    return {" ".join(forms) for forms in product(*map(decline, words))}


def adjectives(lang: str, base: str) -> set[str]:
    """Forms of an adjective or of the noun for a people, from its base form in the table."""
    inflect = _ADJECTIVES.get(lang)
    return inflect(base) if inflect else {base}


def _by_ending(cases: dict[str, tuple[str, ...]], consonant: tuple[str, ...]) -> Callable[[str], set[str]]:
    endings = sorted(cases, key=len, reverse=True)

    def decline(word: str) -> set[str]:
        if word.isupper() or len(word) < 3:
            return {word}
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                return {word[: -len(ending)] + case for case in cases[ending]}
        return {word + case for case in consonant}

    return decline


def _genitive_s(word: str) -> set[str]:
    return {word} if word.endswith(("s", "z", "x", "ß")) or word.isupper() else {word, word + "s"}


def _arabic_name(word: str) -> set[str]:
    return {word, *(_attached(prefix, word) for prefix in ARABIC_PREFIXES)}


def _attached(prefix: str, word: str) -> str:
    """The article after "for" is written as one: ل + الصين = للصين."""
    return prefix + "ل" + word[2:] if prefix.endswith("ل") and word.startswith("ال") else prefix + word


def _french(base: str) -> set[str]:
    if base.endswith(("ien", "éen")):
        return {base, base + "ne", base + "s", base + "nes"}
    if base.endswith("s"):
        return {base, base + "e", base + "es"}
    if base.endswith("e"):
        return {base, base + "s"}
    if base == "turc":
        return {"turc", "turque", "turcs", "turques"}
    if base == "grec":
        return {"grec", "grecque", "grecs", "grecques"}
    return {base, base + "e", base + "s", base + "es"}


def _spanish(base: str) -> set[str]:
    if base.endswith("o"):
        return {base, base[:-1] + "a", base + "s", base[:-1] + "as"}
    accents = {"és": "es", "án": "an", "ón": "on", "ín": "in"}
    for accented, plain in accents.items():
        if base.endswith(accented):
            stem = base[: -len(accented)] + plain
            return {base, stem + "a", stem + "es", stem + "as"}
    if base.endswith("í"):
        return {base, base + "es", base + "s"}
    return {base, base + "s", base + "es", base + "a", base + "as"} if base.endswith("l") else {base, base + "s"}


def _portuguese(base: str) -> set[str]:
    if base.endswith("o") and not base.endswith("ão"):
        return {base, base[:-1] + "a", base + "s", base[:-1] + "as"}
    if base.endswith("ês"):
        stem = base[:-2] + "es"
        return {base, stem + "a", stem + "es", stem + "as"}
    if base.endswith("ão"):
        return {base, base[:-2] + "ã", base[:-2] + "ães", base[:-2] + "ãs"}
    if base.endswith("ol"):
        return {base, base + "a", base[:-1] + "is", base + "as"}
    return {base, base + "s"}


def _italian(base: str) -> set[str]:
    if base.endswith("co"):
        stem = base[:-2]
        return {base, stem + "ca", stem + "ci", stem + "chi", stem + "che"}
    if base.endswith("o"):
        stem = base[:-1]
        return {base, stem + "a", stem + "i", stem + "e"}
    if base.endswith(("e", "a")):
        return {base, base[:-1] + "i", base[:-1] + "e"}
    return {base}


def _german(base: str) -> set[str]:
    if base[0].islower() or base.startswith("US-"):
        forms = {base + ending for ending in ("", "e", "en", "er", "es", "em")}
        return forms | {form[0].upper() + form[1:] for form in forms}
    return {base, base + "n", base + "in", base + "innen", base + "s"}


def _dutch(base: str) -> set[str]:
    if base.endswith("ees"):
        return {base, base[:-3] + "ese"}
    return {base, base + "e"} if base.endswith("s") else {base}


def _swedish(base: str) -> set[str]:
    if base[0].islower() and base.endswith("sk"):
        return {base, base + "a", base + "t"}
    return {base, base + "na", base + "nas", base + "s"}


def _turkish(base: str) -> set[str]:
    plural = base + ("ler" if _front(base) else "lar")
    endings = (ending.replace("ı", "i").replace("a", "e") if _front(base) else ending for ending in TURKISH_CASES)
    return {base, *(plural + ending for ending in endings)}


def _front(word: str) -> bool:
    """Whether the last vowel of a Turkish word is a front one, which its endings follow."""
    return next((c in "eiöüi" for c in reversed(word.lower()) if c in "aıoueiöü"), True)


def turkish_people(name: str) -> str:
    """ "Nijerya" → "Nijeryalı": someone or something from there."""
    last = next((c for c in reversed(name.lower()) if c in "aıoueiöü"), "e")
    return name + {"a": "lı", "ı": "lı", "o": "lu", "u": "lu", "e": "li", "i": "li", "ö": "lü", "ü": "lü"}[last]


def arabic_adjective(name: str) -> str:
    """ "نيجيريا" → "نيجيري"; "" where school grammar does not say."""
    if " " in name:
        return ""
    stem = name.removeprefix("ال").removesuffix("ا").removesuffix("ة").removesuffix("و")
    return stem if stem.endswith("ي") and len(stem) > 3 else stem + "ي" if len(stem) > 2 else ""


def _arabic(base: str) -> set[str]:
    """Both words of "كوري جنوبي" take the ending, the article and so on; prefixes go before the first."""
    forms = set()
    for ending, prefixes in ARABIC_ADJECTIVE.items():
        words = [word + ending for word in base.split()]
        indefinite, definite = " ".join(words), " ".join("ال" + word for word in words)
        forms |= {prefix + indefinite for prefix in prefixes}
        if ending != "ا":
            forms |= {_attached(prefix, definite) for prefix in (*prefixes, "ول" if "ل" in prefixes else "")}
    return forms


def _hindi(base: str) -> set[str]:
    """Oblique plurals: भारतीय → भारतीयों, चीनी → चीनियों."""
    if base.endswith("ई"):
        return {base, base[:-1] + "इयों"}
    return {base, base[:-1] + "ियों"} if base.endswith("ी") else {base, base + "ों"}


def hindi_adjective(name: str) -> str:
    """ "जापान" → "जापानी", "नाइजीरिया" → "नाइजीरियाई"; "" where neither fits."""
    if " " in name or name.endswith(("ी", "ो", "ू", "े", "ै", "स", "ड")):
        return ""
    return name + ("ई" if name.endswith("ा") else "ी")


def _slavic(lang: str) -> Callable[[str], set[str]]:
    endings = (*SLAVIC_ADJECTIVE[lang].split(), COMPOUND_ENDING[lang])
    stems = {"ru": "ск", "uk": "ьк", "pl": ("sk", "ck", "dzk")}[lang]
    people, consonant = {
        "ru": (RU_PEOPLE, ("", "а", "у", "ом", "е")),
        "uk": (UK_PEOPLE, ("", "а", "у", "ом", "ові")),
        "pl": (PL_PEOPLE, ("", "a", "em", "owi", "ów", "om", "ami", "ach")),
    }[lang]
    noun = _by_ending(people, consonant)

    def inflect(base: str) -> set[str]:
        if base.endswith(stems) and base[0].islower():
            return {base + ending for ending in endings}
        # of Polish plurals only the first case stands in the table: their singular makes the others
        return {base} if lang == "pl" and base.endswith(("y", "i", "e")) else noun(base)

    return inflect


_DECLENSIONS: dict[str, Callable[[str], set[str]]] = {
    "ru": _by_ending(RU_CASES, ("", "а", "у", "ом", "е")),
    "uk": _by_ending(UK_CASES, ("", "а", "у", "ом", "і")),
    "pl": _by_ending(PL_CASES, ("", "u", "a", "em", "ie", "owi")),
    "de": _genitive_s,
    "nl": _genitive_s,
    "sv": _genitive_s,
    "ar": _arabic_name,
}
_ADJECTIVES: dict[str, Callable[[str], set[str]]] = {
    "fr": _french,
    "es": _spanish,
    "pt": _portuguese,
    "it": _italian,
    "de": _german,
    "nl": _dutch,
    "tr": _turkish,
    "ar": _arabic,
    "hi": _hindi,
    "sv": _swedish,
    "ru": _slavic("ru"),
    "uk": _slavic("uk"),
    "pl": _slavic("pl"),
}
