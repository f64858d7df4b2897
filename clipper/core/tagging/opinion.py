"""Puts together what the lexicon and the linear model say of a text's topics.

The model knows a dozen topics from examples; conflict, weather, labour, disaster and others only the lexicon knows.
"""

from collections.abc import Mapping
from math import exp, log1p

DOUBT = 2.0
"""Weight given to "something else": few words make no sure topic."""
LONG = 60
"""Words at which the lexicon counts half-way between a bare headline and a long text: one word is no proof."""
NEITHER = 1.0
"""Points of "none of these" where the model has no say."""
SHARE_SHORT, SHARE_LONG = 1.0, 6.0
"""What a topic's share of all words of the lexicon is worth, in units of the model's score."""
WEIGHT_SHORT, WEIGHT_LONG = 0.3, 0.9
"""What the logarithm of their weight is worth."""
UNKNOWN_SHORT, UNKNOWN_LONG, UNKNOWN_WEIGHT = 4.0, 1.5, 0.3
"""More of the same for topics that the model does not know: what it would say of them, judged by the lexicon."""


def opinions(weights: Mapping[str, float], scores: Mapping[str, float] | None, size: int) -> dict[str, float]:
    """Topic → opinion, 0..1, all together 1. `weights` are the lexicon's, `scores` the model's, None without one;
    `size` is the number of words. A topic that neither speaks of is left out."""
    total = sum(weights.values()) + DOUBT
    long = size / (size + LONG)
    by_share = SHARE_SHORT + (SHARE_LONG - SHARE_SHORT) * long
    by_weight = WEIGHT_SHORT + (WEIGHT_LONG - WEIGHT_SHORT) * long
    unknown = UNKNOWN_SHORT + (UNKNOWN_LONG - UNKNOWN_SHORT) * long
    points: dict[str, float] = {}
    for topic in {*weights, *(scores or ())}:
        share, weight = weights.get(topic, 0.0) / total, log1p(weights.get(topic, 0.0))
        points[topic] = by_share * share + by_weight * weight
        if scores is not None and topic in scores:
            points[topic] += scores[topic]
        elif scores is not None:
            points[topic] += unknown * share + UNKNOWN_WEIGHT * weight
    most = max(points.values(), default=0.0)
    parts = {topic: exp(point - most) for topic, point in points.items()}
    whole = sum(parts.values()) + (exp(NEITHER - most) if scores is None else 0.0)
    return {topic: part / whole for topic, part in parts.items()}
