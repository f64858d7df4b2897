"""The door of the search package: ask an index, change it, build it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from clipper.core.model import Query, Sort
from clipper.core.search import analyzer
from clipper.core.search.evaluate import Evaluator, Hits, Statistics
from clipper.core.search.facets import Counted, FacetCounter, totals
from clipper.core.search.faults import IndexBroken, IndexBusy
from clipper.core.search.query import Names, QueryMaker, WhooshQuery
from clipper.core.search.schema import UNKNOWN_TIME
from clipper.core.search.segment import PostingCache, SegmentView
from clipper.core.search.storage import IndexStorage, commit_key, read_commit, retrying
from clipper.core.search.writer import IndexState, IndexWriter, rebuild, state

__all__ = [
    "Answer",
    "IndexBroken",
    "IndexBusy",
    "IndexState",
    "IndexWriter",
    "Names",
    "SearchIndex",
    "rebuild",
    "state",
]


@dataclass(frozen=True)
class Answer:
    """All clippings that match, in order; counts over all of them."""

    ids: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]
    """Beside `ids` when the order is "best", else empty."""
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    """By the fields of model.FACET_FIELDS: value to number of clippings."""
    problem: str = ""
    """What of the query was passed over, in words for the user."""


class _Part:
    """One segment with what answers from it."""

    def __init__(self, view: SegmentView) -> None:
        self.view = view
        self.facets = FacetCounter(view)


class SearchIndex:
    """Reads the index in `folder`; one thread. Sees new commits by itself.

    Every method raises IndexBroken when the index is missing, damaged, of another make or, where
    `library_id` is given, of another library, at whatever time; after a rebuild the same object
    works again.
    """

    def __init__(self, folder: Path, names: Names, library_id: str | None = None) -> None:
        self._storage = IndexStorage(folder)
        self._names = names
        self._library_id = library_id
        self._cache = PostingCache()
        self._key: tuple[int, int, int] | None = None
        self._parts: dict[str, _Part] = {}
        try:
            retrying(self._reopen)
        except BaseException:
            self.close()
            raise

    def search(self, query: Query, *, allowed: npt.NDArray[np.int64] | None = None) -> Answer:
        """All answers to `query`, among the clippings with ids in `allowed` if it is given.

        The place "trash" has only clippings in Trash, every other place none of them. Order
        "publisher" comes as "newest": names are sorted by whoever can collate them.
        """
        retrying(self._reopen)
        maker = QueryMaker(self._names, self._languages)
        tree = maker.make(query)
        filters = maker.filters(query)
        problem = " ".join(maker.problems)
        return retrying(lambda: self._answer(tree, filters, query, allowed, problem))

    def frequencies(self, words: Sequence[str], lang: str | None) -> tuple[int, list[int]]:
        """How many clippings there are, and in how many texts each word of this language stands; deleted ones
        included until they are merged away. In scripts without spaces a word's rarest pair of characters counts."""
        stemming = analyzer.stemming(lang)

        def frequency(word: str) -> int:
            terms = [analyzer.keys(token, stemming)[0] for token in analyzer.tokens(word)]
            pairs = [term for term in terms if len(term) > 1] or terms
            return min((self._statistics.frequency("body", term.encode()) for term in pairs), default=0)

        retrying(self._reopen)
        return retrying(lambda: (self._statistics.documents, [frequency(word) for word in words]))

    @property
    def last_seq(self) -> int:
        """All changes of the library up to this number were in the index that the latest search
        used (before the first one: that was found on opening)."""
        return self._last_seq

    def close(self) -> None:
        for part in self._parts.values():
            part.view.close()
        self._parts = {}
        self._key = None

    # -- following the commits ---------------------------------------------------------
    def _reopen(self) -> None:
        """Open the segments of the newest commit that are not open yet, and drop old ones."""
        key = commit_key(self._storage)
        if key is not None and key == self._key:
            return
        self._key = None
        commit = read_commit(self._storage)
        commit.demand(self._library_id)
        names = [segment.segment_id() for segment in commit.segments]
        for name in self._parts.keys() - set(names):
            self._parts.pop(name).view.close()
        for name, segment in zip(names, commit.segments, strict=True):
            if name in self._parts:
                self._parts[name].view.follow(segment)
            else:
                self._parts[name] = _Part(SegmentView(self._storage, segment, self._cache))
        views = [part.view for part in self._parts.values()]
        self._statistics = Statistics(views)
        self._languages = {analyzer.stemming(term.decode()) for view in views for term, _ in view.terms("lang")} | {""}
        self._last_seq = commit.schema.last_seq
        self._key = key

    # -- answering ---------------------------------------------------------------------
    def _answer(
        self,
        tree: WhooshQuery,
        filters: dict[str, WhooshQuery],
        query: Query,
        allowed: npt.NDArray[np.int64] | None,
        problem: str,
    ) -> Answer:
        found: list[Hits] = []
        counted: list[Counted] = []
        for part in self._parts.values():
            evaluator = Evaluator(part.view, self._statistics)
            words = self._found(part, evaluator.hits(tree), query.place == "trash", allowed)
            passing = {field: np.isin(words.ids, evaluator.hits(each).ids) for field, each in filters.items()}
            found.append(_kept(words, list(passing.values())))
            apart = {
                field: _kept(words, [mask for other, mask in passing.items() if other != field]).ids
                for field in filters
            }
            counted.append(Counted(found[-1].ids, apart))
        facets = totals([part.facets for part in self._parts.values()], counted)
        ids, scores = self._ordered(found, query.sort)
        return Answer(ids, scores, facets, problem)

    def _found(self, part: _Part, hits: Hits, trash: bool, allowed: npt.NDArray[np.int64] | None) -> Hits:
        view = part.view
        keep = np.ones(view.size, bool) if view.alive is None else view.alive.copy()
        trashed = np.zeros(view.size, bool)
        postings = view.postings("state", b"trashed")
        if postings is not None:
            trashed[postings.ids] = True
        keep &= trashed if trash else ~trashed
        if allowed is not None:
            keep &= np.isin(view.column("id"), allowed)
        return _kept(hits, [keep[hits.ids]])

    def _ordered(self, found: list[Hits], sort: Sort) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Clipping ids (and scores, for "best") in order, the same as that of lists without words: a
        clipping of unknown time stands at the time it was added."""
        views = [part.view for part in self._parts.values()]

        def gathered(column: str) -> npt.NDArray[np.int64]:
            columns = [view.column(column)[hits.ids] for view, hits in zip(views, found, strict=True)]
            return np.concatenate([np.zeros(0, np.int64), *columns])

        ids, published = gathered("id"), gathered("published")
        time = np.where(published == UNKNOWN_TIME, gathered("added"), published)
        if sort == "oldest":
            return ids[np.lexsort((ids, time))], np.zeros(0, np.float32)
        newest = (-ids, -time)
        if sort != "best":
            return ids[np.lexsort(newest)], np.zeros(0, np.float32)
        scores = np.concatenate(
            [np.zeros(0, np.float32)]
            + [np.zeros(len(hits.ids), np.float32) if hits.scores is None else hits.scores for hits in found]
        )
        order = np.lexsort((*newest, -scores))
        return ids[order], scores[order]


def _kept(hits: Hits, masks: list[npt.NDArray[np.bool_]]) -> Hits:
    """Those that pass every mask."""
    if not masks:
        return hits
    kept = np.logical_and.reduce(masks)
    return Hits(hits.ids[kept], None if hits.scores is None else hits.scores[kept])
