"""Turns the mentions in a document into features of each country: where it stands, how often, under what kind of name.

The features are plain sums by zone and kind, so that hand rules and a linear layer can read the same ones.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clipper.core.model import Evidence
from clipper.core.tagging.context import Mention
from clipper.core.tagging.document import Document
from clipper.core.tagging.gazetteer import KIND_NAMES, Sense
from clipper.core.tagging.roles import roles

SURE_LIMIT = 3.0
"""Unambiguous evidence beyond this does not make an ambiguous surface any surer."""
HOME_BACKING = 0.6
"""What the publisher's home is worth beside it, when a shared name is read."""
DECIDED = 0.55
"""Share of the readings from which the best one is taken alone."""
WELL_KNOWN = 0.8
NEARBY = frozenset("TR")
"""Beside a city so well known ("Geneva"), its American namesake ("Geneva, N.Y.") is backed by towns and regions alone:
the country's name and its leader are in half of all news."""
SMALL_CITY = 0.6
NEEDED_FOR_SMALL_CITY = 1.5
"""A small or shared city's name counts only if other evidence of that weight names its country."""
COMPANY_WORDS = frozenset("inc corp ltd plc co shr dividend qtr cts dlrs".split())
"""A headline or lead with one of these is a firm's report."""
BUSINESS_WORDS = frozenset(
    "mln bln dlr dlrs pct shr shrs qtr revs stg bond bonds eurobond shares shareholders stock stocks stake tender "
    "merger acquire acquisition dividend profit profits revenue revenues earnings turnover subsidiary futures "
    "traders dealers tonnes shipment crude yield coupon securities commodity commodities exports imports loan "
    "loans".split()
)
"""Words of trade and finance: their share says how much a text is a market report."""
MEETING_WORDS = frozenset(
    "talks summit conference congress forum meeting meet meets met gather gathers gathered negotiations negotiators "
    "delegates tribunal court fair festival sommet conference reunion pourparlers negociations colloque salon gipfel "
    "konferenz treffen verhandlungen gesprache messe cumbre conferencia negociaciones cupula vertice conferenza "
    "colloqui negoziati szczyt konferencja rozmowy zirve саммит встреча переговоры конференция саміт зустріч "
    "переговори".split()
)
"""Folded words that make the city of a headline the place of a meeting: "Leaders gather in Geneva"."""
SHORT = 100
"""Characters up to which a text adds nothing to its headline."""
BUSINESS_FULL = 0.08
"""Share of such words from which a text is nothing else."""

FAR = 1_000_000
"""An offset after every text."""

Slot = tuple[str, str]
"""Zone and kind letter, e.g. ("title", "N")."""


@dataclass(slots=True)
class CountryFeatures:
    """What the text says of one country. `slots` sums the weights of its mentions by zone and kind."""

    code: str
    slots: defaultdict[Slot, float] = field(default_factory=lambda: defaultdict(float))
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often it plays a role (roles.py) at the "top" (headline and lead) and in the "body"."""
    mentions: list[Mention] = field(default_factory=list)
    at_top: int = 0
    """Mentions in headline and lead …"""
    venues: int = 0
    """… and how many of these are only a city where something happens ("talks in London")."""

    first: int = FAR
    """Offset of the first mention outside the dateline."""

    @property
    def zones(self) -> set[str]:
        return {zone for zone, _ in self.slots}

    @property
    def kinds(self) -> set[str]:
        return {kind for _, kind in self.slots}

    @property
    def count(self) -> float:
        """Weight of all mentions outside the dateline."""
        return sum(weight for (zone, _), weight in self.slots.items() if zone != "dateline")

    @property
    def named(self) -> float:
        """Weight of the mentions by its own name or adjective outside the dateline."""
        return sum(weight for (zone, kind), weight in self.slots.items() if zone != "dateline" and kind in "NA")

    @property
    def only_dateline(self) -> bool:
        return self.zones == {"dateline"}

    @property
    def only_money(self) -> bool:
        return self.kinds == {"M"}

    @property
    def only_venue(self) -> bool:
        return 0 < self.at_top == self.venues

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        return tuple(Evidence(KIND_NAMES[m.kind], text[m.start : m.end], m.start, m.end) for m in self.mentions)


@dataclass(frozen=True, slots=True)
class Features:
    """All candidate countries of a document.

    `company_news` marks reports of firms, filed where they sit; `business` (0..1) is how much the text is about
    trade and finance; `meeting`: headline or lead tell of one; `length` counts the characters below headline and
    dateline.
    """

    countries: dict[str, CountryFeatures]
    company_news: bool
    business: float
    meeting: bool
    title_end: int
    length: int
    home: str | None = None
    """Where the publisher sits, if known."""

    @property
    def headline_only(self) -> bool:
        return self.length <= SHORT


def features(document: Document, mentions: list[Mention], home: str | None = None) -> Features:
    """Resolve shared names by what else the text names, and by the publisher's home, then count."""
    mentions = _one_dateline(document, mentions)
    sure: defaultdict[str, float] = defaultdict(float)
    nearby: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        if len(mention.senses) == 1:
            sense = mention.senses[0]
            sure[sense.code] += sense.weight
            if mention.kind in NEARBY:
                nearby[sense.code] += sense.weight
    if home:
        sure[home] += HOME_BACKING
        nearby[home] += HOME_BACKING
    countries: dict[str, CountryFeatures] = {}
    for mention, role in zip(mentions, roles(document, mentions), strict=True):
        zone = document.zone(mention.start)
        for sense in _resolved(mention, sure, nearby, zone):
            country = countries.setdefault(sense.code, CountryFeatures(sense.code))
            country.slots[zone, mention.kind] += sense.weight
            country.mentions.append(mention)
            top = zone in ("title", "lead")
            if top:
                country.at_top += 1
                country.venues += role == "venue"
            if zone != "dateline":
                country.first = min(country.first, mention.start)
                country.roles["top" if top else "body", role] += 1
    words = document.words
    top_words = set(words.folded[: bisect_left(words.starts, document.lead_end)])
    trade = sum(map(BUSINESS_WORDS.__contains__, words.folded))
    return Features(
        countries,
        company_news=bool(top_words & COMPANY_WORDS),
        business=min(1.0, trade / (BUSINESS_FULL * (len(words) + 10))) if trade > 1 else 0.0,
        meeting=not MEETING_WORDS.isdisjoint(top_words),
        title_end=document.title_end,
        length=max(0, document.end - document.dateline_end),
        home=home,
    )


def _one_dateline(document: Document, mentions: list[Mention]) -> list[Mention]:
    """A dateline is one place; the state or country that it ends with says which: "TOLUCA LAKE, Calif."."""
    inside = [mention for mention in mentions if document.zone(mention.start) == "dateline"]
    if len(inside) < 2 or inside[-1].kind not in "NR":
        return mentions
    codes = {sense.code for sense in inside[-1].senses}
    wrong = {mention for mention in inside if not codes & {sense.code for sense in mention.senses}}
    return [mention for mention in mentions if mention not in wrong]


def _resolved(mention: Mention, sure: Mapping[str, float], nearby: Mapping[str, float], zone: str) -> Sequence[Sense]:
    senses = mention.senses
    if len(senses) > 1:
        well_known = mention.kind in "CT" and max(sense.weight for sense in senses) >= WELL_KNOWN
        backed = []
        for sense in senses:
            namesake = well_known and sense.code == "US" and sense.weight < WELL_KNOWN
            backing = (nearby if namesake else sure).get(sense.code, 0.0)
            backed.append(Sense(sense.code, sense.weight * (1 + 3 * min(SURE_LIMIT, backing))))
        total = sum(s.weight for s in backed)
        best = max(backed, key=lambda s: s.weight)
        if best.weight / total > DECIDED:
            senses = (Sense(best.code, min(1.0, best.weight / total + 0.2)),)
        else:
            senses = tuple(Sense(s.code, s.weight / total) for s in backed)
    if zone == "dateline" or mention.kind != "T":
        return senses
    return [s for s in senses if s.weight > SMALL_CITY or sure.get(s.code, 0.0) >= NEEDED_FOR_SMALL_CITY]
