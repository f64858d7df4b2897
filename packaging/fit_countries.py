"""Fit the logistic layer of the country tagger on labelled news, and say how well it does on what it has not seen.

    python packaging/fit_countries.py DATA [TARGET]

DATA is a folder of *.jsonl.gz files: one story a line with id, set, lang, title, dateline, text, countries, main and
kind ("about" or "mentioned"). Every set is cut into five parts; each part is scored with weights that were fit on
the other four, and the thresholds are chosen on these answers. Prints that table and how far the confidence can be
believed, then fits on everything and writes TARGET (resources/tagging/countries.tsv). No text is kept.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from clipper.core.tagging.countries import CountryTagger  # noqa: E402 after the checkout is on the path
from clipper.core.tagging.country_names import CountryNames  # noqa: E402
from clipper.core.tagging.decision import GROUP, decide, out_of_question, rule_score  # noqa: E402
from clipper.core.tagging.document import document  # noqa: E402
from clipper.core.tagging.features import Features  # noqa: E402
from clipper.core.tagging.signals import signals  # noqa: E402
from clipper.core.tagging.weights import THRESHOLDS, Weights  # noqa: E402

TARGET = ROOT / "resources" / "tagging" / "countries.tsv"
FOLDS = 5
L2 = 1.0
"""Strength of the pull of every weight towards 0, in rows."""
RARE = 50
"""A signal seen in fewer rows gets no weight."""
ABOUT = (0.6, 0.55, 0.5)
HEADLINE = (0.35, 0.3, 0.25, 0.2)
BEST = (0.3, 0.25, 0.2)
ROW_WEIGHTS = {"reuters": 1.0, "muc": 3.0, "who": 1.0, "wikinews-fr": 8.0, "TR-News": 4.0, "TUD-Loc-2013": 4.0}
"""How much a row of a set counts (1 for others): Reuters is a wire of 1987 and must not decide alone."""
CHOOSE_ON = ("reuters",)
"""Sets whose labels are complete, and many enough to choose thresholds by."""

Array = npt.NDArray[np.float64]


@dataclass
class Story:
    set: str
    fold: int
    found: Features
    signs: dict[str, dict[str, float]]
    """Of the candidates that hand rules leave open."""
    wanted: frozenset[str]
    main: str | None
    complete: bool
    """Whether `wanted` are all it is about; else they are all it mentions, and `main` is the chief one."""


def stories(folder: Path) -> Iterator[Story]:
    tagger = CountryTagger(CountryNames(), "")
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        sizes = Counter(row["set"] for row in rows)
        seen: Counter[str] = Counter()
        for row in rows:
            laid_out = document(row["title"], row.get("dateline") or None, row["text"], row["lang"])
            found = tagger.features(laid_out)
            points = {code: rule_score(country, found) for code, country in found.countries.items()}
            fold = seen[row["set"]] * FOLDS // sizes[row["set"]]
            seen[row["set"]] += 1
            wanted = frozenset(row["countries"])
            complete = row["kind"] == "about"
            main = row["main"] or (next(iter(wanted)) if complete and len(wanted) == 1 else None)
            signs = signals(found, points)
            top = max(points.values(), default=0.0)
            open_ = {
                code
                for code, country in found.countries.items()
                if code != GROUP and not out_of_question(country, found, points[code], top)
            }
            yield Story(row["set"], fold, found, {code: signs[code] for code in open_}, wanted, main, complete)


def fit(matrix: Array, labels: Array, weight: Array) -> Array:
    """L2-regularised logistic regression by Newton's method; column 0 is the constant and is not pulled."""
    pull = np.full(matrix.shape[1], L2)
    pull[0] = 1e-3
    beta = np.zeros(matrix.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(matrix @ beta, -30, 30)))
        gradient = matrix.T @ (weight * (p - labels)) + pull * beta
        curvature = matrix.T @ (matrix * (weight * p * (1 - p))[:, None]) + np.diag(pull)
        step = np.linalg.solve(curvature, gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


class Table:
    """One row per candidate country that the weights may learn from."""

    def __init__(self, told: list[Story]) -> None:
        rows = [
            (story, code, signs)
            for story in told
            for code, signs in story.signs.items()
            if story.complete or story.main
        ]
        usual = Counter(name for _, _, signs in rows for name in signs)
        self.names = ["always", *sorted(name for name, n in usual.items() if n >= RARE and name != "always")]
        index = {name: column for column, name in enumerate(self.names)}
        self.matrix = np.zeros((len(rows), len(self.names)))
        for i, (_, _, signs) in enumerate(rows):
            for name, value in signs.items():
                if name in index:
                    self.matrix[i, index[name]] = value
        self.labels = np.array([c in s.wanted if s.complete else c == s.main for s, c, _ in rows], dtype=np.float64)
        self.weight = np.array([ROW_WEIGHTS.get(story.set, 1.0) for story, _, _ in rows])
        self.fold = np.array([story.fold for story, _, _ in rows])

    def fitted(self, rows: npt.NDArray[np.bool_]) -> dict[str, float]:
        beta = fit(self.matrix[rows], self.labels[rows], self.weight[rows])
        return {name: round(float(value), 3) for name, value in zip(self.names, beta, strict=True)}


@dataclass
class Score:
    """Counts over a set: all countries, all but the US, and whether the first answer was right."""

    cells: Counter[str]

    @property
    def f1(self) -> float:
        return self._f1("")

    @property
    def f1_elsewhere(self) -> float:
        """Without the US."""
        return self._f1("other ")

    @property
    def top(self) -> float:
        """Share of the stories with one chief country whose first answer is it."""
        return self.cells["first"] / max(1, self.cells["asked"])

    @property
    def both(self) -> float:
        """Mean of F1 with and without the US, which most wire stories are about."""
        return (self.f1 + self.f1_elsewhere) / 2

    def _f1(self, part: str) -> float:
        hit, missed, wrong = (self.cells[part + key] for key in ("hit", "missed", "wrong"))
        return 2 * hit / max(1, 2 * hit + missed + wrong)

    def __str__(self) -> str:
        c = self.cells
        precision, recall = c["hit"] / max(1, c["hit"] + c["wrong"]), c["hit"] / max(1, c["hit"] + c["missed"])
        both = f"F1 {self.f1:.3f}  without US {self.f1_elsewhere:.3f}"
        return f"P {precision:.3f}  R {recall:.3f}  {both}  top-1 {self.top:.3f}"


def score(told: list[Story], weights: list[Weights]) -> dict[str, Score]:
    """Each story judged with the weights of its fold; sets that only tell what is mentioned count all tags."""
    result: dict[str, Score] = {}
    for story in told:
        verdicts = decide(story.found, weights[story.fold])
        got = {v.code for v in verdicts if v.about or not story.complete}
        cells = result.setdefault(story.set, Score(Counter())).cells
        for part, left_out in (("", set[str]()), ("other ", {"US"})):
            want, have = story.wanted - left_out, got - left_out
            cells.update(
                {
                    part + "hit": len(want & have),
                    part + "missed": len(want - have),
                    part + "wrong": len(have - want),
                }
            )
        if story.main:
            cells.update(asked=1, first=int(bool(verdicts) and verdicts[0].code == story.main))
    return result


def reliability(told: list[Story], weights: list[Weights]) -> Iterator[str]:
    """Of the candidates given a confidence between a and b, how many were right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for story in told:
        if story.complete:
            for code, signs in story.signs.items():
                p = weights[story.fold].confidence(signs)
                bins.setdefault(min(9, int(p * 10)), []).append((p, code in story.wanted))
    for low, cells in sorted(bins.items()):
        mean = sum(p for p, _ in cells) / len(cells)
        right = sum(ok for _, ok in cells) / len(cells)
        yield f"{low / 10:.1f}-{(low + 1) / 10:.1f}  said {mean:.2f}  was {right:.2f}  ({len(cells)})"


def choose(told: list[Story], layers: list[dict[str, float]]) -> tuple[float, float, float]:
    """The thresholds that do best on stories that the weights have not seen, one after the other; the highest
    of equals.
    """
    held = [story for story in told if story.set in CHOOSE_ON] or told

    def mean(*thresholds: float) -> float:
        scores = score(held, [Weights(layer, *thresholds) for layer in layers])
        return round(sum(s.both for s in scores.values()) / len(scores), 3)

    about = max(ABOUT, key=lambda value: mean(value, HEADLINE[1], BEST[2]))
    headline = max(HEADLINE, key=lambda value: mean(about, value, BEST[2]))
    return about, headline, max(BEST, key=lambda value: mean(about, headline, value))


def cross_validated(told: list[Story], table: Table) -> list[Weights]:
    """For each fold the weights that were fit on the others, all with the same thresholds."""
    layers = [table.fitted(table.fold != fold) for fold in range(FOLDS)]
    thresholds = choose(told, layers)
    return [Weights(layer, *thresholds) for layer in layers]


def main(folder: Path, target: Path = TARGET) -> None:
    told = list(stories(folder))
    table = Table(told)
    weights = cross_validated(told, table)
    thresholds = tuple(getattr(weights[0], name) for name in THRESHOLDS)
    print(f"Cross-validated in {FOLDS} parts, {len(table.labels)} candidates, thresholds {thresholds}:")
    for name, result in score(told, weights).items():
        print(f"  {name:14}{result}")
    print("Confidence, on what was held back:")
    for line in reliability(told, weights):
        print(f"  {line}")
    final = table.fitted(np.ones(len(table.labels), dtype=bool))
    lines = [
        "# Weights of the country tagger's signals, by packaging/fit_countries.py; see clipper/core/tagging/signals.py"
    ]
    lines += [f"threshold {name}\t{value:g}" for name, value in zip(THRESHOLDS, thresholds, strict=True)]
    lines += [f"{name}\t{final[name]:g}" for name in table.names]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(final)} weights written to {target.name}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
