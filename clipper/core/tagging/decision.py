"""Decides which candidate countries a story is about, by hand rules over the features.

The rule of an editor: what stands in the headline and the lead is what the story is about; a dateline or a
venue alone is not, but a firm's report is filed where the firm sits, and only its dateline says where.
"""

import math
from dataclasses import dataclass

from clipper.core.tagging.features import CountryFeatures, Features

WEIGHTS = {
    "title": {"N": 3.0, "A": 2.5, "C": 2.5, "T": 2.0, "R": 2.0, "I": 2.0, "L": 2.0, "M": 0.6},
    "lead": {"N": 2.0, "A": 1.6, "C": 1.5, "T": 1.2, "R": 1.5, "I": 1.3, "L": 1.5, "M": 0.4},
    "body": {"N": 0.6, "A": 0.5, "C": 0.45, "T": 0.3, "R": 0.45, "I": 0.45, "L": 0.4, "M": 0.15},
    "dateline": {"N": 1.0, "C": 0.5, "T": 0.5, "R": 0.6},
}
"""What one mention is worth by zone and kind; more of the same count logarithmically."""
DATELINE_AND_MORE = 0.8
COMPANY_AT_DATELINE = 1.5
ABOUT = 1.2
"""Score from which a story can be about a country …"""
SHARE_OF_TOP = 0.35
"""… if it has at least this share of the best candidate's score."""
LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Verdict:
    """`score` is between 0 and 1, for ranking; it is no probability."""

    code: str
    about: bool
    score: float


def decide(found: Features) -> list[Verdict]:
    """Countries the story is about first, then those it mentions, best first."""
    scores = {code: rule_score(country, found) for code, country in found.countries.items()}
    top = max(scores.values(), default=0.0)
    verdicts = [
        Verdict(code, _about(found.countries[code], score, top), round(score / (score + 2.0), 3))
        for code, score in scores.items()
        if score > LEAST
    ]
    kept = [v for v in verdicts if not found.countries[v.code].only_money]
    return sorted(kept, key=lambda v: (not v.about, -v.score, v.code))


def rule_score(country: CountryFeatures, found: Features) -> float:
    score = sum(WEIGHTS[zone].get(kind, 0.0) * math.log2(1 + weight) for (zone, kind), weight in country.slots.items())
    if country.has("dateline"):
        if not country.only_dateline:
            score += DATELINE_AND_MORE
        if found.company_news:
            score += COMPANY_AT_DATELINE
    return score


def _about(country: CountryFeatures, score: float, top: float) -> bool:
    if country.only_venue and score < top:
        return False
    return score >= ABOUT and score >= SHARE_OF_TOP * top
