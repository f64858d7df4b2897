"""Queries that were made to hurt, and queries made of noise: none may raise."""

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from clipper.core.model import Query
from clipper.core.search.index import SearchIndex, rebuild
from clipper.core.search.snippets import lit, snippet
from tests.core.search.samples import FewNames, document

TEXT = "The U.S. and China met on trade in 2025. 中国经济增长, said Café owner José—again and again."

HOSTILE = [
    "*", "**", "* *", "*a", "a*", "a*b*c*d", "?", "a?", "[a TO z]", "[* TO *]", "{a TO", "date:[2020 TO 2025]",
    "(" * 400, ")" * 400, "(" * 200 + "a" + ")" * 200, "a(" * 200, "((a) (b OR (c AND", "-" * 500, "- - -",
    '"' * 499, '"' * 500, '""""', '"a', 'a"b"c', "NOT " * 120, "AND OR NOT", "OR OR OR", "a AND NOT", "NOT NOT a",
    "country:", "country:country:china", "country::", ":::", "title:", "title:title:title:a", "title:*", "title:-",
    "date:", "date:..", "date:...", "date:2025..2024", "date:0000", "date:9999", "date:9999-12-31",
    "date:0001-01-01",
    "date:2025-02-30", "date:٢٠٢٥", "date:2025-06-", "date:-1", "added:..9999", "lang:", "lang:*", "topic:()",
    "a~5", '"a b"~5', "a^2", "a^", "\\", "a\\", "\\*", "\x00", "a\x00b", "\ud800", "\u202e", "\u200b", "🙂", "🇨🇳",
    "\n\t",
    "a" * 500, "中" * 500, "a " * 250, "w* " * 166, "é\u0301" * 200, "\u0301", "ـ", "ﷺ", "İ", "ß*",
    "½", "①",
    "ﬁ*",
    "U.S.A.*", "...", "a.b.c.d.e", "http://example.org/a?b=c&d=(e)", "x" * 1_000_000,
    "gov* " * 200_000, "/.*/", "'", "`",
    "publisher:\"", "mentions:(", "country:(china", "country:(china OR", "country:-china", "-country:", "(-)", "(-a)",
]  # fmt: skip


@pytest.fixture
def index(folder: Path) -> Iterator[SearchIndex]:
    documents = [document(1, TEXT, title=TEXT), document(2, "wool", lang="zh"), document(3, "", lang="")]
    rebuild(folder, "library", documents, 3)
    opened = SearchIndex(folder, FewNames())
    yield opened
    opened.close()


def ask(index: SearchIndex, text: str) -> None:
    answer = index.search(Query(text, sort="best"))
    assert len(answer.ids) == len(set(answer.ids.tolist())) <= 3
    spans = lit(text, TEXT, "en")
    assert all(0 <= start < end <= len(TEXT) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    passage = snippet(text, TEXT, "en")
    assert all(passage.text[start:end].strip() for start, end in passage.spans)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries(index: SearchIndex, text: str) -> None:
    ask(index, text)


@pytest.mark.parametrize("seed", range(4))
def test_noise(index: SearchIndex, seed: int) -> None:
    draw = random.Random(seed)
    pieces = [
        *('"', "(", ")", "-", "*", ":", " ", " ", " ", ".", "..", "\\", "'", "é", "中国", "\u0301", "\x00", "😀", "“"),
        *("AND", "OR", "NOT", "trade", "chin", "2025", "title:", "country:", "date:", "topic:", "lang:", "publisher:"),
    ]
    for _ in range(150):
        ask(index, "".join(draw.choices(pieces, k=draw.randint(1, 15))))


@pytest.mark.parametrize("query", ["trade (chin* OR 中国) -wool date:2025", 'title:"trade in" country:China NOT x'])
def test_every_beginning_of_a_query(index: SearchIndex, query: str) -> None:
    for end in range(len(query) + 1):
        ask(index, query[:end])


def test_expansion_is_bounded_to_the_most_frequent(folder: Path) -> None:
    rare = " ".join(f"pre{number:05}" for number in range(3000))
    rebuild(folder, "library", [document(1, rare), *(document(n, "prefix") for n in range(2, 6))], 1)
    index = SearchIndex(folder, FewNames())
    assert sorted(index.search(Query("pre*")).ids.tolist()) == [1, 2, 3, 4, 5]
    index.close()
