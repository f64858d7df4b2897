"""Where a publisher is at home: by its name or address, from a table of well-known outlets and by country domains.

A weak hint: it settles which namesake a local paper means, and is shown for what it is.
"""

from functools import cached_property
from urllib.parse import urlsplit

from clipper.core.resources import resource
from clipper.core.tagging.country_names import CountryNames
from clipper.core.tagging.words import fold

DOMAINS_OF_ANYONE = frozenset(
    "ai am as bz cc cd co dj fm gg gl im io is je la ly me ms mu nu pw sc sh st to tv vc vg ws".split()
)
"""Country domains that everybody uses."""
ARTICLES = frozenset("the der die das le la les el los il lo de het o os".split())
"""Words before a name that its table entry may lack."""
SHORT_NAME = 8
"""Characters a name must have more of to be known without its article ("The Sun", "The Age" are not)."""
LONGEST = 2000
"""Characters of an address or a name that are looked at."""


class Outlets:
    """Reads its table on first use."""

    def __init__(self, names: CountryNames) -> None:
        self._names = names

    def home(self, publisher: str | None, url: str | None = None) -> str | None:
        """Code of the country, None when unknown."""
        if publisher and (code := self._by_name(_key(publisher))):
            return code
        host = host_of(url) if url else ""
        if not host and publisher and "." in publisher and " " not in publisher.strip():
            host = host_of(publisher.strip())
        parts = host.split(".")
        for start in range(len(parts) - 1):
            if code := self._table.get(".".join(parts[start:])):
                return code
        last = parts[-1]
        code = "GB" if last == "uk" else last.upper()
        return code if last not in DOMAINS_OF_ANYONE and code in self._codes else None

    def _by_name(self, key: str) -> str | None:
        article, _space, rest = key.partition(" ")
        return self._table.get(key) or (self._table.get(rest) if article in ARTICLES else None)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(country.code for country in self._names.all())

    @cached_property
    def _table(self) -> dict[str, str]:
        lines = resource("tagging", "outlets.tsv").read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines)
        table = {_key(name): code for code, names in rows for name in names.split("|")}
        return {**{_without_article(name): code for name, code in table.items()}, **table}


def _key(name: str) -> str:
    return " ".join(fold(name[:LONGEST].replace("’", "'")).split())


def _without_article(key: str) -> str:
    article, _space, rest = key.partition(" ")
    return rest if article in ARTICLES and len(rest) > SHORT_NAME else key


def host_of(url: str) -> str:
    """The host of an address, "" where there is none."""
    url = url[:LONGEST]
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.lower().strip(".")
