"""The sidebar: where to look, and what to filter by."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from clipper.core.model import Counts, Facets, Query
from clipper.core.text import _
from clipper.gui.models.sidebar import SidebarModel
from clipper.gui.panes.sidebar_delegate import SidebarDelegate
from clipper.gui.theme import Theme

SECTIONS = ("country", "topic", "publisher", "year", "lang")


class Sidebar(QTreeView):
    """Click, Enter or Space: go to a place, add or take away a filter, fold a section."""

    place_chosen = Signal(str)
    filter_toggled = Signal(str, str)
    topic_managed = Signal(str)
    """The user wants to change topics, this one ("": any of them)."""
    alike_wanted = Signal(str)
    """The user wants to see more clippings like those of this topic."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Places and filters"))
        self._theme = theme
        self._shown = SidebarModel(self)
        self.setModel(self._shown)
        self._delegate = SidebarDelegate(theme.colors, self.font(), self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setMinimumWidth(150)
        self.clicked.connect(self._use)
        theme.changed.connect(self._take_colors)
        self._folded: set[str] = set()
        self._sync_folds()

    # -- what is shown -------------------------------------------------------------------
    def show_counts(self, counts: Counts) -> None:
        self._shown.set_counts(counts)

    def show_query(self, query: Query) -> None:
        with self._keeping_place():
            self._shown.set_query(query)

    def show_facets(self, facets: Facets) -> None:
        with self._keeping_place():
            self._shown.set_facets(facets)

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        """Whoever stands on a value with the keyboard still stands on it when the values change."""
        index = self.currentIndex()
        stood = self._shown.entry(index) if index.isValid() else None
        yield
        self._sync_folds()
        if stood is not None and stood.kind == "filter":
            again = self._shown.filter_index(stood.name, stood.value)
            if again.isValid():
                self.setCurrentIndex(again)

    def label(self, name: str, value: str) -> str:
        return self._shown.label(name, value)

    def take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._shown.index(0, 0))

    @property
    def folded(self) -> list[str]:
        """Names of the sections that are closed."""
        return sorted(self._folded)

    def fold(self, names: Iterable[str]) -> None:
        self._folded = set(names) & set(SECTIONS)
        self._sync_folds()

    def _sync_folds(self) -> None:
        """Sections without values are hidden, the others open unless the user folded them."""
        for name in SECTIONS:
            index = self._shown.section_index(name)
            self.setRowHidden(index.row(), QModelIndex(), not self._shown.rowCount(index))
            self.setExpanded(index, name not in self._folded)

    # -- what is done --------------------------------------------------------------------
    def _use(self, index: QModelIndex) -> None:
        entry = self._shown.entry(index)
        match entry.kind:
            case "place":
                self.place_chosen.emit(entry.name)
            case "filter":
                self.filter_toggled.emit(entry.name, entry.value)
            case "more":
                self._shown.show_whole(entry.name, entry.value == "all")
            case "section":
                self._folded ^= {entry.name}
                self._sync_folds()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._use(index)
            return
        if index.isValid() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold_by_key(index, event.key() == Qt.Key.Key_Left)
            return
        super().keyPressEvent(event)

    def _fold_by_key(self, index: QModelIndex, close: bool) -> None:
        section = index.parent() if index.parent().isValid() else index
        entry = self._shown.entry(section)
        if entry.kind == "section":
            self._folded = self._folded | {entry.name} if close else self._folded - {entry.name}
            self._sync_folds()
            self.setCurrentIndex(section if close else index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Topics have a menu; by the keyboard that of the row it stands on."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        entry = self._shown.entry(index) if index.isValid() else None
        if entry is None or entry.name != "topic":
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if entry.kind == "filter":
            menu.addAction(_("Find More Like These…"), lambda: self.alike_wanted.emit(entry.value))
            menu.addAction(_("Change Topic…"), lambda: self.topic_managed.emit(entry.value))
        else:
            menu.addAction(_("Topics…"), lambda: self.topic_managed.emit(""))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos())

    def _take_colors(self) -> None:
        self._delegate.colors = self._theme.colors
        self.viewport().update()
