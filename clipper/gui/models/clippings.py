"""The list's model: many ids, of which only the rows in sight are fetched."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QImage

from clipper.core.model import Snippet, Summary
from clipper.core.text import _
from clipper.gui.format import when

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A Row, or None while it is being fetched."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows: `snippet` is the passage that was searched for, if words were; `image` the
    thumbnail of its lead picture, if there is one."""

    summary: Summary
    snippet: Snippet | None = None
    image: QImage | None = None


Fetch = Callable[[Sequence[int], str, Callable[[list[Row]], object]], object]
"""Asks for rows by ids and query words, and hands them over later; ids that are gone are left out."""


class ClippingsModel(QAbstractListModel):
    """Ids in order; rows come page by page when the view asks for them, and are forgotten again.

    One request is under way at a time. What was wanted meanwhile waits, and only the newest few
    pages of it: whoever drags the scroll bar through 100,000 rows waits for none but the last.
    """

    PAGE = 32
    KEEP = 1_500
    """Rows held; a screen shows about ten."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._words = ""
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._stale: set[int] = set()
        self._gone: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._generation = 0
        self._fetching = False
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._request)

    # -- what the window sets ----------------------------------------------------------
    def show_ids(self, ids: Sequence[int], words: str = "") -> bool:
        """Show these clippings; False when they are the ones already shown.

        `words` are those of the query that the snippets shall fit.
        """
        if words != self._words:
            self._words = words
            self._generation += 1
            self._rows.clear()
            self._stale.clear()
        elif len(ids) == len(self._ids) and list(ids) == list(self._ids):
            return False
        self.beginResetModel()
        self._ids = ids
        self._wanted.clear()
        self._gone.clear()
        self._fetching = False
        self.endResetModel()
        return True

    def refresh(self, ids: Iterable[int]) -> None:
        """These clippings have changed: what is shown stays until their new rows are here."""
        self._stale |= set(ids) & self._rows.keys()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    # -- what the window asks ----------------------------------------------------------
    @property
    def ids(self) -> Sequence[int]:
        return self._ids

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def row_of(self, clipping_id: int) -> int | None:
        try:
            return self._ids.index(clipping_id)
        except ValueError:
            return None

    def rows_of(self, ids: Iterable[int]) -> list[int]:
        """The rows of those that are in the list, ascending."""
        wanted = set(ids)
        return [row for row, clipping_id in enumerate(self._ids) if clipping_id in wanted] if wanted else []

    def held(self, clipping_id: int) -> Row | None:
        """The row of this clipping if it is here already."""
        return self._rows.get(clipping_id)

    # -- what the view asks ------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        clipping_id = self._ids[index.row()]
        row = self._rows.get(clipping_id)
        if (row is None and clipping_id not in self._gone) or clipping_id in self._stale:
            self._want(index.row() // self.PAGE)
        if role == ROW_ROLE:
            return row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.summary.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row.summary)
        return None

    # -- fetching ----------------------------------------------------------------------
    def _want(self, page: int) -> None:
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        while len(self._wanted) > 3:
            self._wanted.popitem(last=False)
        if not self._fetching and not self._ask.isActive():
            self._ask.start()

    def _request(self) -> None:
        wanted: list[int] = []
        for page in sorted(self._wanted):
            wanted += self._ids[page * self.PAGE : (page + 1) * self.PAGE]
        self._wanted.clear()
        missing = [i for i in wanted if (i not in self._rows and i not in self._gone) or i in self._stale]
        if not missing:
            return
        self._fetching = True
        self._stale.difference_update(missing)
        generation = self._generation
        self._fetch(missing, self._words, lambda rows: self._arrived(generation, missing, rows))

    def _arrived(self, generation: int, asked: Sequence[int], rows: list[Row]) -> None:
        self._fetching = False
        if generation == self._generation:
            came = {row.summary.id: row for row in rows}
            self._gone.update(i for i in asked if i not in came)
            for clipping_id, row in came.items():
                self._rows[clipping_id] = row
                self._rows.move_to_end(clipping_id)
            while len(self._rows) > self.KEEP:
                self._rows.popitem(last=False)
            places = [place for place in (self.row_of(i) for i in asked) if place is not None]
            if places:
                self.dataChanged.emit(self.index(min(places)), self.index(max(places)))
        if self._wanted:
            self._ask.start()


def spoken(summary: Summary) -> str:
    """The row as a screen reader says it."""
    parts = [summary.title, summary.publisher or _("unknown publisher"), when(summary.published)]
    parts += [_("unread")] if summary.unread else []
    parts += [_("starred")] if summary.starred else []
    return ", ".join(part for part in parts if part)
