"""Codes that press formats use for subjects and countries, where they map to ours without doubt."""

import re
from collections.abc import Iterable
from functools import cache

from clipper.core.resources import resource

_SUBJECT = re.compile(r"(?:(?:medtop|subj|sttsubj|subjectcode|mediatopic)[:/])?(\d{8})\Z")
"""STT numbers its subjects as IPTC does."""
_OLD_TOP = re.compile(r"0[1-9]|1[0-7]")


def topics(codes: Iterable[str]) -> tuple[str, ...]:
    """IPTC's subjects of the top level for codes of IPTC's, each once: "medtop:20000523", an address
    that ends in "mediatopic/20000523", "subj:04007003" or "04007003".

    The first two digits of an old subject code name the Media Topic of the top level.
    """
    return _distinct(_topic(code.strip()) for code in codes)


def _topic(code: str) -> str | None:
    found = _SUBJECT.fullmatch(code) or (_SUBJECT.search(code) if code.startswith("http") else None)
    if not found:
        return None
    digits = found[1]
    if digits.startswith("20"):
        return _tops().get(f"medtop:{digits}")
    return f"medtop:{digits[:2]}000000" if _OLD_TOP.match(digits) else None


@cache
def _tops() -> dict[str, str]:
    """Each Media Topic's ancestor of the top level."""
    parents = {row[0]: row[1] for row in _rows("topics", "vocabulary.tsv") if row[0].startswith("medtop:")}

    def top(topic: str) -> str:
        while parent := parents.get(topic):
            topic = parent
        return topic

    return {topic: top(topic) for topic in parents}


def countries(codes: Iterable[str]) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes for alpha-2 or alpha-3 codes, each once; what is neither is left out."""
    return _distinct(_country(code.strip().upper()) for code in codes)


def _country(code: str) -> str | None:
    code = "GB" if code == "UK" else code
    return code if code in _names() else _pairs("alpha3.tsv").get(code)


def countries_named(names: Iterable[str]) -> tuple[str, ...]:
    """ISO codes for names of countries in any language we know; what is no country's name is left out."""
    return _distinct(_by_name().get(name.strip().casefold()) for name in names)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    return {row[0]: (row[1], *row[2].split("|")) for row in _rows("gazetteer", "names.tsv")}


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for code, names in _names().items():
        for name in names:
            found.setdefault(name.casefold(), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def factiva_countries(codes: Iterable[str]) -> tuple[str, ...]:
    """ISO codes for Factiva's region codes ("gfr"); continents, states and cities are left out."""
    return _distinct(_pairs("factiva_regions.tsv").get(code.strip().lower()) for code in codes)


_FACTIVA_BUSINESS = re.compile(r"[cem]\d+", re.IGNORECASE)
"""Corporate, economic and market news: a letter and digits."""


def factiva_topics(codes: Iterable[str]) -> tuple[str, ...]:
    """IPTC's subjects of the top level for Factiva's news subjects ("gspo")."""
    return _distinct(
        "medtop:04000000"
        if _FACTIVA_BUSINESS.fullmatch(code.strip())
        else _pairs("factiva_subjects.tsv").get(code.strip().lower())
        for code in codes
    )


@cache
def _pairs(name: str) -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("importers", name)}


def _rows(*path: str) -> list[list[str]]:
    lines = resource(*path).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if "\t" in line]


def _distinct(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in found if each))
