"""Topics against labelled data: what is right of texts held back, how far confidence can be relied on, how fast."""

import gzip
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure, at_least

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging")]

import fit_topics  # noqa: E402 after the scripts are on the path
from clipper.core.model import TopicTag  # noqa: E402 the same
from clipper.core.tagging.confidence import Confidence  # noqa: E402 the same
from clipper.core.tagging.tagger import Tagger  # noqa: E402 the same
from clipper.core.tagging.topics import LEAST, LEAST_WITH_WORDS  # noqa: E402 the same

BARS = {"huffpost en": 0.64, "masakhanews-dev en": 0.78, "masakhanews-dev fr": 0.78}
NEVER_LEARNT = ("bbc", "thucnews-zh-dev")
STEPS = (0.0, 0.4, 0.6, 0.7, 0.8, 0.9, 1.01)
SPEEDS = (("country/reuters-train", 3000, 700), ("topic/bbc", 1000, 350))
"""File, texts, documents a second of processor time that are asked for."""


def measure(data: Path) -> list[Figure]:
    return [*held_back(data), *reliability(data), *second_level(data), *speed(data)]


def rows(path: Path, most: int | None = None) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, islice(file, most))


def first_topics(row: dict[str, Any], tagger: Tagger) -> tuple[TopicTag, ...]:
    return tagger.tag(row["title"], None, row["text"], lang=row["lang"]).topics


def held_back(data: Path) -> Iterator[Figure]:
    """Cross-validated: every text is judged by a model that had not seen it."""
    texts = list(fit_topics.examples(data))
    known = Confidence()
    by_name: defaultdict[str, list[bool]] = defaultdict(list)
    for held in fit_topics.held_back(texts, sorted({text.topic for _, text in texts})):
        offered = known.of(held.opinion, held.ground) >= (LEAST if held.ground == "model" else LEAST_WITH_WORDS)
        by_name[held.name].append(held.right and offered)
    for name, right in sorted(by_name.items()):
        what, share = f"topics, cross-validated, {name} ({len(right)})", sum(right) / len(right)
        yield at_least(what, share, BARS[name]) if name in BARS else Figure(what, f"{share:.3f}")


def reliability(data: Path) -> Iterator[Figure]:
    """Of sets that are never learnt from: how sure the first topic was said to be, and how often it was right."""
    tagger = Tagger()
    for name in NEVER_LEARNT:
        said = [
            (first[0].score, first[0].id == row["topic"], first[0].suggested)
            for row in rows(data / "topic" / f"{name}.jsonl.gz")
            if (first := first_topics(row, tagger))
        ]
        for low, high in pairwise(STEPS):
            some = [(score, right) for score, right, _ in said if low <= score < high]
            if some:
                score, right = (sum(column) / len(some) for column in zip(*some, strict=True))
                what = f"topics, {name}, {low:g} to {min(high, 1):g} sure ({len(some)})"
                yield Figure(what, f"said {score:.2f}, right {right:.2f}")
        yield _put_on(name, [right for _, right, suggested in said if not suggested], len(said))


def _put_on(name: str, right: list[bool], total: int) -> Figure:
    value = f"{len(right) / total:.2f} of texts, {sum(right) / len(right):.3f} of them right" if right else "none"
    return Figure(f"topics, {name}, put on and not only offered", value)


def second_level(data: Path) -> Iterator[Figure]:
    """Against what a reader chose for 150 texts (tests/quality/level2.tsv)."""
    lines = (ROOT / "tests" / "quality" / "level2.tsv").read_text(encoding="utf-8").splitlines()
    chosen = dict(line.split("\t") for line in lines if line[0] != "#")
    tagger = Tagger()
    offered: list[bool] = []
    for name in ("bbc", "masakhanews-dev", "huffpost"):
        for row in (row for row in rows(data / "topic" / f"{name}.jsonl.gz") if row["id"] in chosen):
            below = [topic.id for topic in first_topics(row, tagger) if topic.level == 2]
            offered += [topic in chosen[row["id"]] for topic in below[:1]]
    value = f"{len(offered)} of {len(chosen)} have one, {sum(offered)} of these a right one"
    yield Figure("topics of the second level", value)


def speed(data: Path) -> Iterator[Figure]:
    tagger = Tagger()
    for name, most, bar in SPEEDS:
        texts: Iterable[dict[str, Any]] = list(rows(data / f"{name}.jsonl.gz", most))
        begun = time.process_time()
        for row in texts:
            tagger.tag(row["title"], row.get("dateline"), row["text"], lang="en")
        rate = most / (time.process_time() - begun)
        yield at_least(f"both taggers, {name}", rate, bar, "documents/s of processor time")
