"""Above the list: what is shown, how many, in which order, and the filters that hold."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from clipper.core.model import Place, Query, Sort
from clipper.core.text import _
from clipper.gui.icons import themed
from clipper.gui.theme import Theme, headline_font, small_font
from clipper.gui.widgets.chip import Chip
from clipper.gui.widgets.flow_layout import FlowLayout

PLACES: dict[Place, str] = {
    "all": _("All clippings"),
    "unread": _("Unread"),
    "starred": _("Starred"),
    "trash": _("Trash"),
}
SORTS: dict[Sort, str] = {
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "best": _("Best match first"),
    "publisher": _("By publisher"),
}


class ListHeader(QWidget):
    """Speaks about the Query that the list answers; `label` puts a filter into words."""

    sort_chosen = Signal(str)
    filter_removed = Signal(str, str)
    filters_cleared = Signal()
    empty_trash = Signal()

    def __init__(self, theme: Theme, label: Callable[[str, str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list-header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._label = label
        self._title = QLabel(PLACES["all"])
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setFont(headline_font(self.font(), 1.25))
        self._answer, self._total = "", 0
        self._count = QLabel()
        self._count.setFont(small_font(self.font()))
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._empty = QPushButton(_("Empty Trash…"))
        self._empty.clicked.connect(self.empty_trash)
        self._empty.hide()
        self._sort = self._sort_button()
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._filters = QWidget()
        self._flow = FlowLayout(self._filters)
        self._filters.hide()
        self._lay_out()
        theme.changed.connect(self._take_colors)
        self._take_colors()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._count)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._empty)
        top.addWidget(self._sort)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(26, 12, 10, 10)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self._filters)
        whole.addWidget(self._problem)

    def _sort_button(self) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(_("Order of the list"))
        button.setToolTip(_("Order of the list"))
        menu, group = QMenu(button), QActionGroup(button)
        self._orders: dict[Sort, QAction] = {}
        for sort, text in SORTS.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(sort)
            group.addAction(action)
            self._orders[sort] = action
        group.triggered.connect(lambda action: self.sort_chosen.emit(action.data()))
        button.setMenu(menu)
        return button

    # -- what is shown -------------------------------------------------------------------
    def show_query(self, query: Query) -> None:
        self._title.setText(_("Results") if query.has_words else PLACES[query.place])
        self._orders[query.sort].setChecked(True)
        self._orders["best"].setEnabled(query.has_words)
        shown: Sort = "newest" if query.sort == "best" and not query.has_words else query.sort
        self._sort.setText(SORTS[shown])
        self._show_filters(query)

    def show_answer(self, query: Query, total: int, problem: str) -> None:
        text = _("1 clipping") if total == 1 else _("{count} clippings").format(count=f"{total:,}")
        if query.has_words and query.place != "all":
            text += " · " + PLACES[query.place]
        self._answer, self._total = text, total
        self._count.setText(text)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._empty.setVisible(query.place == "trash" and total > 0)

    def show_chosen(self, chosen: int) -> None:
        """Say how many are chosen, when it is more than the one that is read."""
        text = _("{chosen} of {all} chosen").format(chosen=f"{chosen:,}", all=f"{self._total:,}")
        self._count.setText(text if chosen > 1 else self._answer)

    def _show_filters(self, query: Query) -> None:
        while self._flow.count():
            gone = self._flow.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for name, value in query.filters:
            text = self._label(name, value)
            chip = Chip(value, text, value if name == "country" else "", reason=_("Click to take this filter away"))
            chip.setAccessibleName(_("Filter: {name}").format(name=text))
            for gone_signal in (chip.clicked, chip.removed):
                gone_signal.connect(lambda *_args, name=name, value=value: self.filter_removed.emit(name, value))
            self._flow.addWidget(chip)
        if len(query.filters) > 1:
            clear = QPushButton(_("Clear all"))
            clear.setFlat(True)
            clear.clicked.connect(self.filters_cleared)
            self._flow.addWidget(clear)
        self._filters.setVisible(bool(query.filters))

    def _take_colors(self) -> None:
        colors = self._theme.colors
        self._sort.setIcon(themed("sort", colors, 16))
        self._count.setStyleSheet(f"color: {colors.muted}")
        self._problem.setStyleSheet(
            f"color: {colors.ink}; background: {colors.warning}; border-radius: 6px; padding: 5px 9px"
        )
