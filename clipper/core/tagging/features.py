"""Turns the mentions in a document into features of each country: where it stands, how often, under what kind of name.

The features are plain sums by zone and kind, so that hand rules and a linear layer can read the same ones.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipper.core.model import Evidence
from clipper.core.tagging.document import Document
from clipper.core.tagging.gazetteer import KIND_NAMES, Sense
from clipper.core.tagging.mentions import Mention

SURE_LIMIT = 3.0
"""Unambiguous evidence beyond this does not make an ambiguous surface any surer."""
DECIDED = 0.55
"""Share of the readings from which the best one is taken alone."""
SMALL_CITY = 0.6
NEEDED_FOR_SMALL_CITY = 1.5
"""A small or shared city's name counts only if other evidence of that weight names its country."""
LOCATIVES = frozenset("in at à en em no na a i w we в у на bei te på".split())
"""Words before a city that make it the place where something happens."""
COMPANY_WORDS = frozenset("inc corp ltd plc co shr dividend qtr cts dlrs".split())
"""A headline or lead with one of these is a firm's report."""

Slot = tuple[str, str]
"""Zone and kind letter, e.g. ("title", "N")."""


@dataclass(slots=True)
class CountryFeatures:
    """What the text says of one country. `slots` sums the weights of its mentions by zone and kind."""

    code: str
    slots: defaultdict[Slot, float] = field(default_factory=lambda: defaultdict(float))
    mentions: list[Mention] = field(default_factory=list)
    at_top: int = 0
    """Mentions in headline and lead …"""
    venues: int = 0
    """… and how many of these are only a city where something happens ("talks in London")."""

    def has(self, zone: str) -> bool:
        return any(where == zone for where, _ in self.slots)

    @property
    def only_dateline(self) -> bool:
        return all(zone == "dateline" for zone, _ in self.slots)

    @property
    def only_money(self) -> bool:
        return all(kind == "M" for _, kind in self.slots)

    @property
    def only_venue(self) -> bool:
        return 0 < self.at_top == self.venues

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        return tuple(Evidence(KIND_NAMES[m.kind], text[m.start : m.end], m.start, m.end) for m in self.mentions)


@dataclass(frozen=True, slots=True)
class Features:
    """All candidate countries of a document; `company_news` marks reports of firms, filed where they sit."""

    countries: dict[str, CountryFeatures]
    company_news: bool


def features(document: Document, mentions: Sequence[Mention]) -> Features:
    """Resolve shared names by what else the text names, then count."""
    sure: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        if len(mention.senses) == 1:
            sense = mention.senses[0]
            sure[sense.code] += sense.weight
    countries: dict[str, CountryFeatures] = {}
    for mention in mentions:
        zone = document.zone(mention.start)
        for sense in _resolved(mention, sure, zone):
            country = countries.setdefault(sense.code, CountryFeatures(sense.code))
            country.slots[zone, mention.kind] += sense.weight
            country.mentions.append(mention)
            if zone in ("title", "lead"):
                country.at_top += 1
                country.venues += mention.kind in "CT" and _stands_for_place(document, mention)
    words = zip(document.words.folded, document.words.starts, strict=True)
    top = {word for word, start in words if start < document.lead_end}
    return Features(countries, bool(top & COMPANY_WORDS))


def _stands_for_place(document: Document, mention: Mention) -> bool:
    before = document.text[max(0, mention.start - 12) : mention.start].split()
    return bool(before) and before[-1].lower() in LOCATIVES


def _resolved(mention: Mention, sure: defaultdict[str, float], zone: str) -> Sequence[Sense]:
    senses = mention.senses
    if len(senses) > 1:
        backed = [Sense(s.code, s.weight * (1 + 3 * min(SURE_LIMIT, sure.get(s.code, 0.0)))) for s in senses]
        total = sum(s.weight for s in backed)
        best = max(backed, key=lambda s: s.weight)
        if best.weight / total > DECIDED:
            senses = (Sense(best.code, min(1.0, best.weight / total + 0.2)),)
        else:
            senses = tuple(Sense(s.code, s.weight / total) for s in backed)
    if zone == "dateline" or mention.kind != "T":
        return senses
    return [s for s in senses if s.weight > SMALL_CITY or sure.get(s.code, 0.0) >= NEEDED_FOR_SMALL_CITY]
