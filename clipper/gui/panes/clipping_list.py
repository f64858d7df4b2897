"""The list of clippings: a view with rows of one height over the clippings model."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clipper.core.text import _
from clipper.gui.models.clippings import ClippingsModel
from clipper.gui.panes.clipping_delegate import ClippingDelegate, selection_colors
from clipper.gui.theme import Theme


class ClippingList(QTableView):
    """One column of clippings; several can be chosen at once.

    A table with fixed row heights knows where row 90,000 is without having looked at the
    others, which QListView does not.
    """

    opened = Signal(int)
    """The clipping the user now stands on, by id; 0: none."""
    chosen = Signal()
    """Other clippings are chosen now."""

    def __init__(self, model: ClippingsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.setObjectName("clippings")
        self.setAccessibleName(_("Clippings"))
        self.setModel(model)
        self._delegate = ClippingDelegate(theme.colors, self.font(), self)
        self.setItemDelegate(self._delegate)
        self._set_up_rows()
        theme.changed.connect(self._take_colors)
        self._take_colors()
        self.selectionModel().currentChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.activated.connect(lambda _index: self.opened.emit(self.current_id))
        self._quiet = False
        self._told = 0
        """The clipping that `opened` last told of."""
        self._expected = 0
        """A clipping to stand on as soon as it is in the list; 0: none."""

    def _set_up_rows(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(self._delegate.row_height // 3)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    # -- what is chosen ------------------------------------------------------------------
    @property
    def current_id(self) -> int:
        """The clipping one stands on; 0: none.

        Qt makes the first row current when the list gets the keyboard; that alone is no choice.
        """
        index = self.currentIndex()
        return self._model.id_at(index.row()) if self.selectionModel().isSelected(index) else 0

    @property
    def chosen_ids(self) -> tuple[int, ...]:
        """In the order of the list."""
        return tuple(self._model.id_at(row) for row in sorted(self._chosen_rows()))

    def choose(self, clipping_id: int, *, center: bool = False) -> bool:
        """Stand on this clipping; False when it is not in the list."""
        row = self._model.row_of(clipping_id)
        if row is None:
            return False
        self._stand_on(row)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(self._model.index(row), hint.PositionAtCenter if center else hint.EnsureVisible)
        return True

    def choose_when_there(self, clipping_id: int) -> None:
        """Stand on this clipping now, or as soon as a list is shown that has it."""
        self._expected = 0 if self.choose(clipping_id, center=True) else clipping_id

    def step(self, by: int) -> None:
        """Go up or down by so many rows, as far as there are any."""
        if self._model.rowCount():
            row = self.currentIndex().row() + by if self.current_id else 0
            row = min(max(row, 0), self._model.rowCount() - 1)
            self._stand_on(row)
            self.scrollTo(self._model.index(row))

    # -- what is shown -------------------------------------------------------------------
    def show_ids(self, ids: Sequence[int], words: str = "", *, stay: bool = False) -> None:
        """Show other clippings. What was chosen stays chosen as far as it is still there.

        `stay`: the same query asked again, so the place one has scrolled to is kept, and where
        the clipping one stood on has left, the one that moved up into its place comes next.
        """
        current, chosen, top = self.current_id, self.chosen_ids, self.verticalScrollBar().value()
        row = self.currentIndex().row()
        self._quiet = True
        changed = self._model.show_ids(ids, words)
        if changed:
            self.executeDelayedItemsLayout()  # else the scroll bar does not know the new length yet
            self._choose_again(chosen)
            again = self._model.row_of(current) if current else None
            if again is not None:
                index = self._model.index(again)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                if not stay:
                    self.scrollTo(index)
            elif stay and current and len(ids):
                self._stand_on(min(row, len(ids) - 1))
            if stay:
                self.verticalScrollBar().setValue(top)
            elif again is None:
                self.scrollToTop()
        self._quiet = False
        if changed:
            self.chosen.emit()
            if self.current_id not in (current, 0) or (stay and current and not self.current_id):
                self._tell()
            elif not self.current_id:
                self._told = 0
        if self._expected and self.choose(self._expected, center=True):
            self._expected = 0

    def _choose_again(self, ids: Iterable[int]) -> None:
        selection = QItemSelection()
        for first, last in _runs(self._model.rows_of(ids)):
            selection.select(self._model.index(first), self._model.index(last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _chosen_rows(self) -> set[int]:
        selection = self.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        return {row for one in ranges for row in range(one.top(), one.bottom() + 1)}

    def _stand_on(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._model.index(row), flags)

    # -- Qt ------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last clipping, not to the table's columns."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Home and not shift:
            self.step(-self._model.rowCount())
        elif event.key() == Qt.Key.Key_End and not shift:
            self.step(self._model.rowCount())
        else:
            super().keyPressEvent(event)

    def _moved(self) -> None:
        """Keys choose a row before they make it current, the mouse after: whichever is last tells."""
        if not self._quiet and self.current_id not in (self._told, 0):
            self._tell()

    def _selected(self) -> None:
        if not self._quiet:
            self._moved()
            self.chosen.emit()

    def _tell(self) -> None:
        self._expected = 0
        self._told = self.current_id
        self.opened.emit(self._told)

    def _take_colors(self) -> None:
        self.setPalette(selection_colors(self._theme.palette, self._theme.colors))
        self._delegate.set_colors(self._theme.colors)
        self.viewport().update()


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending rows as first and last of each unbroken run: select-all is one range, not 100,000."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
