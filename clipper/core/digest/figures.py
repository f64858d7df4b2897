"""The key figures of an article: numbers with their units, each with the sentence it stands in.

Dates, clock times, ages, scores and addresses are no figures.
"""

import re
from collections.abc import Sequence

from clipper.core.digest.languages import Language
from clipper.core.digest.tokens import MARKS
from clipper.core.digest.units import COUNTER, CURRENCY, CURRENCY_SIGN, LARGE, SHARE
from clipper.core.model import Figure, Span

MOST = 8
_MOST_SENTENCES = 400
_DIGITS = r"[+\-−–~≈]?\d{1,15}(?:[.,\u00a0\u202f '’]\d{3}){0,4}(?:[.,]\d{1,4})?"
_NUMBER = r"(?<![0-9A-Za-zÀ-ӿ.,/:-])" + _DIGITS
_WORD = rf"[^\W\d_][\w{MARKS}]{{1,24}}(?:-[^\W\d_][\w{MARKS}]{{1,24}})?"
_LARGE = rf"[\s-]?(?:{LARGE})(?!\w)"
_PATTERN = re.compile(
    rf"(?P<money>(?:{CURRENCY_SIGN})\s?{_DIGITS}(?:{_LARGE}|[mkb](?!\w))?)"
    rf"|(?P<share>{_NUMBER}\s?(?:(?:{SHARE})(?!\w)|[%％٪]))"
    rf"|(?P<amount>{_NUMBER}(?:{_LARGE})?\s?(?:US\s|U\.S\.\s)?(?:(?:{CURRENCY})(?!\w)|[€£₽₴₺](?!\w)))"
    rf"|(?P<counted>{_NUMBER}(?:{COUNTER}))"
    rf"|(?P<large>{_NUMBER}{_LARGE}(?:\s{_WORD})?)"
    rf"|(?P<quantity>{_NUMBER}[\s-]{_WORD}(?:\s{_WORD})?)",
    re.IGNORECASE,
)
_WEIGHTS = {"money": 3.0, "amount": 3.0, "share": 2.5, "counted": 2.5, "large": 2.5, "quantity": 1.0}
_WHOLE = ("money", "amount", "share", "counted")
"""Kinds of which every word belongs to the figure."""
_AGE = re.compile(r"[\s-]*(?:years?[\s-]old|year[\s-]old|ans\b|jährig|yaşında)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
_BIG = re.compile(r"\d[.,\u00a0\u202f ]?\d{3}")


def figures(text: str, sentences: Sequence[Span], language: Language, summary: Sequence[Span] = ()) -> list[Figure]:
    """At most `MOST` figures, in the order of the text. Those in the summary's sentences and near the
    beginning go first, money, shares and large numbers before counts."""
    found: list[tuple[float, Figure]] = []
    said: set[str] = set()
    for number, (start, end) in enumerate(sentences[:_MOST_SENTENCES]):
        for match in _PATTERN.finditer(text, start, end):
            kind = match.lastgroup or "quantity"
            quote = _quote(match, kind, language)
            if not quote or quote.casefold() in said:
                continue
            said.add(quote.casefold())
            weight = _WEIGHTS[kind] + bool(_BIG.search(quote)) + ((start, end) in summary) + 1 / (1 + number / 4)
            span = match.start(), match.start() + len(quote)
            found.append((weight, Figure(quote, span, (start, end))))
    best = sorted(found, key=lambda pair: -pair[0])[:MOST]
    return sorted((figure for _weight, figure in best), key=lambda figure: figure.span)


def _quote(match: re.Match[str], kind: str, language: Language) -> str:
    """The figure with no more words than belong to it; empty where it is a date, an age or no figure at all."""
    quote = match[0].rstrip()
    if kind in _WHOLE:
        return quote
    if _AGE.search(quote):
        return ""
    number, *unit = re.split(r"[\s]+|(?<=\d)-", quote)
    folded = [word.lower() for word in unit]
    if kind == "quantity":
        digits = number.lstrip("+-−–~≈")
        small = (language.small(folded[0]) and folded[0] not in language.unit) or folded[0] in language.name_stop
        if small or folded[0] in language.abbreviation or len(digits) < 2 or _YEAR.fullmatch(digits):
            return ""
        if unit[0][0].isupper() and language.code != "de" and not _BIG.search(number):
            return ""
    gone = "" if _goes_on(unit, language, hyphened=quote[len(number)] == "-") else unit[-1]
    return quote[: len(quote) - len(gone)].rstrip()


def _goes_on(unit: list[str], language: Language, *, hyphened: bool) -> bool:
    """Whether the last word belongs to the unit: "armored vehicles" does, "vehicles said" does not.

    `hyphened`: the number and the first word are one, as in "90-day truce"."""
    *first, last = unit
    if not first:
        return True
    if language.small(last.lower()) or last.lower() in language.ending:
        return False
    if language.code == "de":
        return first[-1].islower() and not last.islower()
    if language.code == "en":
        return not first[-1].endswith("s") and (last.endswith("s") or hyphened)
    return False
