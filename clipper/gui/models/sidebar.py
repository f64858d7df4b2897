"""The sidebar's model: the places, then one foldable section for each kind of filter."""

from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clipper.core.model import Counts, FacetCount, Facets, Place, Query
from clipper.core.text import _
from clipper.gui.periods import in_words, months

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The Entry of a row."""

Index = QModelIndex | QPersistentModelIndex
EntryKind = Literal["place", "section", "filter", "more"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `name` is a place, or the field of a filter; `value` what it filters for.

    Of kind "more", `value` says what a click shows: "all" values or the "few" most frequent.
    """

    kind: EntryKind
    name: str
    label: str
    value: str = ""
    count: int | None = None
    active: bool = False


@dataclass(slots=True)
class _Section:
    name: str
    label: str
    counts: tuple[FacetCount, ...] = ()
    whole: bool = False
    """All values are shown, not only the most frequent."""
    entries: list[Entry] = field(default_factory=list)


class SidebarModel(QAbstractItemModel):
    """Two levels. Top rows: places, then sections; a section's rows are the values to filter by.

    Values that are filtered by come first and stay although no clipping has them.
    """

    FEW = 7
    """Values a section shows until it is asked for all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self._counts: Counts | None = None
        self._labels: dict[tuple[str, str], str] = {}
        self._places: tuple[tuple[Place, str], ...] = (
            ("all", _("All clippings")),
            ("unread", _("Unread")),
            ("starred", _("Starred")),
            ("trash", _("Trash")),
        )
        self._sections = [
            _Section("country", _("Countries")),
            _Section("topic", _("Topics")),
            _Section("publisher", _("Publishers")),
            _Section("year", _("Years")),
            _Section("lang", _("Languages")),
        ]

    # -- what the window sets ----------------------------------------------------------
    def set_counts(self, counts: Counts) -> None:
        self._counts = counts
        self._places_changed()

    def set_query(self, query: Query) -> None:
        self._query = query
        self._places_changed()
        for row in range(len(self._sections)):
            self._fill(row)

    def set_facets(self, facets: Facets) -> None:
        for row, section in enumerate(self._sections):
            section.counts = tuple(facets.get(section.name, ()))
            self._labels.update({(section.name, count.value): count.label for count in section.counts})
            self._fill(row)

    def show_whole(self, name: str, whole: bool) -> None:
        """Show all values of a section, or the most frequent ones only."""
        row = next(row for row, section in enumerate(self._sections) if section.name == name)
        self._sections[row].whole = whole
        self._fill(row)

    # -- what the window asks ----------------------------------------------------------
    def label(self, name: str, value: str) -> str:
        """A filter in words, e.g. ("country", "CN") → "China"."""
        if name == "date":
            return in_words(*months(value))
        return self._labels.get((name, value), value)

    def entry(self, index: Index) -> Entry:
        if index.internalId():
            return self._sections[index.internalId() - 1].entries[index.row()]
        if index.row() < len(self._places):
            place, label = self._places[index.row()]
            count = getattr(self._counts, place) if self._counts else None
            return Entry("place", place, label, count=count, active=self._query.place == place)
        section = self._sections[index.row() - len(self._places)]
        return Entry("section", section.name, section.label)

    def section_index(self, name: str) -> QModelIndex:
        row = next(row for row, section in enumerate(self._sections) if section.name == name)
        return self._section(row)

    def filter_index(self, name: str, value: str) -> QModelIndex:
        """Where a value stands now; an invalid index when it is not shown."""
        for number, section in enumerate(self._sections):
            for row, entry in enumerate(section.entries):
                if (entry.name, entry.value, entry.kind) == (name, value, "filter"):
                    return self.index(row, 0, self._section(number))
        return QModelIndex()

    # -- what the view asks ------------------------------------------------------------
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        section = parent.row() - len(self._places) + 1 if parent.isValid() else 0
        return self.createIndex(row, column, section)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else 0
        return self._section(number - 1) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._places) + len(self._sections)
        if parent.internalId() or parent.row() < len(self._places):
            return 0
        return len(self._sections[parent.row() - len(self._places)].entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = entry.label if entry.count is None else f"{entry.label}, {entry.count}"
            return f"{spoken}, {_('chosen')}" if entry.active else spoken
        return None

    # -- within ------------------------------------------------------------------------
    def _section(self, row: int) -> QModelIndex:
        return self.createIndex(row + len(self._places), 0, 0)

    def _places_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, 0))

    def _fill(self, row: int) -> None:
        """Bring a section's rows up to date, moving no more of them than there are too many or too few."""
        section, parent = self._sections[row], self._section(row)
        entries = self._entries(section)
        have, need = len(section.entries), len(entries)
        if need > have:
            self.beginInsertRows(parent, have, need - 1)
            section.entries = section.entries + entries[have:]
            self.endInsertRows()
        elif need < have:
            self.beginRemoveRows(parent, need, have - 1)
            section.entries = section.entries[:need]
            self.endRemoveRows()
        section.entries = entries
        if need:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(need - 1, 0, parent))

    def _entries(self, section: _Section) -> list[Entry]:
        name = section.name
        active = [value for field_name, value in self._query.filters if field_name == name]
        counted = {count.value: count.count for count in section.counts}
        first = [Entry("filter", name, self.label(name, v), v, counted.get(v, 0), active=True) for v in active]
        if name == "lang" and len(section.counts) < 2:
            return first  # a library in one language has nothing to choose from
        rest = [Entry("filter", name, c.label, c.value, c.count) for c in section.counts if c.value not in active]
        rest.sort(key=lambda entry: not entry.value.startswith("user:"))  # her own topics, however few have them
        if len(rest) <= self.FEW + 1:
            return first + rest
        if section.whole:
            return [*first, *rest, Entry("more", name, _("Show fewer"), "few")]
        more = _("Show all {count}").format(count=len(first) + len(rest))
        return [*first, *rest[: self.FEW], Entry("more", name, more, "all")]
