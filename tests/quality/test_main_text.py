"""Main text and its structure against labelled pages that lie beside the checkout.

Measured over all pages: text F1 (runs of four words) article-extraction-benchmark .971, newspaper4k .968,
Readability's own .947; recall of headings .86, lists .92, quotes .93, table cells .98, captions .86,
pictures .95, links .92, these at a precision of .98. The floors lie a little below; text is
measured over a sample. `python tests/quality/structure.py` prints all figures of the structure.
"""

import gzip
import importlib.util
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from clipper.core.extract.read import read
from clipper.core.extract.runs import words
from clipper.core.model import Draft

EVAL = Path(__file__).parents[2].parent / "shared" / "eval" / "extract"
CAPTURED = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
EVERY = 4
FLOORS = {"aeb": 0.96, "newspaper4k": 0.94}
RECALL = {
    "headings": 0.80,
    "lists": 0.85,
    "quotes": 0.93,
    "cells": 0.87,
    "captions": 0.70,
    "images": 0.90,
    "links": 0.92,
}
needs_pages = pytest.mark.skipif(not EVAL.is_dir(), reason="the labelled pages are not beside the checkout")


def shares(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall over runs of four words."""
    runs = []
    for text in (gold, found):
        said = words(text)
        runs.append(Counter(tuple(said[at : at + 4]) for at in range(max(1, len(said) - 3))))
    common = (runs[0] & runs[1]).total()
    return common / runs[1].total(), common / runs[0].total()


@needs_pages
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_main_text_is_found(name: str) -> None:
    with gzip.open(EVAL / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["set"] == name and row.get("text")][::EVERY]
    pages = [gzip.decompress((EVAL / "pages" / row["page"]).read_bytes()) for row in rows]
    scored = [
        shares(row["text"], read(Draft(page, "text/html", CAPTURED))[0].text)
        for row, page in zip(rows, pages, strict=True)
    ]
    precision, recall = (sum(pair[side] for pair in scored) / len(scored) for side in (0, 1))
    assert 2 * precision * recall / (precision + recall) >= FLOORS[name]


def structure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("structure", Path(__file__).with_name("structure.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_pages
def test_the_structure_is_kept() -> None:
    figures = structure().measure()
    assert {kind for kind, least in RECALL.items() if figures[kind]["recall"] < least} == set()
    assert figures["links"]["precision"] >= 0.88
