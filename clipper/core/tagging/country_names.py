"""Names of countries and their codes: for completion, queries, chips and the page's own line."""

from functools import cached_property

from clipper.core.model import Country
from clipper.core.resources import resource
from clipper.core.tagging.words import fold


class CountryNames:
    """English names, and every name in any language that the gazetteer has.

    Groups (ASEAN, G7, "Korea") stand for several codes; EU is a code of its own.
    """

    def name(self, code: str) -> str:
        """English name; the code itself when it is none of ours."""
        return self._countries.get(code.upper(), code)

    def codes(self, name: str) -> tuple[str, ...]:
        """Codes for a name or code in any language, case and accents folded; () when unknown.

        "China", "中国", "cn" → ("CN",); "ASEAN" → its ten members.
        """
        return self._codes.get(_key(name), ())

    def all(self) -> tuple[Country, ...]:
        """Every country, territory and the EU, by English name."""
        by_name = sorted(self._countries.items(), key=lambda item: fold(item[1]))
        return tuple(Country(code, name) for code, name in by_name)

    @cached_property
    def _rows(self) -> list[tuple[tuple[str, ...], str, list[str]]]:
        lines = resource("gazetteer", "names.tsv").read_text(encoding="utf-8").splitlines()
        split = (line.split("\t") for line in lines)
        return [(tuple(codes.split()), usual, others.split("|")) for codes, usual, others in split]

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {codes[0]: usual for codes, usual, _ in self._rows if len(codes) == 1}

    @cached_property
    def _codes(self) -> dict[str, tuple[str, ...]]:
        """Usual names first, codes next: "Georgia" is the country though "GA" is Gabon's code."""
        table = {_key(usual): codes for codes, usual, _ in self._rows}
        for code in self._countries:
            table.setdefault(_key(code), (code,))
        for codes, _, others in self._rows:
            for other in others:
                table.setdefault(_key(other), codes)
        table.pop("", None)
        return table


def _key(name: str) -> str:
    return " ".join(fold(name.replace("’", "'").replace(".", "")).split())
