"""How well the user's own topics are learned: R-precision after 1, 3, 10 and 20 examples, what is put on by itself
and what is offered, and the cost of a correction. Desks of news sites stand for topics.

    python -m tests.benchmarks.own_topics
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from clipper.core.tagging.learning import Background, Learned, Vector, learn
from clipper.core.tagging.terms import Terms, terms
from tests.benchmarks.figures import Figure, at_least, at_most

DATA = Path(__file__).resolve().parents[3] / "shared" / "eval" / "topic"
SETS = (("bbc", "en"), ("masakhanews-dev", "eng"), ("huffpost", "en"))
BARS = {1: 0.41, 3: 0.61, 10: 0.74, 20: 0.83}
"""R-precision on BBC that the design promised."""
SAMPLE = 400
MOST = 4_000
ROUNDS = 3
SMALLEST = 40


class Collection:
    """A labelled set, as a library that a user begins to sort."""

    def __init__(self, rows: Sequence[dict[str, str]], chance: np.random.Generator) -> None:
        self._terms: list[Terms] = [terms(row["title"], row.get("text") or "") for row in rows]
        self.labels = np.array([row["label"] for row in rows])
        self._sampled = chance.choice(len(rows), min(SAMPLE, len(rows)), replace=False)
        self._background = Background([self._terms[at] for at in self._sampled])
        self._vectors: list[Vector] = [self._background.vector(each) for each in self._terms]

    def names(self) -> list[str]:
        names, counts = np.unique(self.labels, return_counts=True)
        return [str(name) for name, count in zip(names, counts, strict=True) if count >= SMALLEST]

    def learn(self, examples: Sequence[int]) -> tuple[Learned, float]:
        """What is learned, and the milliseconds that took."""
        known = np.flatnonzero(np.isin(self._sampled, examples))
        began = perf_counter()
        learned = learn(self._background, [self._vectors[at] for at in examples], (), known.tolist())
        return learned, (perf_counter() - began) * 1000

    def tried(self, examples: Sequence[int], wanted: np.ndarray) -> dict[str, float]:
        learned, cost = self.learn(examples)
        rest = np.setdiff1d(np.arange(len(self.labels)), examples)
        scores = np.array([self._vectors[at].dot(learned.centre) for at in rest])
        true = wanted[rest]
        ranked = true[np.argsort(-scores)]
        found = {"R-precision": float(ranked[: true.sum()].mean()), "ms": cost}
        lengths = [len(self._terms[at]) for at in rest]
        for name, decides in (("offered", learned.offers), ("put on", learned.applies)):
            said = np.array([decides(score, length) for score, length in zip(scores, lengths, strict=True)])
            found[f"{name}, precision"] = float(true[said].mean()) if said.any() else float("nan")
            found[f"{name}, recall"] = float(said[true].mean())
        return found


def measure() -> list[Figure]:
    if not DATA.is_dir():
        return [Figure("own topics", "no labelled data beside this checkout: left out")]
    figures = []
    for name, lang in SETS:
        chance = np.random.default_rng(7)
        found = rows(name, lang)
        found = [found[at] for at in chance.permutation(len(found))[:MOST]]
        collection = Collection(found, chance)
        for count, bar in BARS.items():
            met: defaultdict[str, list[float]] = defaultdict(list)
            for label in collection.names() * ROUNDS:
                wanted = collection.labels == label
                for key, value in collection.tried(chance.choice(np.flatnonzero(wanted), count, False), wanted).items():
                    met[key].append(value)
            means = {key: float(np.nanmean(values)) if not np.isnan(values).all() else 0 for key, values in met.items()}
            title = f"own topics, {name} {lang}, {count} examples"
            reached = means.pop("R-precision")
            figures.append(
                at_least(f"{title}: R-precision", reached, bar)
                if name == "bbc"
                else Figure(f"{title}: R-precision", f"{reached:.3f}")
            )
            figures.append(at_most(f"{title}: learning", means.pop("ms"), 3.0, "ms"))
            figures.append(Figure(title, ", ".join(f"{key} {value:.2f}" for key, value in means.items())))
    return figures


def rows(name: str, lang: str) -> list[dict[str, str]]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["lang"] == lang]


if __name__ == "__main__":
    from tests.benchmarks.figures import table

    print(table(measure()))
