"""Our evaluation against two others on random corpora: a plain model, and Whoosh's own searcher."""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import query as whoosh_query
from whoosh.index import FileIndex

from clipper.core.model import IndexDocument, Query
from clipper.core.search.evaluate import K1, B
from clipper.core.search.flush import LENGTHS
from clipper.core.search.index import IndexWriter, SearchIndex
from clipper.core.search.query import QueryMaker, Sequence
from clipper.core.search.storage import NAME, IndexStorage
from tests.core.search.samples import FewNames, document

WORDS = [a + b + c for a in "st" for b in "aeiou" for c in ("n", "nd", "rk")]


@dataclass
class Asked:
    """A query as typed, and whether a plain list of words answers it."""

    text: str
    fits: Callable[[list[str]], bool]


def asked(draw: random.Random, depth: int = 3) -> Asked:
    kind = draw.choice(["word"] * 3 + ["phrase", "prefix", "pattern"] + ["and", "or", "not", "minus"] * (depth > 0))
    if kind == "word":
        word = draw.choice(WORDS)
        return Asked(f"{word} ", lambda words: word in words)
    if kind == "phrase":
        some = draw.choices(WORDS, k=draw.randint(2, 3))
        size = len(some)
        return Asked(
            '"' + " ".join(some) + '"', lambda words: any(words[i : i + size] == some for i in range(len(words)))
        )
    if kind == "prefix":
        start = draw.choice(WORDS)[: draw.randint(1, 3)]
        return Asked(f"{start}*", lambda words: any(word.startswith(start) for word in words))
    if kind == "pattern":
        start, end = draw.choice("st"), draw.choice(["n", "d", "rk"])
        return Asked(f"{start}*{end}", lambda words: any(w.startswith(start) and w.endswith(end) for w in words))
    one, two = asked(draw, depth - 1), asked(draw, depth - 1)
    if kind == "and":
        joint = draw.choice([" ", " AND "])
        return Asked(f"({one.text}){joint}({two.text})", lambda words: one.fits(words) and two.fits(words))
    if kind == "or":
        return Asked(f"({one.text} OR {two.text})", lambda words: one.fits(words) or two.fits(words))
    sign = "-" if kind == "minus" else "NOT "
    return Asked(f"{sign}({one.text})", lambda words: not one.fits(words))


def library(folder: Path, draw: random.Random) -> dict[int, IndexDocument]:
    """An index with history: several commits, replaced and removed clippings."""
    kept: dict[int, IndexDocument] = {}
    changes = IndexWriter(folder, "library")
    for seq in range(1, 5):
        batch = []
        for number in draw.sample(range(60), 20):
            body = " ".join(draw.choices(WORDS, k=draw.randint(1, 25)))
            batch.append(document(number + 1, body, title=" ".join(draw.choices(WORDS, k=3)), lang=""))
        gone = [number for number in draw.sample(range(1, 61), 4) if number not in {one.id for one in batch}]
        changes.apply(batch, gone, seq)
        kept |= {one.id: one for one in batch}
        for number in gone:
            kept.pop(number, None)
    return kept


Opened = Callable[[Path], SearchIndex]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens an index and closes it after the test."""
    indexes: list[SearchIndex] = []

    def open_it(folder: Path) -> SearchIndex:
        indexes.append(SearchIndex(folder, FewNames()))
        return indexes[-1]

    yield open_it
    for index in indexes:
        index.close()


@pytest.mark.parametrize("seed", range(6))
def test_a_plain_model_finds_the_same(folder: Path, opened: Opened, seed: int) -> None:
    draw = random.Random(seed)
    kept = library(folder, draw)
    index = opened(folder)
    for _ in range(150):
        query = asked(draw)
        for field, text in (("", lambda one: one.body), ("title", lambda one: one.title)):
            typed = f"{field or 'text'}:({query.text})"
            expected = sorted(number for number, one in kept.items() if query.fits(text(one).split()))
            assert sorted(index.search(Query(typed)).ids.tolist()) == expected, typed


@pytest.mark.parametrize("seed", range(6))
def test_whooshs_own_searcher_finds_the_same(folder: Path, opened: Opened, seed: int) -> None:
    draw = random.Random(100 + seed)
    library(folder, draw)
    index = opened(folder)
    with FileIndex(IndexStorage(folder), indexname=NAME).searcher() as stock:
        reader = stock.reader()
        ids = list(reader.column_reader("id"))
        for _ in range(60):
            typed = asked(draw).text
            tree = QueryMaker(FewNames(), {""}).make(Query(typed))
            # Whoosh's NOT lets deleted documents through.
            numbers = {ids[number] for number in stock.docs_for_query(_plain(tree)) if not reader.is_deleted(number)}
            assert sorted(index.search(Query(typed)).ids.tolist()) == sorted(numbers), typed


def _plain(tree: Any) -> Any:
    """Our trees in Whoosh's own words."""
    if isinstance(tree, Sequence):
        return whoosh_query.Phrase(tree.fieldname, [forms[0] for _, forms in tree.slots])
    if isinstance(tree, whoosh_query.And | whoosh_query.Or):
        return type(tree)([_plain(part) for part in tree.subqueries])
    return whoosh_query.Not(_plain(tree.query)) if isinstance(tree, whoosh_query.Not) else tree


def test_scores_follow_the_formula(folder: Path, opened: Opened) -> None:
    draw = random.Random(11)
    changes = IndexWriter(folder, "library")
    documents = [document(n, " ".join(draw.choices(WORDS, k=draw.randint(3, 60))), lang="") for n in range(1, 81)]
    for start in range(0, 80, 20):  # four segments: rarity and length must be those of the whole
        changes.apply(documents[start : start + 20], [], start)
    counts = {one.id: Counter(one.body.split()) for one in documents}
    lengths = {number: sum(counted.values()) for number, counted in counts.items()}
    average = sum(lengths.values()) / len(lengths)

    def score(word: str, number: int) -> float:
        df = sum(word in counted for counted in counts.values())
        tf = counts[number][word]
        length = min(known for known in LENGTHS.tolist() if known >= lengths[number])
        return math.log(1 + (80 - df + 0.5) / (df + 0.5)) * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / average))

    index = opened(folder)
    for _ in range(20):
        words = draw.sample(WORDS, 2)
        answer = index.search(Query(f"text:{words[0]} OR text:{words[1]} ", sort="best"))
        expected = [sum(score(word, number) for word in words) for number in answer.ids.tolist()]
        assert np.allclose(answer.scores, expected, rtol=1e-4)
        assert np.all(np.diff(answer.scores) <= 0)


@pytest.mark.parametrize("seed", range(3))
def test_every_run_of_characters_is_found_in_unspaced_scripts(folder: Path, opened: Opened, seed: int) -> None:
    draw = random.Random(seed)
    characters = "中国经济世界贸易日本"
    bodies = {n: "".join(draw.choices(characters + "，a ", k=draw.randint(1, 12))) for n in range(1, 40)}
    IndexWriter(folder, "library").apply([document(n, body, lang="zh") for n, body in bodies.items()], [], 1)
    index = opened(folder)
    for _ in range(150):
        run = "".join(draw.choices(characters, k=draw.randint(1, 4)))
        expected = sorted(number for number, body in bodies.items() if run in body)
        assert sorted(index.search(Query(run)).ids.tolist()) == expected, run
