"""Search over made-up articles: how fast it answers, and how fast it is fed.

Articles of about 2.8 KB whose words follow Zipf's law, from one seed. Processor time, not the
clock's, so that a busy machine does not count. Run it alone with the number of articles:
python tests/benchmarks/bench_search.py 10000
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from clipper.core.model import IndexDocument, Query  # noqa: E402 after the checkout is on the path
from clipper.core.search.index import IndexWriter, SearchIndex, rebuild  # noqa: E402
from clipper.core.search.snippets import snippet  # noqa: E402
from tests.benchmarks.figures import Figure, at_least, at_most, table  # noqa: E402

ARTICLES = 10_000
WORDS = 60_000
LENGTH = 460
COUNTRIES = ("CN", "US", "DE", "FR", "JP", "BR", "IN", "NG", "KE", "PE", "GB", "PL")
TOPICS = tuple(f"medtop:{number}" for number in range(17))
PUBLISHERS = tuple(f"The {name} Post" for name in ("Harbour", "Meridian", "Northern", "Evening", "Valley", "Coast"))
DAY = 86_400
START = 1_420_113_600  # 1 January 2015, noon
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri fro gla pra ste tri".split()
ENDINGS = ("", "s", "ed", "ing", "er", "ment", "al")


class Corpus:
    """Articles made from one seed, and queries that suit them."""

    def __init__(self, seed: int = 1) -> None:
        draw = random.Random(seed)
        words: dict[str, None] = {}
        while len(words) < WORDS:
            words["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) + draw.choice(ENDINGS)] = None
        self.words = list(words)
        weights = 1 / (np.arange(WORDS) + 2.7) ** 1.05  # Mandelbrot's form of Zipf's law
        self._shares = np.cumsum(weights / weights.sum())
        self._numbers = np.random.default_rng(seed)
        self._draw = draw

    def text(self, length: int) -> str:
        ranks = np.searchsorted(self._shares, self._numbers.random(length))
        words = [self.words[rank] for rank in np.minimum(ranks, WORDS - 1)]
        sentences = (" ".join(words[at : at + 18]).capitalize() + "." for at in range(0, length, 18))
        return " ".join(sentences)

    def article(self, number: int) -> IndexDocument:
        draw = self._draw
        about = tuple(draw.sample(COUNTRIES, draw.randint(1, 2)))
        body = self.text(draw.randint(LENGTH // 2, LENGTH * 3 // 2))
        return IndexDocument(
            id=number,
            title=self.text(9).rstrip("."),
            lead=body[:200],
            body=body,
            note="",
            byline="",
            publisher=draw.choice(PUBLISHERS),
            lang="en",
            countries=about,
            mentions=about,
            topics=tuple(draw.sample(TOPICS, 2)),
            url="",
            published=START + draw.randrange(4000) * DAY,
            added=START + 4000 * DAY + number,
            trashed=False,
        )

    def articles(self, count: int) -> Iterator[IndexDocument]:
        return (self.article(number) for number in range(1, count + 1))

    def common(self) -> str:
        return self.words[self._draw.randrange(20, 2_000)]

    def queries(self, count: int) -> dict[str, list[Query]]:
        """By class; each query is asked once, so nearly all posting lists are read from the disk."""

        def made(make: Callable[[], Query]) -> list[Query]:
            return [make() for _ in range(count)]

        draw, word = self._draw, self.common
        return {
            "a word, best first": made(lambda: Query(word(), sort="best")),
            "AND of two or three": made(
                lambda: Query(" ".join(word() for _ in range(draw.randint(2, 3))), sort="best")
            ),
            "OR of two or three": made(
                lambda: Query(" OR ".join(word() for _ in range(draw.randint(2, 3))), sort="best")
            ),
            "phrase": made(lambda: Query(f'"{self.words[draw.randrange(60)]} {self.words[draw.randrange(60)]}"')),
            "words, country and date": made(
                lambda: Query(f"{word()} {word()} date:{draw.randint(2015, 2025)}", (("country", "CN"),))
            ),
            "word being typed": made(lambda: Query(self.common()[:3])),
            "prefix of two to four letters": made(lambda: Query(f"{word()[: draw.randint(2, 4)]}*", sort="best")),
        }


class _Nobody:
    def countries(self, _name: str) -> tuple[str, ...]:
        return ()

    def topics(self, _name: str) -> tuple[str, ...]:
        return ()


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _figure(name: str, times: Sequence[float], limit: float) -> Figure:
    p50, p95 = np.percentile(times, [50, 95])
    return at_most(f"{name} (p50 {p50:.3g} ms), p95", float(p95), limit, "ms")


def measure(scratch: Path, count: int = ARTICLES, asked: int = 100) -> list[Figure]:
    """Build an index of `count` articles below `scratch` and ask it everything."""
    corpus = Corpus()
    documents = list(corpus.articles(count))
    folder = scratch / "bench-index"
    built = _milliseconds(lambda: rebuild(folder, "bench", documents, count)) / 1000
    size = sum(file.stat().st_size for file in folder.iterdir())
    characters = sum(len(document.title) + len(document.body) for document in documents)
    figures = [
        at_least(f"search: articles indexed, {count}", count / built, 500, "a second"),
        Figure("search: size of the index against its text", f"{size / characters:.2f}"),
    ]
    index = SearchIndex(folder, _Nobody())
    index.search(Query(corpus.common()))  # whatever is loaded once
    for name, queries in corpus.queries(asked).items():
        times = [_milliseconds(lambda query=query: index.search(query)) for query in queries]  # type: ignore[misc]
        figures.append(_figure(f"search: {name}", times, 300 if "prefix" in name or "typed" in name else 100))
    texts = [document.body for document in documents[:50]]
    wanted = f"{corpus.common()} {corpus.common()}"
    lighting = [_milliseconds(lambda: [snippet(wanted, text, "en") for text in texts]) for _ in range(10)]
    figures.append(_figure("search: 50 snippets", lighting, 100))
    writer = IndexWriter(folder, "bench")
    adding = [corpus.article(count + number) for number in range(1, 21)]
    one = [_milliseconds(lambda d=d: (writer.apply([d], [], d.id), index.search(Query("")))) for d in adding]  # type: ignore[misc]
    p50, p95 = np.percentile(one, [50, 95])  # the slow ones merge segments
    figures.append(Figure("search: one article added and seen, p50 and p95", f"{p50:.3g} and {p95:.3g} ms"))
    writer.close()
    index.close()
    return figures


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        print(table(measure(Path(scratch), int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)))
