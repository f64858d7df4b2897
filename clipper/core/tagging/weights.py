"""The logistic layer's weights, as packaging/fit_countries.py wrote them: resources/tagging/countries.tsv."""

import math
from dataclasses import dataclass

from clipper.core.resources import resource

THRESHOLDS = ("about", "headline", "best")
"""Rows of the file that are no weights: from which confidence a story is about a country, about one that its
headline names, and about the best candidate when no other passes."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Signal name → weight; a signal that is not listed counts nothing."""

    weights: dict[str, float]
    about: float
    headline: float
    best: float

    def confidence(self, signals: dict[str, float], prior: float = 0.0) -> float:
        """Probability (0..1) that an editor would file the story under the country; `prior` adds to its log odds."""
        weights = self.weights
        total = prior + sum(weights[name] * value for name, value in signals.items() if name in weights)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def load() -> Weights:
    """Read resources/tagging/countries.tsv: a name and a number a line."""
    lines = resource("tagging", "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines if not line.startswith("#"))
    thresholds = {name: float(rows.pop(f"threshold {name}")) for name in THRESHOLDS}
    return Weights({name: float(value) for name, value in rows.items()}, **thresholds)
