"""How sure a topic is: what the taggers think of it, set against how often they were right.

packaging/fit_topics.py counts that on texts that were held back, by how much there was to go by.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from clipper.core.resources import resource

Ground = Literal["both", "both, headline", "model", "lexicon", "lexicon, headline"]
"""What the opinion rests on; a headline by itself says less."""
HEADLINE = 25
"""Words up to which a text counts as a headline."""


class Confidence:
    """Per ground the opinions (0..1, rising) and the share of them that was right. `lines` are those of
    confidence.tsv, which is read on first use when they are not given."""

    def __init__(self, lines: Sequence[str] | None = None) -> None:
        self._lines = lines

    def of(self, opinion: float, ground: Ground) -> float:
        """Share of such opinions that were right, between two known ones in proportion."""
        opinions, shares = self._tables[ground]
        i = bisect_right(opinions, opinion)
        if i == 0 or i == len(opinions):
            return shares[min(i, len(shares) - 1)]
        part = (opinion - opinions[i - 1]) / (opinions[i] - opinions[i - 1])
        return shares[i - 1] + part * (shares[i] - shares[i - 1])

    @cached_property
    def _tables(self) -> dict[str, tuple[list[float], list[float]]]:
        lines = self._lines or resource("topics", "confidence.tsv").read_text(encoding="utf-8").splitlines()
        tables: dict[str, tuple[list[float], list[float]]] = {}
        for line in lines[1:]:
            ground, opinion, share = line.split("\t")
            opinions, shares = tables.setdefault(ground, ([], []))
            opinions.append(float(opinion))
            shares.append(float(share))
        return tables
