"""Keeps the Query that the window looks at, and asks the library for its answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from clipper.core.model import Changes, Counts, Facets, Found, Place, Query, Sort
from clipper.core.text import _
from clipper.gui.jobs import Jobs

_ROWS_FIRST = 30
"""Milliseconds in which the list asks for its rows, before what stands beside it is counted."""


class SearchController(QObject):
    """Every change of the query is asked at once; only the newest question is answered."""

    query_changed = Signal(object)
    """The Query."""
    answered = Signal(object, object, bool)
    """Query, Found, and whether the same was asked before: then what is shown stays in place."""
    counted = Signal(object, object)
    """Counts of the places, Facets of the answer."""

    def __init__(self, jobs: Jobs, sort: Sort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.query = Query(sort=sort)
        self._new = True
        """The query has changed since the last answer."""
        self._ids: Sequence[int] = ()
        self._in_sight: set[int] = set()
        self._count_soon = QTimer(self, singleShot=True, interval=_ROWS_FIRST)
        self._count_soon.timeout.connect(self._count)
        jobs.library_changed.connect(self.refresh)
        jobs.indexed.connect(self.refresh)

    @property
    def waiting(self) -> bool:
        """Whether what is shown does not answer the query yet."""
        return self._new

    @property
    def ids(self) -> Sequence[int]:
        """What the list shows: the newest answer."""
        return self._ids

    # -- what the user does --------------------------------------------------------------
    def search(self, words: str) -> None:
        """Look for these words; results come best first, unless another order was chosen by hand."""
        self._set(replace(self.query, text=words))

    def go(self, place: Place) -> None:
        """Go to a place, all of it: filters and words belong to what one was looking at before."""
        self._set(replace(self.query, place=place, filters=()))

    def toggle(self, name: str, value: str) -> None:
        self._set(self.query.toggled(name, value))

    def narrow(self, name: str, value: str) -> None:
        """This value alone of a field; any when it is empty."""
        self._set(self.query.narrowed(name, value))

    def clear_filters(self) -> None:
        self._set(replace(self.query, filters=()))

    def clear(self) -> None:
        self._set(replace(self.query, text="", filters=()))

    def order(self, sort: Sort) -> None:
        self._set(replace(self.query, sort=sort))

    # -- answers -------------------------------------------------------------------------
    def refresh(self, changes: Changes | None = None) -> None:
        """Ask again, because the library or its index has changed."""
        self._ask()

    def keep_in_sight(self, ids: Iterable[int]) -> None:
        """These were read, or unstarred, here: they stay in the list until one looks elsewhere."""
        self._in_sight |= set(ids)

    def let_go(self, ids: Iterable[int]) -> None:
        self._in_sight -= set(ids)

    def _set(self, query: Query) -> None:
        if query != self.query:
            self.query = query
            self._new = True
            self._in_sight.clear()
            self.query_changed.emit(query)
            self._ask()

    def _ask(self) -> None:
        query = self.query
        if query.has_words:  # the index counts while it searches

            def tell(answer: tuple[Found, Counts]) -> None:
                self._answer(query, answer[0])
                self.counted.emit(answer[1], answer[0].facets)

            self._jobs.read(
                _("Searching"), lambda library: (library.find(query), library.counts()), tell, latest="search"
            )
        else:  # counting takes longer than listing: the rows come first

            def list_first(found: Found) -> None:
                self._answer(query, found)
                self._count_soon.start()

            self._jobs.read(
                _("Searching"), lambda library: library.find(query, facets=False), list_first, latest="search"
            )

    def _answer(self, query: Query, found: Found) -> None:
        again, self._new = not self._new, False
        if again and query.place in ("unread", "starred"):
            found = replace(found, ids=self._with_those_in_sight(found.ids), scores=())
        self._ids = found.ids
        self.answered.emit(query, found, again)

    def _count(self) -> None:
        query = self.query

        def tell(told: tuple[Counts, Facets]) -> None:
            if query == self.query:
                self.counted.emit(*told)

        self._jobs.read(_("Counting"), lambda library: (library.counts(), library.facets(query)), tell, latest="count")

    def _with_those_in_sight(self, ids: Sequence[int]) -> Sequence[int]:
        """The answer, with those that left it only just now where they were."""
        answer = set(ids)
        stayed = [i for i in self._ids if i in answer or i in self._in_sight]
        if not self._in_sight:
            return ids
        known = set(stayed)
        return [*(i for i in ids if i not in known), *stayed]
