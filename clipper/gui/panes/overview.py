"""Where and when: a map and a timeline of all that was found, and tables that tell the same in words."""

from collections.abc import Callable, Sequence

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

from clipper.core.model import Country, FacetCount, Facets, Query
from clipper.core.text import _
from clipper.gui.periods import in_words, months
from clipper.gui.theme import small_font
from clipper.gui.widgets.timeline import Timeline
from clipper.gui.widgets.world_map import WorldMap

_HEIGHT = 390


class Overview(QWidget):
    """Counts over all that was found. `country_toggled` carries the code of a country that was chosen,
    `time_chosen` a date as a filter takes it ("2025-03..2025-06"), or "" for any time."""

    country_toggled = Signal(str)
    time_chosen = Signal(str)
    left = Signal()
    """It was put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}
        self._countries: Sequence[FacetCount] = ()
        self._months: Sequence[FacetCount] = ()
        self._query = Query()
        self.map = WorldMap(self)
        self.map.toggled.connect(self.country_toggled)
        self.timeline = Timeline(self)
        self.timeline.chosen.connect(self.time_chosen)
        self.countries = _table(_("Country"), _("Countries and how many clippings are about them"), self)
        self.countries.itemActivated.connect(lambda item: self.country_toggled.emit(_value(item)))
        self.months = _table(_("Month"), _("Months and how many clippings were published in them"), self)
        self.months.itemActivated.connect(lambda item: self._choose_month(_value(item)))
        drawn, written = QWidget(self), QWidget(self)
        column = QVBoxLayout(drawn)
        column.addWidget(self.map, 1)
        column.addWidget(self.timeline)
        row = QHBoxLayout(written)
        row.addWidget(self.countries, 3)
        row.addWidget(self.months, 2)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(drawn)
        self.pages.addWidget(written)
        self.told = QLabel(self)
        self.told.setFont(small_font(self.font()))
        self.switch = self._button(_("As &Table"), self._switch)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.switch)
        head.addWidget(self._button(_("Close"), self.toggle))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 6, 14, 6)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.pages, 1)
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

    def know(self, countries: Sequence[Country]) -> None:
        """The names of all countries: those without clippings have one, too."""
        self._names = {country.code: country.name for country in countries}
        self._show()

    def show_facets(self, query: Query, facets: Facets) -> None:
        self._query = query
        self._countries, self._months = facets.get("country", ()), facets.get("month", ())
        self._show()

    def _show(self) -> None:
        if self.isHidden():
            return
        wanted = self._query.wanted
        self.told.setText(_told(len(self._countries), dated=bool(self._months)))
        self.timeline.setVisible(bool(self._months))
        counts = {each.value: each.count for each in self._countries}
        names = self._names | {each.value: each.label for each in self._countries}
        self.map.show_counts(counts, names, wanted.get("country", ()))
        date = wanted.get("date", ("",))[-1]
        self.timeline.show_counts({each.value: each.count for each in self._months}, date)
        _fill(self.countries, [(names[each.value], each) for each in self._countries], wanted.get("country", ()))
        _fill(self.months, [(in_words(*months(each.value)), each) for each in self._months], (date,))

    def toggle(self) -> None:
        """Show it, with the keyboard on it, or put it away."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self._show()
            self._take_keyboard()
        else:
            self.left.emit()

    def _switch(self) -> None:
        written = self.pages.currentIndex() == 0
        self.pages.setCurrentIndex(int(written))
        self.switch.setText(_("As &Map") if written else _("As &Table"))
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        (self.map, self.countries)[self.pages.currentIndex()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_month(self, month: str) -> None:
        self.time_chosen.emit("" if self._query.wanted.get("date") == (month,) else month)


def _told(countries: int, *, dated: bool) -> str:
    if not countries:
        return _("None of these clippings is about a country.")
    words = _("{n:,} countries. Click one, or drag over a time.") if dated else _("{n:,} countries. Click one.")
    return words.format(n=countries)


def _table(head: str, name: str, parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 2, parent)
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels([head, _("Clippings")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, rows: Sequence[tuple[str, FacetCount]], chosen: Sequence[str]) -> None:
    """A tick stands before what is filtered for."""
    table.setRowCount(len(rows))
    for row, (label, counted) in enumerate(rows):
        name = QTableWidgetItem(("✓ " if counted.value in chosen else "") + label)
        number = QTableWidgetItem(f"{counted.count:,}")
        number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, item in enumerate((name, number)):
            item.setData(Qt.ItemDataRole.UserRole, counted.value)
            table.setItem(row, column, item)


def _value(item: QTableWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))
