"""Top-level topics against labelled news that lies beside the checkout; floors a little under what was measured.

Measured over all of it, first suggestion only: BBC .887, MasakhaNEWS English .780 and French .626, Chinese
headlines .457, English headlines .349 (a third of which have no word the lexicon knows).
"""

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from clipper.core.tagging.tagger import Tagger

DATA = Path(__file__).parents[2].parent / "shared" / "eval" / "topic"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not beside the checkout")

# (file, language, every nth row, floor of the share whose first suggestion is right)
FLOORS = [
    ("bbc", "en", 8, 0.83),
    ("masakhanews-dev", "eng", 1, 0.74),
    ("masakhanews-dev", "fra", 1, 0.58),
    ("thucnews-zh-dev", "zh", 10, 0.41),
    ("huffpost", "en", 20, 0.31),
]


def rows(name: str, lang: str, step: int) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in islice(file, 0, None, step):
            row = json.loads(line)
            if row["lang"] == lang and row["topic"]:
                yield row


@pytest.mark.parametrize(("name", "lang", "step", "floor"), FLOORS, ids=[f"{row[0]}-{row[1]}" for row in FLOORS])
def test_topics(name: str, lang: str, step: int, floor: float) -> None:
    tagger = Tagger()
    right = []
    for row in rows(name, lang, step):
        topics = tagger.tag(row["title"], None, row["text"], lang=row["lang"]).topics
        right.append(bool(topics) and topics[0].id == row["topic"])
    assert right
    assert sum(right) / len(right) >= floor
