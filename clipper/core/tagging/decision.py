"""Decides which candidate countries a story is about: hand rules give a score, a logistic layer weighs it.

The rule of an editor: what stands in the headline and the lead is what the story is about; a dateline or a
venue alone is not, but a firm's report is filed where the firm sits, and only its dateline says where.
"""

import math
from dataclasses import dataclass

from clipper.core.tagging.features import CountryFeatures, Features
from clipper.core.tagging.signals import signals
from clipper.core.tagging.weights import Weights

POINTS = {
    "title": {"N": 3.0, "A": 2.5, "C": 2.5, "T": 2.0, "R": 2.0, "I": 2.0, "L": 2.0, "M": 0.6},
    "lead": {"N": 2.0, "A": 1.6, "C": 1.5, "T": 1.2, "R": 1.5, "I": 1.3, "L": 1.5, "M": 0.4},
    "body": {"N": 0.6, "A": 0.5, "C": 0.45, "T": 0.3, "R": 0.45, "I": 0.45, "L": 0.4, "M": 0.15},
    "dateline": {"N": 1.0, "C": 0.5, "T": 0.5, "R": 0.6},
}
"""What one mention is worth by zone and kind; more of the same count logarithmically."""
DATELINE_AND_MORE = 0.8
COMPANY_AT_DATELINE = 1.5
HOME_PRIOR = 0.3
"""What the publisher's home adds to the evidence of the text, in log odds."""
LEAST = 0.05
"""Rule score a country needs to be mentioned at all."""
GROUP = "EU"
GROUP_ABOUT = 2.5
GROUP_SHARE = 0.6
"""The Union is no country of the data the weights come from: a story is about it from that rule score, if that is
at least this share of the best candidate's."""
HEADLINE_SHARE = 0.5
"""A country in the headline needs that share of the best candidate's rule score, and less confidence than others;
none where there is no text below that could say more."""
WEAK_ROLES = frozenset(("money", "event", "venue", "parent"))
RULED_OUT = 0.9
"""What hand rules rule out is at most that near the threshold."""
NAMED_OFTEN = 4
MOST_PARTS = 0.6
FAIR_SHARE = 0.12
"""A country that stands that often, in that share of the parts of a text, as that share of all mentions, is what the
story is about even if neither headline nor lead name it."""
MARKET_REPORT = 0.1
"""Share of business words from which a dateline says where a report is filed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` is how sure it is (0..1) that the story is about the country."""

    code: str
    about: bool
    score: float


def decide(found: Features, weights: Weights) -> list[Verdict]:
    """Countries the story is about first, then those it mentions, best first."""
    points = {code: rule_score(country, found) for code, country in found.countries.items()}
    signs = signals(found, points)
    sure = {code: weights.confidence(own, HOME_PRIOR if code == found.home else 0.0) for code, own in signs.items()}
    top = max(points.values(), default=0.0)
    least = 0.0 if found.headline_only else weights.headline
    about: set[str] = set()
    for code, country in found.countries.items():
        if code == GROUP:
            sure[code] = points[code] / (points[code] + 2.0)
            if points[code] >= max(GROUP_ABOUT, GROUP_SHARE * top):
                about.add(code)
        elif out_of_question(country, found, points[code], top):
            sure[code] = min(sure[code], weights.about * RULED_OUT)
        elif (_in_headline(country) and points[code] >= HEADLINE_SHARE * top and sure[code] >= least) or _is_throughout(
            country, found, signs[code]
        ):
            sure[code] = max(sure[code], weights.about)
        if code != GROUP and sure[code] >= weights.about:
            about.add(code)
    if not about and sure:
        best = max(sure, key=lambda code: (sure[code], code))
        if sure[best] >= weights.best and not out_of_question(found.countries[best], found, points[best], top):
            about.add(best)
    verdicts = [
        Verdict(code, code in about, round(sure[code], 3))
        for code, country in found.countries.items()
        if points[code] > LEAST and not country.only_money
    ]
    return sorted(verdicts, key=lambda v: (not v.about, -v.score, v.code))


def rule_score(country: CountryFeatures, found: Features) -> float:
    score = sum(POINTS[zone].get(kind, 0.0) * math.log2(1 + weight) for (zone, kind), weight in country.slots.items())
    if "dateline" in country.zones:
        if not country.only_dateline:
            score += DATELINE_AND_MORE
        if found.company_news:
            score += COMPANY_AT_DATELINE
    return score


def out_of_question(country: CountryFeatures, found: Features, points: float, top: float) -> bool:
    """What no weight may outvote: a dateline or a venue alone, the France of "Mayotte (France)"."""
    if country.only_dateline and not found.company_news and found.business < MARKET_REPORT:
        return True
    if country.roles and all(role == "parent" for _, role in country.roles):
        return True
    return country.only_venue and (points < top or found.meeting)


def _is_throughout(country: CountryFeatures, found: Features, signs: dict[str, float]) -> bool:
    """Whether a story with a headline comes back to the country again and again: the war behind the speech."""
    if not found.title_end or found.business >= MARKET_REPORT or country.named < NAMED_OFTEN:
        return False
    return signs["spread"] >= MOST_PARTS and signs["share"] >= FAIR_SHARE


def _in_headline(country: CountryFeatures) -> bool:
    """Whether the headline names it, and not as a sort of money or the place of a meeting."""
    if "title" not in country.zones:
        return False
    return any(place == "top" and role not in WEAK_ROLES for place, role in country.roles)
