"""A small linear model of topics: what every word of a text says for each of them, learnt from labelled news.

Words, and the first letters of longer ones, fall into numbered rows of one table by a hash; the table has
a column per topic. packaging/fit_topics.py makes it. It knows the languages it learnt from, no others.
"""

import zlib
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from clipper.core.resources import resource
from clipper.core.tagging.document import Document
from clipper.core.tagging.topic_languages import learnt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROWS = 1 << 17
PREFIX = 5
"""Letters of a longer word that stand for all words of its stem."""
TITLE_WEIGHT = 2.0
MAX_WORDS = 500
"""Words after the headline that are counted."""
MAX_CACHED = 100_000
"""Words whose rows are remembered."""
MAX_SPEAKING = 8
"""Words named as those that spoke for a topic."""
LEAST_SPEAKING = 0.08
"""What the least of them must add to the topic's score."""


class Table(NamedTuple):
    """What the fitting script writes. `idf` (ROWS) is 0 for rows that are not used; `weights` is ROWS × topics
    in steps of `scale`; `known[language]` are the topics of which it had enough examples."""

    topics: tuple[str, ...]
    known: dict[str, frozenset[str]]
    idf: "NDArray[np.float32]"
    weights: "NDArray[np.int8]"
    scale: float
    bias: "NDArray[np.float32]"


class Reading(NamedTuple):
    """What the model makes of one document. `scores`: of each topic known in its language, 0 being neither for nor
    against. `worth`: what each row it has adds to the score of each topic (rows × topics). `words`: the rows of
    each of its words."""

    scores: dict[str, float]
    topics: tuple[str, ...]
    rows: "NDArray[np.int32]"
    worth: "NDArray[np.float32]"
    words: dict[str, tuple[int, ...]]

    def speaking(self, topic: str) -> list[str]:
        """Folded words that spoke most for `topic`, the loudest first."""
        if topic not in self.scores:
            return []
        column = self.worth[:, self.topics.index(topic)].tolist()
        by_row = dict(zip(self.rows.tolist(), column, strict=True))
        loud = {word: sum(map(by_row.__getitem__, rows)) for word, rows in self.words.items()}
        ranked = sorted((word for word in loud if loud[word] >= LEAST_SPEAKING), key=lambda word: -loud[word])
        return ranked[:MAX_SPEAKING]


class TopicModel:
    """Reads its table on first use. Keeps state: one per thread."""

    def __init__(self, table: Table | None = None) -> None:
        self._given = table
        self._rows: dict[str, tuple[int, ...]] = {}

    def reading(self, document: Document) -> Reading | None:
        """None when the document's language is not known, or no word of it."""
        import numpy as np

        known = (self._given.known if self._given else learnt()).get(document.lang or "")
        if known is None:
            return None
        table = self._table
        words: dict[str, tuple[int, ...]] = {}
        counts = self.counts(document, words)
        rows = np.fromiter(counts, np.int32, len(counts))
        values = np.log1p(np.fromiter(counts.values(), np.float32, len(counts))) * table.idf[rows]
        length = float(np.sqrt(values @ values))
        if not length:
            return None
        worth = table.weights[rows] * (values * np.float32(table.scale / length))[:, None]
        scores: list[float] = (worth.sum(0) + table.bias).tolist()
        named = {topic: score for topic, score in zip(table.topics, scores, strict=True) if topic in known}
        return Reading(named, table.topics, rows, worth, words)

    def counts(self, document: Document, seen: dict[str, tuple[int, ...]]) -> dict[int, float]:
        """How often each row is spoken of, the headline counting double. `seen` takes the rows of each word."""
        folded, (title_end, body_start, _) = document.words.folded, document.edges
        known = self._rows
        counts: defaultdict[int, float] = defaultdict(float)
        for words, worth in ((folded[:title_end], TITLE_WEIGHT), (folded[body_start : body_start + MAX_WORDS], 1.0)):
            for word in words:
                rows = seen.get(word)
                if rows is None:
                    rows = seen[word] = known.get(word) or self._rows_of(word)
                for row in rows:
                    counts[row] += worth
        return counts

    def _rows_of(self, word: str) -> tuple[int, ...]:
        found = self._rows.get(word)
        if found is None:
            if len(self._rows) >= MAX_CACHED:
                self._rows.clear()
            found = self._rows[word] = _hashed(word)
        return found

    @cached_property
    def _table(self) -> Table:
        return self._given or read(resource("topics", "model.npz"))


def _hashed(word: str) -> tuple[int, ...]:
    """Rows of a word: its own and that of its first letters. Single letters have none."""
    if len(word) < 2:
        return ()
    names = (word, word[:PREFIX] + "*") if len(word) > PREFIX else (word,)
    return tuple(zlib.crc32(name.encode("utf-8", "surrogatepass")) % ROWS for name in names)


def read(path: Any) -> Table:
    """The table in a file that `write` made."""
    import numpy as np

    with path.open("rb") as file, np.load(file, allow_pickle=False) as parts:
        topics = tuple(str(topic) for topic in parts["topics"])
        idf = parts["idf"].astype(np.float32) * parts["idf_scale"]
        weights = np.zeros((ROWS, len(topics)), np.int8)
        weights[parts["idf"] > 0] = parts["weights"]
        return Table(topics, learnt(), idf, weights, float(parts["scale"]), parts["bias"])


def write(path: Any, table: Table) -> None:
    """All but what is known of which language, which learnt.tsv says. Rows that are not used take no room; the same
    table gives the same bytes."""
    import numpy as np

    scale = np.float32(table.idf.max() / 255)
    idf = np.where(table.idf > 0, np.maximum(np.round(table.idf / scale), 1), 0).astype(np.uint8)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            topics=np.array(table.topics),
            idf=idf,
            idf_scale=scale,
            weights=table.weights[idf > 0],
            scale=np.float32(table.scale),
            bias=table.bias.astype(np.float32),
        )
