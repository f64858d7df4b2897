"""Answers queries: the index where there are words, SQLite where there are none or no index."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.core.model import FACET_FIELDS, Clipping, FacetCount, Facets, Found, Opened, Query, Snippet
from clipper.core.names import Names
from clipper.core.store import clippings, listing, outbox, schema
from clipper.core.store.database import Store
from clipper.core.text import _

if TYPE_CHECKING:
    from clipper.core.search.index import SearchIndex


class Searching:
    """The reading side of search. The index is opened when the first words come, and never
    changed: when it is missing or broken the index process builds it anew, and until then
    SQLite is searched, slower and without stems, and the answer says so."""

    def __init__(self, store: Store, index: Path, names: Names) -> None:
        self._store = store
        self._folder = index
        self._names = names
        self._index: SearchIndex | None = None

    def facets(self, query: Query) -> Facets:
        if query.has_words:  # the index counts while it searches
            return self.find(query).facets
        return self._labelled(listing.facets(self._store, query))

    def find(self, query: Query, *, facets: bool = True) -> Found:
        if not query.has_words:
            return Found(listing.find(self._store, query), self.facets(query) if facets else {})
        from clipper.core.search.index import IndexBroken

        try:
            return self._search(query)
        except (IndexBroken, OSError):
            self.close()
            return self._scan(query)

    def _search(self, query: Query) -> Found:
        import numpy as np

        index = self._opened()
        some = query.place in ("unread", "starred")
        allowed = np.array(listing.place(self._store, query.place), np.int64) if some else None
        answer = index.search(query, allowed=allowed)
        ids: Sequence[int] = answer.ids.tolist()
        if query.sort == "publisher":
            ids = listing.by_publisher(self._store, ids)
        return Found(ids, self._labelled(answer.facets), answer.scores.tolist(), answer.problem or self._behind())

    def _opened(self) -> "SearchIndex":
        from clipper.core.search.index import SearchIndex

        if self._index is None:
            self._index = SearchIndex(self._folder, self._names, schema.library_id(self._store))
        return self._index

    def _behind(self) -> str:
        """That the index has not seen the newest changes yet; a moment after a change this is so."""
        unseen = outbox.unseen(self._store, self._index.last_seq) if self._index is not None else 0
        if not unseen:
            return ""
        return _("The newest changes ({count}) are not searched yet.").format(count=unseen)

    def _scan(self, query: Query) -> Found:
        """Without an index; its process is asked for one, if anyone can write it."""
        from clipper.core import indexing
        from clipper.core.scanning import Scan

        with suppress(OSError):  # a cache that cannot be written; the index process says so, too
            indexing.ask_rebuild(self._folder)
        scan = Scan(query.text, self._names)
        return Found(
            listing.find(self._store, query, scan.condition),
            self._labelled(listing.facets(self._store, query, scan.condition)),
            problem=scan.problem,
        )

    def snippets(self, ids: Sequence[int], text: str) -> dict[int, Snippet]:
        from clipper.core.search.snippets import snippet

        return {i: snippet(text, body, lang) for i, lang, body in clippings.texts(self._store, ids)}

    def lit(self, clipping: Clipping, text: str) -> Opened:
        """The clipping with the query's words lit in headline and text."""
        if not text.strip():
            return Opened(clipping)
        from clipper.core.search.snippets import lit

        summary = clipping.summary
        return Opened(clipping, lit(text, summary.title, summary.lang), lit(text, clipping.text, summary.lang))

    def frequencies(self, words: Sequence[str], lang: str | None) -> tuple[int, list[int]]:
        """How many clippings the index holds, and in how many of them each word of this language stands; both
        roughly, and 0 without an index."""
        from clipper.core.search.index import IndexBroken

        try:
            return self._opened().frequencies(words, lang)
        except (IndexBroken, OSError):
            self.close()
            return 0, [0] * len(words)

    def documents(self) -> int | None:
        """How many clippings the index holds; None when it must be rebuilt."""
        from clipper.core.search.index import state

        found = state(self._folder, schema.library_id(self._store))
        return None if found is None else found.documents

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None

    def _labelled(self, counted: dict[str, dict[str, int]]) -> Facets:
        topics = self._names.topic_labels()

        def label(field: str, value: str) -> str:
            if field == "country":
                return self._names.country(value)
            return topics.get(value, value) if field == "topic" else value

        return {
            field: tuple(
                FacetCount(value, label(field, value), count)
                for value, count in sorted(
                    counted.get(field, {}).items(),
                    key=_newest_first if field in ("year", "month") else _most_first,
                )
            )
            for field in FACET_FIELDS
        }


def _newest_first(counted: tuple[str, int]) -> tuple[int, str]:
    year_and_month = counted[0].replace("-", "")
    return -int(year_and_month), ""


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
