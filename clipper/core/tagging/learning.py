"""Learns a topic from the clippings that carry it, and says how like them a text is.

Rocchio's method (J. Rocchio, "Relevance feedback in information retrieval", 1971): the mean of the examples, less
the mean of the library at large, less a share of those it was taken away from; texts are compared with it by the
cosine. Words weigh by TF-IDF over a sample of the user's own library. When a text is like enough comes from the
topic itself: how its examples score when each is left out, and how the rest of the library scores.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from clipper.core.model import Evidence
from clipper.core.model.topics import ENOUGH
from clipper.core.tagging.terms import SIZE, Terms, bucket, spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NEGATIVE = 0.5
"""Weight of what the topic was taken away from."""
LEAST, SHORT_LEAST = 0.05, 0.1
"""Cosines below which nothing is offered, whatever the library is like; the second for short texts."""
OFFERED, SURE, FEW_SURE = 3.0, 4.0, 3.5
"""Spreads above the middle of the library at which a topic is offered, put on, and offered after fewer than
FEW examples."""
LIKE_THEM = 0.5
"""Share of what its examples score that a text needs: where these are all but the same, others of the kind are not."""
RESEMBLING = 2.0
"""Spreads above the middle from which a text is shown to who asks for more like the topic's."""
FEW = 3
SHORT, SHORT_SURE = 40, 6.0
"""A text of fewer terms, such as a bare headline, needs more to be offered one, and is never given one."""
LEAST_SPREAD = 0.01
MOST_WORDS, MOST_PLACES = 6, 3
"""Words told as the reason, and places of each."""


@dataclass(frozen=True, slots=True)
class Vector:
    """Weighted terms of one text, of length 1 (or 0, where nothing in it weighs anything)."""

    buckets: "NDArray[np.int32]"
    weights: "Floats"

    def __len__(self) -> int:
        return len(self.buckets)

    def dot(self, dense: "Floats") -> float:
        return float(dense[self.buckets] @ self.weights)


class Background:
    """A sample of the library: how common each term is, and what its texts score."""

    def __init__(self, sample: Sequence[Terms]) -> None:
        documents = np.zeros(SIZE, np.float32)
        for each in sample:
            documents[each.buckets] += 1
        self._idf = np.log((len(sample) + 1) / (documents + 1)).astype(np.float32)
        vectors = [self.vector(each) for each in sample]
        self.mean = sum_of(vectors) / np.float32(max(len(vectors), 1))
        self._starts = np.cumsum([0, *map(len, vectors[:-1])]) if vectors else np.zeros(0, np.int64)
        self._buckets = np.concatenate([np.zeros(0, np.int32), *(each.buckets for each in vectors)])
        self._weights = np.concatenate([np.zeros(0, np.float32), *(each.weights for each in vectors)])
        self._empty = np.array([not len(each) for each in vectors], bool)

    def vector(self, its_terms: Terms) -> Vector:
        weights = its_terms.counts * self._idf[its_terms.buckets]
        length = float(np.sqrt(weights @ weights))
        return Vector(its_terms.buckets, weights / length if length else weights)

    def scores(self, dense: "Floats") -> "Floats":
        """What each text of the sample scores, in its order."""
        if not len(self._buckets):
            return np.zeros(len(self._empty), np.float32)
        products = np.append(self._weights * dense[self._buckets], np.float32(0))
        summed = np.add.reduceat(products, self._starts)
        summed[self._empty] = 0  # for an empty stretch reduceat gives the next number
        return np.asarray(summed, np.float32)


@dataclass(frozen=True, slots=True)
class Learned:
    """`centre` is dense (SIZE), of length 1; the other numbers are cosines. `examples` count by hand and import."""

    centre: "Floats"
    middle: float
    spread: float
    usual: float
    """What a quarter of the examples do not reach when they are left out; 0 with a single one."""
    least: float
    """What a tenth of them do not reach."""
    examples: int

    def offers(self, score: float, its_terms: int) -> bool:
        if its_terms < SHORT:
            return score >= max(self._at(SHORT_SURE), SHORT_LEAST, LIKE_THEM * self.usual)
        return score >= max(self._at(OFFERED if self.examples >= FEW else FEW_SURE), LIKE_THEM * self.least)

    def applies(self, score: float, its_terms: int) -> bool:
        return self.examples >= ENOUGH and its_terms >= SHORT and score >= max(self._at(SURE), LIKE_THEM * self.usual)

    def resembles(self, score: float) -> bool:
        """Whether it is worth showing to someone who asks for more of its kind: it stands out among the others, or,
        where most of these are of that kind too, it scores what examples do. In a library that is half examples
        all scores are low."""
        apart = self.middle + RESEMBLING * self.spread
        return score >= (apart if self.examples < FEW or self.usual <= 0 else min(apart, self.usual))

    def _at(self, spreads: float) -> float:
        return max(LEAST, self.middle + spreads * self.spread)


def learn(
    background: Background, positives: Sequence[Vector], negatives: Sequence[Vector] = (), known: Collection[int] = ()
) -> Learned:
    """From at least one positive. `known` are places in the background's sample that are examples themselves."""
    total = sum_of(positives)
    away = background.mean
    if negatives:
        away = away + sum_of(negatives) * np.float32(NEGATIVE / len(negatives))
    centre = _unit(total / np.float32(len(positives)) - away)
    others = np.delete(background.scores(centre), list(known))
    middle, low = np.quantile(others, (0.5, 0.16)) if len(others) else (0.0, 0.0)
    left_out = _left_out(total, away, positives)
    return Learned(
        centre,
        float(middle),
        max(float(middle - low), LEAST_SPREAD),
        float(np.quantile(left_out, 0.25)) if len(left_out) else 0.0,
        float(np.quantile(left_out, 0.1)) if len(left_out) else 0.0,
        len(positives),
    )


def reasons(learned: Learned, background: Background, its_terms: Terms, text: str) -> tuple[Evidence, ...]:
    """The words of the canonical text that speak most for the topic, with their places."""
    vector = background.vector(its_terms)
    spoken = learned.centre[vector.buckets] * vector.weights
    best = {int(vector.buckets[at]) for at in np.argsort(-spoken)[:MOST_WORDS] if spoken[at] > 0}
    found: list[Evidence] = []
    met: dict[int, int] = dict.fromkeys(best, 0)
    for term, start, end in spans(text):
        place = bucket(term)
        if place in best and met[place] < MOST_PLACES:
            met[place] += 1
            found.append(Evidence("learned", text[start:end], start, end))
    return tuple(found)


def sum_of(vectors: Sequence[Vector]) -> "Floats":
    dense = np.zeros(SIZE, np.float32)
    for each in vectors:
        dense[each.buckets] += each.weights  # buckets are distinct within one
    return dense


def _left_out(total: "Floats", away: "Floats", positives: Sequence[Vector]) -> list[float]:
    """What each example scores against the centre of the others.

    |(T - x)/m - a|² is written out, so that each costs its own terms only, not SIZE.
    """
    others = len(positives) - 1
    if not others:
        return []
    of_total, across, of_away = float(total @ total), float(total @ away), float(away @ away)
    found = []
    for each in positives:
        own, by_total, by_away = float(each.weights @ each.weights), each.dot(total), each.dot(away)
        length = (of_total - 2 * by_total + own) / others**2 - 2 * (across - by_away) / others + of_away
        found.append(((by_total - own) / others - by_away) / max(length, 1e-12) ** 0.5)
    return found


def _unit(dense: "Floats") -> "Floats":
    length = float(np.sqrt(dense @ dense))
    return np.asarray(dense / length if length else dense, np.float32)
