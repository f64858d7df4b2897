"""Bylines, languages and times as press formats write them."""

import re
from collections.abc import Iterable

_LONGEST = 1000
_BY = re.compile(r"\A\s*(?:By|Von|Par|Por|Door)\b\s*:?\s+", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|e|og|och|en|&)\s+|\s*/\s*|\s*\|\s*|\r?\n")
_NO_PERSON = re.compile(
    r"\b(?:Press|Agency|Agence|Writers?|Reporters?|Correspondents?|Editors?|News|Newspapers?|Staff|Special to|Service"
    r"|Bureau|AP|AFP|dpa|EFE|ANSA|AAP|PA|Reuters|Times|University|Post|Group|Journal|Editor-in-Chief|Redaktion)\b"
)
_PLACE = re.compile(r"\s+in\s+[A-Z].*\Z", re.DOTALL)
_EMAIL = re.compile(r"\s*[<(]?[\w.+-]+@[\w-]+\.[\w.-]+[>)]?\s*")
_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:(\d\d)(?:[.,]\d+)?)?\s*(?:Z|([+-]\d\d):?(\d\d))?)?\Z",
)
_DIGITS_ZONE = re.compile(r"(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([+-]\d\d)(\d\d)\Z")


def people(byline: str) -> tuple[str, ...]:
    """The names in a byline ("By Ann Lee and Bo Ek in Oslo, Press Agency"), in order, as written."""
    byline = _EMAIL.sub(" ", _BY.sub("", byline[:_LONGEST], count=1))
    found = []
    for several in _SEVERAL.split(byline):
        for part in several.split(","):
            name = _PLACE.sub("", _BY.sub("", f"{part} ")).strip(" .:-–—*")
            if _is_name(name, alone=part == several):
                found.append(" ".join(name.split()))
    return distinct(found)


def _is_name(text: str, alone: bool) -> bool:
    """What follows a comma may be an agency or an office ("vice president")."""
    if not any(each.isalpha() for each in text):
        return False
    return alone or not (_NO_PERSON.search(text) or text[0].islower())


_LANGUAGES = {
    "ar": "arabic arabe arabisch árabe ara",
    "bg": "bulgarian bulgare bulgarisch",
    "ca": "catalan katalanisch catalán",
    "cs": "czech tchèque tschechisch checo cze ces",
    "da": "danish danois dänisch danés dan dansk",
    "de": "german allemand deutsch alemán tedesco duits ger deu",
    "el": "greek grec griechisch griego",
    "en": "english anglais englisch inglés inglese engels eng englishs",
    "es": "spanish espagnol spanisch español spagnolo spaans spa castellano",
    "et": "estonian estonien estnisch",
    "fa": "persian farsi persan persisch",
    "fi": "finnish finnois finnisch finlandés suomi fin",
    "fr": "french français französisch francés francese frans fre fra",
    "he": "hebrew hébreu hebräisch",
    "hi": "hindi",
    "hr": "croatian croate kroatisch",
    "hu": "hungarian hongrois ungarisch",
    "id": "indonesian indonésien indonesisch bahasa",
    "it": "italian italien italienisch italiano italiaans ita",
    "ja": "japanese japonais japanisch japonés jpn",
    "ko": "korean coréen koreanisch coreano kor",
    "lt": "lithuanian lituanien litauisch",
    "lv": "latvian letton lettisch",
    "ms": "malay malais malaiisch",
    "nb": "norwegian norvégien norwegisch noruego norsk nor",
    "nl": "dutch néerlandais niederländisch holandés olandese nederlands dut nld",
    "pl": "polish polonais polnisch polaco pol",
    "pt": "portuguese portugais portugiesisch portugués portoghese português por",
    "ro": "romanian roumain rumänisch",
    "ru": "russian russe russisch ruso russo rus",
    "sk": "slovak slovaque slowakisch",
    "sl": "slovenian slovène slowenisch",
    "sv": "swedish suédois schwedisch sueco svenska swe",
    "th": "thai thaï",
    "tr": "turkish turc türkisch turco tur",
    "uk": "ukrainian ukrainien ukrainisch",
    "vi": "vietnamese vietnamien vietnamesisch",
    "zh": "chinese chinois chinesisch chino cinese chi zho",
}
_BY_NAME = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9-]+)?\Z")


def language(text: str) -> str | None:
    """ISO 639-1 for a language tag ("en-GB") or a language's name ("Français", "ENGLISH; ENGLISH")."""
    text = text.strip()
    if tag := _TAG.match(text):
        return tag[1].lower()
    first = re.split(r"[\s;,/(-]", text.lower(), maxsplit=1)[0]
    return _BY_NAME.get(first)


def spelled_time(text: str) -> str | None:
    """A time with ISO's compact form spelled out ("20140829T134951+0100" → "2014-08-29T13:49:51+01:00"),
    any other as it is; None for nothing."""
    text = text.strip()
    compact = _COMPACT.match(text)
    if not compact:
        return _DIGITS_ZONE.sub(r"\1\2:\3", text) or None
    year, month, day, hour, minute, second, zone, rest = compact.groups()
    date = f"{year}-{month}-{day}"
    if hour is None:
        return date
    if zone is None:
        return f"{date}T{hour}:{minute}:{second or '00'}{'Z' if text.endswith('Z') else ''}"
    return f"{date}T{hour}:{minute}:{second or '00'}{zone}:{rest}"


def later(time: str | None, than: str | None) -> str | None:
    """The time unless it is the other, or before it by the look of it."""
    return time if time and (than is None or time > than) else None


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, without the empty, white space on one line."""
    return tuple(dict.fromkeys(kept for value in values if (kept := " ".join(value.split()))))
