"""Where the keyboard is: going from pane to pane, and from a search to what it found."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from clipper.gui.panes.clipping_list import ClippingList
from clipper.gui.panes.reader import Reader
from clipper.gui.panes.search_bar import SearchBar
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.search_controller import SearchController


class PaneFocus(QObject):
    """Moves the keyboard between search box, sidebar, list and reader."""

    def __init__(
        self,
        search_bar: SearchBar,
        sidebar: Sidebar,
        listing: ClippingList,
        reader: Reader,
        search: SearchController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._search_bar, self._sidebar, self._list, self._reader = search_bar, sidebar, listing, reader
        self._search, self._window = search, window
        self._go_on = False
        """The keyboard goes to the list as soon as the answer is there."""
        search_bar.left.connect(self._leave_search)

    def to_search(self) -> None:
        self._search_bar.begin()

    def to_sidebar(self) -> None:
        self._sidebar.take_keyboard()

    def to_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self._list.current_id:
            self._list.step(1)

    def to_reader(self) -> None:
        self._reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_next(self) -> None:
        """From one pane to the next, the search box among them."""
        stops = (
            (self._search_bar, self.to_search),
            (self._sidebar, self.to_sidebar),
            (self._list, self.to_list),
            (self._reader, self.to_reader),
        )
        focus: QWidget | None = self._window.focusWidget()
        here = -1
        for number, (pane, _go) in enumerate(stops):
            if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
                here = number
        stops[(here + 1) % len(stops)][1]()

    def answered(self) -> None:
        """The list shows what was searched for: whoever left the search box for it goes there now."""
        if self._go_on:
            self._go_on = False
            self.to_list()

    def _leave_search(self) -> None:
        """On to what was found, not to what was found before."""
        self._go_on = self._search.waiting
        if not self._go_on:
            self.to_list()
