"""Tags a document with countries: mentions → features → decision, and the page's own line above all."""

from collections.abc import Sequence
from dataclasses import replace

from clipper.core.model import CountryTag, Evidence
from clipper.core.tagging import context_words, decision, mentions, unspaced, weights
from clipper.core.tagging.context import Mention
from clipper.core.tagging.context_words import ContextWords
from clipper.core.tagging.country_names import CountryNames
from clipper.core.tagging.document import Document
from clipper.core.tagging.features import Features, features
from clipper.core.tagging.gazetteer import UNSPACED, Gazetteer
from clipper.core.tagging.outlets import Outlets, host_of

FACT_LABELS = frozenset(
    "country countries pays land länder país países paese paesi landen kraj ülke страна страны країна "
    "国家 國家 国 国名 국가 나라 البلد الدولة".split()
)
"""Labels of the page's own country line, case folded."""
HINT_ALONE = 0.3
"""Confidence in the publisher's home where the text names no country at all …"""
LONG_ENOUGH = 300
"""… and has as many characters, so that a local paper's story is not left without any."""
LONGEST_NAME = 200


class CountryTagger:
    """Owns the tables it has read; one per thread."""

    def __init__(self, names: CountryNames, version: str) -> None:
        self._names = names
        self._version = version
        self._gazetteers: dict[str | None, Gazetteer] = {}
        self._context: ContextWords | None = None
        self._weights: weights.Weights | None = None
        self._outlets = Outlets(names)

    def tag(
        self,
        document: Document,
        facts: Sequence[tuple[str, str]] = (),
        publisher: str | None = None,
        url: str | None = None,
    ) -> tuple[CountryTag, ...]:
        """Tags, about before mentioned, best first; the page's own line comes before all.

        `publisher`: its name in the text ("France 24") is no mention of a country; where it is at home (or the
        page at `url`) is a weak hint that is shown as such.
        """
        home = self._outlets.home(publisher, url)
        found = self.features(document, publisher, home)
        if self._weights is None:
            self._weights = weights.load()
        hint = (Evidence("publisher", ((publisher or "").strip() or host_of(url or ""))[:LONGEST_NAME]),)
        tags: dict[str, CountryTag] = {}
        for verdict in decision.decide(found, self._weights):
            evidence = found.countries[verdict.code].evidence(document.text)
            if verdict.code == home:
                evidence += hint
            tags[verdict.code] = CountryTag(verdict.code, verdict.about, verdict.score, "auto", evidence, self._version)
        if home and not tags and found.length >= LONG_ENOUGH:
            tags[home] = CountryTag(home, False, HINT_ALONE, "auto", hint, self._version)
        stated = self._stated(facts)
        for code, said in stated.items():
            known = tags.pop(code, CountryTag(code, True, 1.0, version=self._version))
            stated_tag = replace(known, about=True, score=1.0, origin="page", evidence=(said, *known.evidence))
            tags = {code: stated_tag, **tags}
        return tuple(tags.values())

    def features(self, document: Document, publisher: str | None = None, home: str | None = None) -> Features:
        """All candidate countries of a document, before anything is decided."""
        return features(document, _outside(document, self._mentions(document), publisher), home)

    def _mentions(self, document: Document) -> list[Mention]:
        lang = document.lang
        if lang not in self._gazetteers:
            self._gazetteers[lang] = Gazetteer(lang)
        if self._context is None:
            self._context = context_words.load()
        find = unspaced.find if lang in UNSPACED else mentions.find
        return find(document, self._gazetteers[lang], self._context)

    def _stated(self, facts: Sequence[tuple[str, str]]) -> dict[str, Evidence]:
        """Countries that a labelled line of the page names: "Country: China" or "Countries: China, India"."""
        stated: dict[str, Evidence] = {}
        for label, value in facts:
            key = label.strip().casefold()
            if key not in FACT_LABELS:
                continue
            quote = f"{label[:1].upper()}{label[1:]}: {value}"
            whole = self._names.codes(value)
            parts = [value] if whole else value.replace(";", ",").replace("、", ",").replace("/", ",").split(",")
            for part in parts:
                for code in self._names.codes(part):
                    stated.setdefault(code, Evidence("page", quote))
        return stated


def _outside(document: Document, found: list[Mention], publisher: str | None) -> list[Mention]:
    """The mentions that are no part of the publisher's own name."""
    if not publisher or " " not in publisher.strip():
        return found
    spans = []
    start = document.text.find(publisher)
    while 0 <= start < document.end:
        spans.append((start, start + len(publisher)))
        start = document.text.find(publisher, start + len(publisher))
    return [m for m in found if not any(s <= m.start and m.end <= e for s, e in spans)] if spans else found
