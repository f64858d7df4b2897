"""The world map above the panes, and the table that tells the same in words."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Country, Facets, Query
from clipper.core.text import _
from clipper.gui.theme import small_font
from clipper.gui.widgets.world_map import WorldMap

_HEIGHT = 320


class MapPane(QWidget):
    """Counts of countries over all that was found. `toggled` carries the code of one that was chosen."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._chosen: frozenset[str] = frozenset()
        self.map = WorldMap(self)
        self.map.toggled.connect(self.toggled)
        self.table = _table(self)
        self.table.itemActivated.connect(lambda item: self.toggled.emit(self._code(item.row())))
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.map)
        self.pages.addWidget(self.table)
        self.told = QLabel(self)
        self.told.setFont(small_font(self.font()))
        self.switch = self._button(_("As &Table"), self._switch)
        close = self._button(_("Close"), self.hide)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.switch)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self.setFixedHeight(_HEIGHT)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.hide()

    def _button(self, words: str, then: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setFlat(True)
        button.setFont(small_font(self.font()))
        button.clicked.connect(then)
        return button

    def know(self, countries: tuple[Country, ...]) -> None:
        """The names of all countries: those without clippings have one, too."""
        self._names = {country.code: country.name for country in countries}
        self._show()

    def show_facets(self, query: Query, facets: Facets) -> None:
        self._counts = {each.value: each.count for each in facets.get("country", ())}
        self._chosen = frozenset(value for name, value in query.filters if name == "country")
        self._show()

    def _show(self) -> None:
        if self.isHidden():
            return
        self.told.setText(_told(self._counts))
        self.map.show_counts(self._counts, self._names, self._chosen)
        self.table.setRowCount(len(self._counts))
        for row, (code, count) in enumerate(self._counts.items()):
            name = QTableWidgetItem(("✓ " if code in self._chosen else "") + self._names.get(code, code))
            name.setData(Qt.ItemDataRole.UserRole, code)
            number = QTableWidgetItem(f"{count:,}")
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, 0, name)
            self.table.setItem(row, 1, number)

    def toggle(self) -> None:
        """Show it, with the keyboard on it, or put it away."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self._show()
            self._take_keyboard()

    def _switch(self) -> None:
        table = self.pages.currentWidget() is self.map
        self.pages.setCurrentWidget(self.table if table else self.map)
        self.switch.setText(_("As &Map") if table else _("As &Table"))
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        (self.map if self.pages.currentIndex() == 0 else self.table).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _code(self, row: int) -> str:
        item = self.table.item(row, 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""


def _told(counts: dict[str, int]) -> str:
    if not counts:
        return _("None of these clippings is about a country.")
    return _("{n:,} countries. A click shows the clippings about one.").format(n=len(counts))


def _table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 2, parent)
    table.setAccessibleName(_("Countries and how many clippings are about them"))
    table.setHorizontalHeaderLabels([_("Country"), _("Clippings")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
