"""Scores against labelled data that lies beside the checkout; left out where it is not there."""

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import countries, topics
from tests.benchmarks.figures import Figure, at_least, at_most

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "eval"

SPLIT_FLOOR = 0.95
EXTRA_CEILING = 0.02


def score(task: str, *options: str) -> dict[str, dict[str, float]]:
    clipper = f"{sys.executable} -m clipper"
    command = [sys.executable, str(DATA / "score.py"), task, "--json", "--clipper", clipper, *options]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def split() -> list[Figure]:
    """Text pages are held to the bar; HTML pages are only shown."""
    pages = {name: row for name, row in score("split").items() if name != "all"}
    figures = []
    for kind, suffix in (("text", ".txt"), ("HTML", ".html")):
        rows = [row for name, row in pages.items() if name.endswith(suffix)]
        total = {key: sum(row.get(key, 0) for row in rows) for key in ("articles", "aged", "extra", "times")}
        if not total["articles"]:
            continue
        shares = {
            key: sum(row.get(key, 0) for row in rows) / total["articles"]
            for key in ("titles", "bodies", "sources", "kinds")
        }
        shares["times"] = total["times"] / (total["aged"] or 1)
        for key, share in shares.items():
            name = f"split, {len(rows)} {kind} pages: {key}"
            figures.append(at_least(name, share, SPLIT_FLOOR) if kind == "text" else Figure(name, f"{share:.4g}"))
        name, share = f"split, {len(rows)} {kind} pages: extra", total["extra"] / total["articles"]
        figures.append(at_most(name, share, EXTRA_CEILING, "") if kind == "text" else Figure(name, f"{share:.4g}"))
    return figures


def tagging() -> list[Figure]:
    """What the command line prints. Weights were fit on some of these sets: for those only a smoke test."""
    figures = []
    for name, row in score("country").items():
        figures.append(Figure(f"countries, {name}", f"P {row['P']}  R {row['R']}  F1 {row['F1']}"))
    for name, row in score("topic").items():
        figures.append(Figure(f"topics, {name}", f"top-1 {row['top-1']}  top-3 {row['top-3']}"))
    return figures


def measure() -> list[Figure]:
    if not DATA.is_dir():
        return [Figure("labelled data", "not beside this checkout: left out")]
    return [*split(), *tagging(), *countries.measure(DATA), *topics.measure(DATA)]
