"""Whoosh's query trees over one segment, with whole posting lists at a time.

A word's score is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond", 2009, equation 3.15), with the weight of its field, summed over fields and words:

    weight · log(1 + (N - df + ½) / (df + ½)) · tf · (k₁ + 1) / (tf + k₁ · (1 - b + b · length / average))

N and df count the documents of the whole index, deleted ones included until they are merged away.
A prefix counts as one word.
"""

import heapq
import math
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh import query as whoosh_query

from clipper.core.search import query as our_query
from clipper.core.search.flush import LENGTHS
from clipper.core.search.postings import INFO, Postings
from clipper.core.search.schema import TEXT_FIELDS, words_field
from clipper.core.search.segment import SegmentView

K1, B = 1.2, 0.75

EXPANSIONS = 128
"""Terms that a prefix stands for in a segment: the most frequent ones."""

CHARACTER_EXPANSIONS = 4096
"""The same for a single character of an unspaced script, which begins very many pairs."""

DF = 2
"""Where Whoosh's packed statistics of a term hold its document frequency."""


class Hits(NamedTuple):
    """Documents of a segment, ascending, with their scores (None: all zero)."""

    ids: npt.NDArray[np.int32]
    scores: npt.NDArray[np.float32] | None = None


NONE = Hits(np.zeros(0, np.int32))


class Statistics:
    """What scores need to know of the whole index."""

    def __init__(self, views: Sequence[SegmentView]) -> None:
        self._views = views
        self.documents = sum(view.size for view in views)
        self._rarity: dict[tuple[str, bytes], float] = {}
        self._norms: dict[str, npt.NDArray[np.float32]] = {}

    def rarity(self, field: str, term: bytes) -> float:
        """How rare a term is in the whole index."""
        key = (field, term)
        known = self._rarity.get(key)
        if known is None:
            known = self._rarity[key] = _rarity(self.documents, self.frequency(field, term))
        return known

    def frequency(self, field: str, term: bytes) -> int:
        """How many documents of the whole index hold a term."""
        return sum(info.doc_frequency() for view in self._views if (info := view.info(field, term)))

    def norms(self, field: str) -> npt.NDArray[np.float32]:
        """k₁ · (1 - b + b · length / average) for each of Whoosh's length bytes."""
        known = self._norms.get(field)
        if known is None:
            total = sum(view.segment.field_length(field) for view in self._views)
            average = max(1.0, total / max(1, self.documents))
            known = self._norms[field] = (K1 * (1 - B + B * LENGTHS / average)).astype(np.float32)
        return known


class Evaluator:
    """Answers queries for one segment."""

    def __init__(self, view: SegmentView, statistics: Statistics) -> None:
        self._view = view
        self._statistics = statistics
        self._kinds: dict[type, Callable[[Any], Hits]] = {
            whoosh_query.Term: self._term,
            whoosh_query.And: self._and,
            whoosh_query.Or: self._or,
            whoosh_query.Not: self._not,
            whoosh_query.Every: lambda _: self._every(),
            whoosh_query.Prefix: self._prefix,
            whoosh_query.Wildcard: self._wildcard,
            our_query.Sequence: self._sequence,
            our_query.Between: self._between,
            our_query.Published: self._published,
        }

    def hits(self, query: Any) -> Hits:
        """All documents that match, deleted ones among them."""
        if query == whoosh_query.NullQuery:
            return NONE
        return self._kinds[type(query)](query)

    # -- words -------------------------------------------------------------------------
    def _term(self, query: Any) -> Hits:
        return self._scored(query.fieldname, query.text.encode(), query.boost)

    def _scored(self, field: str, term: bytes, boost: float) -> Hits:
        postings = self._view.postings(field, term)
        if postings is None:
            return NONE
        weight = _WEIGHTS.get(field)
        if weight is None:
            return Hits(postings.ids)
        rarity = self._statistics.rarity(field, term) * weight * boost
        return Hits(postings.ids, self._bm25(field, postings.ids, postings.counts, rarity))

    def _bm25(
        self, field: str, ids: npt.NDArray[np.int32], counts: npt.NDArray[np.int32], rarity: float
    ) -> npt.NDArray[np.float32]:
        norms = self._statistics.norms(field)[self._view.lengths(field)[ids]]
        tf = counts.astype(np.float32)
        scores: npt.NDArray[np.float32] = tf * np.float32(rarity * (K1 + 1)) / (tf + norms)
        return scores

    def _prefix(self, query: Any) -> Hits:
        # A prefix over stems is a single character of an unspaced script.
        bound = CHARACTER_EXPANSIONS if query.fieldname in TEXT_FIELDS else EXPANSIONS
        return self._any_of(query.fieldname, self._expand(query.fieldname, query.text.encode(), bound), query.boost)

    def _wildcard(self, query: Any) -> Hits:
        start = query.text.partition("*")[0]
        pattern = re.compile(".*".join(re.escape(piece) for piece in query.text.split("*")).encode(), re.DOTALL)
        terms = self._expand(query.fieldname, start.encode(), EXPANSIONS, pattern)
        return self._any_of(query.fieldname, terms, query.boost)

    def _any_of(self, field: str, terms: list[bytes], boost: float) -> Hits:
        """Terms as forms of one word, as rare as all of them together (in this segment).

        So a word that only begins as asked for never counts more than the word itself.
        """
        counts = np.zeros(self._view.size, np.int32)
        for term in terms:
            postings = self._view.postings(field, term)
            if postings is not None:
                counts[postings.ids] += postings.counts
        ids = np.flatnonzero(counts).astype(np.int32)
        rarity = _rarity(self._view.size, len(ids)) * _WEIGHTS[field] * boost
        return Hits(ids, self._bm25(field, ids, counts[ids], rarity))

    def _expand(self, field: str, start: bytes, bound: int, pattern: re.Pattern[bytes] | None = None) -> list[bytes]:
        """The most frequent terms that begin with `start` and fit `pattern` as a whole."""
        found = (
            (INFO.unpack_from(packed)[DF], term)
            for term, packed in self._view.terms_reader.starting(field, start)
            if pattern is None or pattern.fullmatch(term)
        )
        return [term for _, term in heapq.nlargest(bound, found)]

    # -- phrases -----------------------------------------------------------------------
    def _sequence(self, query: Any) -> Hits:
        field = query.fieldname
        starts = np.zeros(0, np.int64)
        rarity = 0.0
        found = [(place, self._slot(field, forms)) for place, forms in query.slots]
        if not all(postings for _, postings in found):
            return NONE
        # The rarest word first, so that few places are left to compare.
        found.sort(key=lambda slot: sum(len(postings.ids) for _, postings in slot[1]))
        for number, (place, terms) in enumerate(found):
            rarity += max(self._statistics.rarity(field, term) for term, _ in terms)
            places = np.concatenate([_places(postings) for _, postings in terms]) - place
            if len(terms) > 1:
                places = np.unique(places)
            starts = starts[_contained(starts, places)] if number else places
            if not len(starts):
                return NONE
        documents = (starts >> 16).astype(np.int32)
        if self._view.owner is not None:
            documents = np.sort(self._view.owner[documents])
        ids, counts = np.unique(documents, return_counts=True)
        return Hits(ids, self._bm25(field, ids, counts.astype(np.int32), rarity * TEXT_FIELDS[field]))

    def _slot(self, field: str, forms: tuple[str, ...]) -> list[tuple[bytes, Postings]]:
        terms: list[bytes] = []
        for form in forms:
            if form.endswith("*"):
                terms.extend(self._expand(field, form[:-1].encode(), CHARACTER_EXPANSIONS))
            else:
                terms.append(form.encode())
        found = ((term, self._view.raw_postings(field, term)) for term in terms)
        return [(term, postings) for term, postings in found if postings is not None]

    # -- combinations ------------------------------------------------------------------
    def _and(self, query: Any) -> Hits:
        wanted = [part for part in query.subqueries if not isinstance(part, whoosh_query.Not)]
        refused = [part.query for part in query.subqueries if isinstance(part, whoosh_query.Not)]
        results: list[Hits] = []
        for part in wanted:
            hits = self.hits(part)
            if not len(hits.ids):
                return NONE
            results.append(hits)
        results.sort(key=lambda hits: len(hits.ids))
        left = results[0] if results else self._every()
        for hits in results[1:]:
            left = self._both(left, hits)
        for part in refused:
            left = self._without(left, self.hits(part))
        return left

    def _both(self, few: Hits, many: Hits) -> Hits:
        if len(few.ids) * 16 < len(many.ids):
            at = np.searchsorted(many.ids, few.ids)
            at[at == len(many.ids)] = 0
            keep = many.ids[at] == few.ids
            other = None if many.scores is None else many.scores[at[keep]]
        else:
            keep = self._mask(many)[few.ids]
            other = None if many.scores is None else self._spread(many)[few.ids[keep]]
        own = None if few.scores is None else few.scores[keep]
        return Hits(few.ids[keep], own if other is None else other if own is None else own + other)

    def _or(self, query: Any) -> Hits:
        return self._union([self.hits(part) for part in query.subqueries])

    def _union(self, parts: list[Hits]) -> Hits:
        parts = [hits for hits in parts if len(hits.ids)]
        if len(parts) < 2:
            return parts[0] if parts else NONE
        mask = np.zeros(self._view.size, bool)
        scores = np.zeros(self._view.size, np.float32)
        for hits in parts:
            mask[hits.ids] = True
            if hits.scores is not None:
                scores[hits.ids] += hits.scores
        ids = np.flatnonzero(mask).astype(np.int32)
        return Hits(ids, scores[ids])

    def _not(self, query: Any) -> Hits:
        return self._without(self._every(), self.hits(query.query))

    def _without(self, left: Hits, refused: Hits) -> Hits:
        keep = ~self._mask(refused)[left.ids]
        return Hits(left.ids[keep], None if left.scores is None else left.scores[keep])

    def _every(self) -> Hits:
        return Hits(np.arange(self._view.size, dtype=np.int32))

    def _between(self, query: Any) -> Hits:
        return Hits(np.flatnonzero(_within(self._view.column(query.column), query.times)).astype(np.int32))

    def _published(self, query: Any) -> Hits:
        times = self._view.column("published")
        fits = np.where(
            self._view.column("published_day") == 1, _within(times, query.by_day), _within(times, query.by_clock)
        )
        return Hits(np.flatnonzero(fits).astype(np.int32))

    def _mask(self, hits: Hits) -> npt.NDArray[np.bool_]:
        mask = np.zeros(self._view.size, bool)
        mask[hits.ids] = True
        return mask

    def _spread(self, hits: Hits) -> npt.NDArray[np.float32]:
        scores = np.zeros(self._view.size, np.float32)
        scores[hits.ids] = hits.scores
        return scores


_WEIGHTS = TEXT_FIELDS | {words_field(field): weight for field, weight in TEXT_FIELDS.items()}
"""Of text fields and their twins; tags have no score."""


def _rarity(documents: int, df: int) -> float:
    """The logarithm in the formula."""
    return math.log1p((documents - df + 0.5) / (df + 0.5))


def _within(column: npt.NDArray[np.int64], times: tuple[int, int]) -> npt.NDArray[np.bool_]:
    return np.asarray((column >= times[0]) & (column < times[1]))


def _places(postings: Postings) -> npt.NDArray[np.int64]:
    """`document << 16 | position` of every occurrence, ascending."""
    return (np.repeat(postings.ids, postings.counts).astype(np.int64) << 16) + postings.positions


def _contained(few: npt.NDArray[np.int64], many: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which of `few` are among `many`; both ascending."""
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return np.asarray(many[at] == few)
