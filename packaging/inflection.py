"""Inflected forms of place names and adjectives, made when the gazetteer is built.

Plain school grammar by the last letters: good enough to meet a name in running text. Expanding here
keeps the tagger to exact look-ups, so that a stem never swallows an unrelated word.
"""

from collections.abc import Callable
from itertools import product

RU_CASES = {
    "ия": ("ия", "ии", "ию", "ией"),
    "ая": ("ая", "ой", "ую"),
    "ое": ("ое", "ого", "ому", "ым", "ом"),
    "ый": ("ый", "ого", "ому", "ым", "ом"),
    "ий": ("ий", "ого", "ому", "им", "ом"),
    "ые": ("ые", "ых", "ым", "ыми"),
    "ие": ("ие", "их", "им", "ими"),
    "ья": ("ья", "ьи", "ью", "ье", "ьей"),
    "ец": ("ец", "ца", "цу", "цем", "це"),
    "а": ("а", "ы", "и", "е", "у", "ой"),
    "я": ("я", "и", "ю", "е", "ей"),
    "й": ("й", "я", "ю", "ем", "е"),
    "ь": ("ь", "я", "ю", "ем", "е", "и"),
    "ы": ("ы", "", "ов", "ам", "ами", "ах"),
    "и": ("и",),
    "е": ("е",),
    "о": ("о",),
    "у": ("у",),
    "э": ("э",),
}
UK_CASES = {
    "ія": ("ія", "ії", "ію", "ією"),
    "а": ("а", "и", "і", "у", "ою"),
    "я": ("я", "і", "ю", "ею"),
    "й": ("й", "я", "ю", "єм", "ї"),
    "ь": ("ь", "я", "ю", "ем", "і"),
    "и": ("и", "", "ів", "ам", "ами", "ах"),
    "і": ("і",),
    "е": ("е",),
    "о": ("о",),
    "у": ("у",),
}
PL_CASES = {
    "ska": ("ska", "ski", "sce", "skę", "ską", "skiej"),
    "ia": ("ia", "ii", "ię", "ią", "i"),
    "ja": ("ja", "ji", "ję", "ją"),
    "ga": ("ga", "gi", "dze", "gę", "gą"),
    "ka": ("ka", "ki", "ce", "kę", "ką"),
    "na": ("na", "ny", "nie", "nę", "ną"),
    "da": ("da", "dy", "dzie", "dę", "dą"),
    "ta": ("ta", "ty", "cie", "tę", "tą"),
    "wa": ("wa", "wy", "wie", "wę", "wą"),
    "a": ("a", "y", "ie", "ę", "ą"),
    "emcy": ("emcy", "iemiec", "emiec", "emcom", "emczech", "emcami"),
    "hy": ("hy", "ch", "hom", "szech", "hami"),
    "ny": ("ny", "n", "nom", "nach", "nami"),
    "hiny": ("hiny", "hin", "hinom", "hinach", "hinami"),
    "gry": ("gry", "gier", "grom", "grzech", "grami"),
    "o": ("o", "a", "u", "iem", "em"),
    "y": ("y",),
    "i": ("i",),
    "e": ("e",),
    "u": ("u",),
    "é": ("é",),
}
SLAVIC_ADJECTIVE = {
    "ru": "ий ая ое ие ого ой ому ую им ом их ими",
    "uk": "ий а е і ого ої ому у им ій их ими ою",
    "pl": "i a ie iego iej iemu im ich imi ą",
}
MOST_WORDS = 2
"""Longer names are left as they are. Of shorter ones every mix of cases is made; the wrong ones meet no text."""
ARABIC_PREFIXES = ("و", "ب", "ل", "ف")


def names(lang: str, name: str) -> set[str]:
    """Forms of a proper name (one or more words) in running text of `lang`."""
    decline = _DECLENSIONS.get(lang)
    if decline is None:
        return {name}
    words = name.split()
    if len(words) > MOST_WORDS:
        return {name}
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


def _german_name(word: str) -> set[str]:
    return {word} if word.endswith(("s", "z", "x", "ß")) or word.isupper() else {word, word + "s"}


def _arabic_name(word: str) -> set[str]:
    forms = {word}
    for prefix in ARABIC_PREFIXES:
        forms.add("لل" + word[2:] if prefix == "ل" and word.startswith("ال") else prefix + word)
    return forms


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


def _turkish(base: str) -> set[str]:
    front = next((c in "eiöü" for c in reversed(base) if c in "aıoueiöü"), True)
    return {base, base + ("ler" if front else "lar")}


def _arabic(base: str) -> set[str]:
    words = base.split()
    forms = set()
    for ending in ("", "ة", "ين", "ون"):
        plain = " ".join(word + ending for word in words[-1:])
        indefinite = " ".join([*words[:-1], plain])
        definite = "ال" + " ".join([*words[:-1], "ال" + plain] if len(words) > 1 else [plain])
        for form in (indefinite, definite):
            forms |= {form, "و" + form}
        forms |= {"لل" + definite[2:], "ب" + definite}
    return forms


def _slavic(lang: str) -> Callable[[str], set[str]]:
    endings = SLAVIC_ADJECTIVE[lang].split()
    stems = {"ru": "ск", "uk": "ьк", "pl": ("sk", "ck", "dzk")}[lang]

    def inflect(base: str) -> set[str]:
        if base.endswith(stems) and base[0].islower():
            return {base + ending for ending in endings}
        return _DECLENSIONS[lang](base)

    return inflect


_DECLENSIONS: dict[str, Callable[[str], set[str]]] = {
    "ru": _by_ending(RU_CASES, ("", "а", "у", "ом", "е")),
    "uk": _by_ending(UK_CASES, ("", "а", "у", "ом", "і")),
    "pl": _by_ending(PL_CASES, ("", "u", "a", "em", "ie", "owi")),
    "de": _german_name,
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
    "ru": _slavic("ru"),
    "uk": _slavic("uk"),
    "pl": _slavic("pl"),
}
