"""People's names out of author fields: "By Jane Roe and John Doe" is two."""

import html
import re
from collections.abc import Iterable

_OPENING = re.compile(
    r"(?:by|von|par|por|di|door|af|av|text:?|written by|posted by|reported by|autor:?|author:?)\s+", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:;|\||/|\band\b|\bund\b|\bet\b|&|、|，|,(?!\s*(?:jr|sr|phd|md|iii?)\b))\s*", re.IGNORECASE)
_NO_NAME = re.compile(r"https?:|www\.|@|\d{3}|facebook|twitter", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_NOBODY = frozenset("admin redaktion redaction staff editor editors editorial author unknown".split())


def people(fields: Iterable[str]) -> list[str]:
    """Names in order, each once; addresses, numbers and "Admin" are no names."""
    found: list[str] = []
    for field in fields:
        text = _OPENING.sub("", _TAG.sub(" ", html.unescape(field[:1000])).strip(), count=1)
        for part in _BETWEEN.split(text):
            name = " ".join(part.split()).strip(" .,-–")
            if 1 < len(name) <= 60 and len(name.split()) <= 6 and not _NO_NAME.search(name):
                known = {each.lower() for each in found} | _NOBODY
                found += [name] if name.lower() not in known else []
    return found
