"""Countries on texts that the weights have not seen, and how far their confidence can be believed."""

import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, at_least

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
# Bars by set: F1, F1 without the US, share of stories whose first country is the chief one. A sixth of the labels of
# the WHO's headlines are countries that no headline names: without guessing, nothing reaches more than .913 there.
BARS: dict[str, tuple[float, float | None, float | None]] = {
    "reuters": (0.93, 0.88, None),
    "TR-News": (0.87, None, 0.82),
    "TUD-Loc-2013": (0.90, None, 0.88),
    "LGL": (0.76, None, None),
    "muc": (0.82, None, None),
    "who": (0.93, None, None),
    "wikinews-fr": (0.91, None, None),
}


def measure(data: Path) -> list[Figure]:
    """Cross-validated over `data`/country, as packaging/fit_countries.py does it."""
    sys.path[:0] = [str(PACKAGING)]
    import fit_countries as fitting

    told = list(fitting.stories(data / "country"))
    weights = fitting.cross_validated(told, fitting.Table(told))
    figures = []
    for name, score in fitting.score(told, weights).items():
        bars = BARS.get(name, (None, None, None))
        measured = (("F1", score.f1), ("F1 without US", score.f1_elsewhere), ("first country right", score.top))
        for (what, value), bar in zip(measured, bars, strict=True):
            label = f"countries held back, {name}: {what}"
            figures.append(Figure(label, f"{value:.3f}") if bar is None else at_least(label, round(value, 3), bar))
    told_and_true = fitting.reliability(told, weights)
    return [*figures, *(Figure("countries held back, confidence", line) for line in told_and_true)]
