"""What a benchmark reports: a figure, the bar it is held to, and whether it clears it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`kept` None: there is no bar, or it could not be measured."""

    name: str
    value: str
    bar: str = ""
    kept: bool | None = None


def at_most(name: str, measured: float, limit: float, unit: str) -> Figure:
    return Figure(name, f"{measured:.4g} {unit}", f"≤ {limit:g} {unit}", measured <= limit)


def at_least(name: str, measured: float, limit: float, unit: str = "") -> Figure:
    return Figure(name, f"{measured:.4g} {unit}".strip(), f"≥ {limit:g} {unit}".strip(), measured >= limit)


def table(figures: Sequence[Figure]) -> str:
    """Aligned columns: name, value, bar, verdict."""
    verdicts = {True: "kept", False: "MISSED", None: ""}
    rows = [(f.name, f.value, f.bar, verdicts[f.kept]) for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]).rstrip()
        for row in rows
    )
