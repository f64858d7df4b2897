"""How much of two texts is the same, counted exactly."""

from dataclasses import dataclass

from clipper.core.similar.runs import figures, runs, words


@dataclass(frozen=True, slots=True)
class Shared:
    """`resemblance` is the share of all their runs that both have, `containment` the share of the
    shorter's runs that the longer has (both Broder 1997); `figures` the same for the numbers
    they name, 1 where the shorter names none. `runs` are the shorter's."""

    resemblance: float
    containment: float
    figures: float
    runs: int


def compare(text: str, other: str) -> Shared:
    import numpy as np

    mine, its = runs(text), runs(other)
    common = len(np.intersect1d(mine, its, assume_unique=True))
    shorter, all_runs = min(len(mine), len(its)), len(mine) + len(its) - common
    return Shared(
        common / all_runs if all_runs else 0.0,
        common / shorter if shorter else 0.0,
        _overlap(figures(text), figures(other)),
        shorter,
    )


def headlines_alike(title: str, other: str) -> float:
    """The share of their words that two headlines have in common (Jaccard), 0 where one is empty."""
    mine, its = frozenset(words(title)), frozenset(words(other))
    return len(mine & its) / len(mine | its) if mine and its else 0.0


def _overlap(mine: frozenset[str], its: frozenset[str]) -> float:
    shorter = min(len(mine), len(its))
    return len(mine & its) / shorter if shorter else 1.0
