"""Pages with several articles against labelled ones that lie beside the checkout.

Measured over all twenty: titles, bodies, publishers, kinds and times 1.00, nothing extra. The floors
are those the project promises.
"""

import json
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from clipper.core.extract.read import read
from clipper.core.model import Article, Draft

EVAL = Path(__file__).parents[2].parent / "shared" / "eval"
DATA = EVAL / "split"
SEED = EVAL.parent / "seed" / "aggregator-page.txt"
CAPTURED = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
needs_pages = pytest.mark.skipif(not DATA.is_dir(), reason="the labelled pages are not beside the checkout")


def folded(text: str | None) -> str:
    return " ".join(WORD.findall((text or "").lower()))


def shares(gold: str, found: str) -> float:
    """The smaller of precision and recall over runs of four words."""
    runs = []
    for text in (gold, found):
        words = folded(text).split()
        runs.append(Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))))
    common = (runs[0] & runs[1]).total()
    return min(common / runs[0].total(), common / runs[1].total())


def score(page: Path, gold: dict[str, Any]) -> Counter[str]:
    media_type = "text/html" if page.suffix == ".html" else "text/plain"
    found: list[Article] = read(Draft(page.read_bytes(), media_type, CAPTURED, page.name))
    wanted = ([("main", gold)] if gold.get("headline") else []) + [("related", entry) for entry in gold["related"]]
    counts = Counter(articles=len(wanted))
    for kind, entry in wanted:
        counts["aged"] += bool(entry.get("seconds"))
        match = next((article for article in found if folded(article.title) == folded(entry["headline"])), None)
        if match is None:
            continue
        found.remove(match)
        counts["titles"] += 1
        counts["bodies"] += not entry["body"].strip() or shares(entry["body"], match.text) > 0.95
        counts["kinds"] += match.kind == kind or not gold.get("headline")
        counts["publishers"] += folded(entry.get("source")) == folded(match.publisher)
        if entry.get("seconds") and match.published:
            age = CAPTURED - match.published.at
            counts["times"] += abs(age - timedelta(seconds=entry["seconds"])) <= timedelta(seconds=entry["unit"])
    counts["extra"] = len(found)
    return counts


@needs_pages
@pytest.mark.parametrize("ending", [".txt", ".html"])
def test_pages_come_apart(ending: str) -> None:
    total: Counter[str] = Counter()
    for page in sorted(DATA.glob(f"*{ending}")):
        total += score(page, json.loads((DATA / f"{page.stem}.gold.json").read_text(encoding="utf-8")))
    assert total["articles"] > 0
    for what in ("titles", "bodies", "kinds", "publishers"):
        assert total[what] >= 0.95 * total["articles"], what
    assert total["times"] >= 0.95 * total["aged"]
    assert total["extra"] <= 0.02 * total["articles"]


@pytest.mark.skipif(not SEED.is_file(), reason="the seed page is not beside the checkout")
def test_the_seed_page() -> None:
    articles = read(Draft(SEED.read_bytes(), "text/plain", CAPTURED))
    assert [article.publisher for article in articles] == [None, "Fast Company", "Business Insider", None]
    assert articles[0].title.startswith("CGTN: ")
    assert articles[0].facts == (("country", "China"),)
    ages = [(CAPTURED - article.published.at).total_seconds() / 60 for article in articles if article.published]
    assert ages == [35, 36, 36]
    assert articles[3].text.startswith("WASHINGTON -- ")
