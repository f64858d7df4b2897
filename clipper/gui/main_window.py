"""The main window: puts the panes together and lets them hear of each other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Counts, Facets, Found, Query
from clipper.core.settings import WindowState
from clipper.core.text import _
from clipper.gui import clipboard
from clipper.gui.actions import CONTEXT_MENU, TOOLBAR_LEFT, TOOLBAR_RIGHT, Actions, Parts
from clipper.gui.archive_controller import ArchiveController
from clipper.gui.capture_controller import CaptureController
from clipper.gui.clipping_controller import ClippingController
from clipper.gui.digest_controller import DigestController
from clipper.gui.help import Help
from clipper.gui.history_controller import HistoryController
from clipper.gui.icons import app_icon
from clipper.gui.import_controller import ImportController
from clipper.gui.jobs import Jobs
from clipper.gui.messages import MessageBar
from clipper.gui.models.clippings import ClippingsModel, Row
from clipper.gui.original_controller import OriginalController
from clipper.gui.pane_focus import PaneFocus
from clipper.gui.panes.clipping_list import ClippingList
from clipper.gui.panes.drop_hint import DropHint
from clipper.gui.panes.empty_state import EmptyState
from clipper.gui.panes.job_bar import JobBar
from clipper.gui.panes.list_header import ListHeader
from clipper.gui.panes.overview import Overview
from clipper.gui.panes.pictures import thumbnail
from clipper.gui.panes.reader import Reader
from clipper.gui.panes.search_bar import SearchBar
from clipper.gui.panes.sidebar import Sidebar
from clipper.gui.passage_controller import PassageController
from clipper.gui.picture_controller import PictureController
from clipper.gui.retag_controller import RetagController
from clipper.gui.rule_controller import RuleController
from clipper.gui.search_controller import SearchController
from clipper.gui.theme import Theme
from clipper.gui.topic_controller import TopicController

if TYPE_CHECKING:
    from clipper.core.library import Library

_LOOK_BACK = 1_500
"""Milliseconds after which what earlier runs left to do is looked for: it loads a good deal, and can wait."""
_PANES = (230, 400, 680)
"""Widths of sidebar, list and reader in a new window, in pixels."""


class MainWindow(QMainWindow):
    """Sidebar, list and reader, with the search box above and jobs below."""

    library_chosen = Signal(Path)
    """The user wants to work with this folder instead."""

    closed = Signal(object)
    """The user closed the window; the WindowState it was left in."""

    mode_chosen = Signal(str)
    """The user wants it light, dark, or as the system has it."""

    def __init__(self, jobs: Jobs, theme: Theme, state: WindowState, library: Path) -> None:
        super().__init__()
        self._jobs, self._theme, self._library = jobs, theme, library
        self._state = state
        self._in_trash = 0
        self.setWindowTitle("Clipper")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self._build(jobs, theme, state)
        self._connect(jobs)
        self._lay_out()
        self._restore(state)

    # -- parts ---------------------------------------------------------------------------
    def _build(self, jobs: Jobs, theme: Theme, state: WindowState) -> None:
        self.messages = MessageBar(theme, self)
        self.search = SearchController(jobs, state.sort, self)
        self.search_bar = SearchBar(theme)
        self.sidebar = Sidebar(theme)
        self.header = ListHeader(theme, self.sidebar.label)
        self.model = ClippingsModel(self._fetch_rows, self)
        self.list = ClippingList(self.model, theme)
        self.empty = EmptyState(theme)
        self.reader = Reader()
        self.overview = Overview(self)
        self.job_bar = JobBar(theme)
        self._drop_hint = DropHint(theme, self)
        self.imports = ImportController(jobs, self.messages, self)
        self.capture = CaptureController(jobs, self.messages, self.imports, self)
        self.clippings = ClippingController(jobs, self.search, self.list, self.model, self.reader, self.messages, self)
        self.pictures = PictureController(jobs, self.reader, self)
        self.originals = OriginalController(jobs, self.clippings, self.messages, self)
        self.reader.edition_opened.connect(self.originals.compare)
        self.archives = ArchiveController(jobs, self.messages, self)
        self.retagging = RetagController(jobs, self.search, self.clippings, self.messages, self)
        self.passages = PassageController(jobs, self.reader, self.messages, self)
        self.digests = DigestController(jobs, self.reader, state.digest, self)
        self.history = HistoryController(jobs, self.messages, self)
        self.topics = TopicController(jobs, self.history, self.messages, self)
        self.rules = RuleController(jobs, self.history, self.messages, self)
        self.focus = PaneFocus(self.search_bar, self.sidebar, self.list, self.reader, self.search, self)
        self.help = Help(self, self._library)
        self.actions_ = Actions(
            Parts(self, self.capture, self.clippings, self.originals, self.history, self.reader), theme
        )

    def _connect(self, jobs: Jobs) -> None:
        search, sidebar, header = self.search, self.sidebar, self.header
        jobs.started.connect(self.job_bar.watch)
        jobs.failed.connect(lambda title, error: self.messages.tell(error, title))
        jobs.opened.connect(self._opened)
        jobs.unavailable.connect(self._unavailable)
        self.search_bar.words_changed.connect(search.search)
        sidebar.place_chosen.connect(search.go)
        sidebar.filter_toggled.connect(search.toggle)
        self.overview.left.connect(self.list.setFocus)  # else the search box takes the keyboard
        self.overview.country_toggled.connect(lambda code: search.toggle("country", code))
        self.overview.time_chosen.connect(lambda date: search.narrow("date", date))
        header.sort_chosen.connect(search.order)
        header.filter_removed.connect(search.toggle)
        header.filters_cleared.connect(search.clear_filters)
        header.empty_trash.connect(self.clippings.empty_trash)
        self.empty.paste.connect(self.capture.paste)
        self.empty.clear.connect(search.clear)
        search.query_changed.connect(self._show_query)
        search.counted.connect(self._show_counts)
        search.answered.connect(self._show_answer)
        self.list.chosen.connect(self._allow)
        self.clippings.opened.connect(lambda _id: self._allow())
        self.clippings.opened.connect(self.digests.opened)
        self.history.changed.connect(self.actions_.show_history)
        self.topics.vocabulary_changed.connect(self.clippings.load_vocabulary)
        self.topics.open_clipping.connect(self.clippings.show)
        self.clippings.topic_made.connect(self.topics.look_for_near)
        sidebar.topic_managed.connect(self.topics.manage)
        sidebar.alike_wanted.connect(self.topics.find_alike)
        self.capture.kept.connect(self.clippings.show_added)
        self.capture.open_twin.connect(self.clippings.show)
        self.imports.open_clipping.connect(self.clippings.show)
        self.imports.vocabulary_changed.connect(self.clippings.load_vocabulary)

    def _lay_out(self) -> None:
        self.actions_.fill_menu_bar(self.menuBar())
        self.actions_["digest"].setCheckable(True)
        self.actions_["digest"].setChecked(self.digests.on)
        self._add_tool_bar()
        self._list_stack = QStackedWidget()
        self._list_stack.addWidget(self.list)
        self._list_stack.addWidget(self.empty)
        middle = QWidget()
        middle.setBackgroundRole(middle.palette().ColorRole.Base)
        middle.setAutoFillBackground(True)
        middle.setMinimumWidth(260)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._list_stack, 1)
        self.actions_.fill(self.list, CONTEXT_MENU)
        right = QWidget()
        above = QVBoxLayout(right)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.overview)
        above.addWidget(self.reader, 1)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setHandleWidth(1)
        self.reader.setMinimumWidth(340)  # so that the window fits half a wide screen
        for at, (pane, stretch) in enumerate(((self.sidebar, 0), (middle, 1), (right, 2))):
            self._panes.addWidget(pane)
            self._panes.setStretchFactor(at, stretch)
            self._panes.setCollapsible(at, at == 0)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.messages)
        rows.addWidget(self._panes, 1)
        rows.addWidget(self.job_bar)
        self.setCentralWidget(whole)
        self._show_query(self.search.query)
        self.list.setFocus()

    def _add_tool_bar(self) -> None:
        bar = QToolBar(_("Tool bar"))
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_.fill(bar, TOOLBAR_LEFT)
        self.actions_.emphasize(bar, "paste")
        self.search_bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search_bar.setMaximumWidth(640)
        for widget in (_stretch(), self.search_bar, _stretch()):
            bar.addWidget(widget)
        self.actions_.fill(bar, TOOLBAR_RIGHT)
        self.addToolBar(bar)

    # -- remembered ----------------------------------------------------------------------
    def _restore(self, state: WindowState) -> None:
        if not (state.geometry and self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode()))):
            room = QGuiApplication.primaryScreen().availableSize()
            self.resize(min(sum(_PANES), room.width() - 40), min(860, room.height() - 60))
        self._panes.setSizes(state.panes if len(state.panes) == len(_PANES) else list(_PANES))
        self.sidebar.fold(state.folded)
        if state.clipping and state.library == str(self._library):
            self.list.choose_when_there(state.clipping)

    def state(self) -> WindowState:
        """How the window is now, to be remembered."""
        return WindowState(
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            panes=self._panes.sizes(),
            folded=self.sidebar.folded,
            sort=self.search.query.sort,
            digest=self.digests.on,
            library=str(self._library),
            clipping=self.list.current_id,
        )

    # -- library -------------------------------------------------------------------------
    def begin(self, files: Sequence[Path] = ()) -> None:
        """Ask for what to show, once the window itself is on the screen."""
        self._jobs.open()
        self.search.refresh()
        QTimer.singleShot(0, lambda: self.capture.take_files(files))

    def _opened(self, notice: str) -> None:
        self.actions_.allow(writable=not notice)
        self.clippings.set_read_only(bool(notice))
        self.digests.set_read_only(bool(notice))
        self.clippings.load_vocabulary()
        if notice:
            self.messages.warn(notice)
        else:
            self.capture.offer_pending()
            QTimer.singleShot(_LOOK_BACK, self.imports.look_back)
            QTimer.singleShot(_LOOK_BACK, self.topics.get_ready)

    def _unavailable(self, error: Exception) -> None:
        self.messages.tell(error, _("Opening the library"))

    def _fetch_rows(self, ids: Sequence[int], words: str, then: Callable[[list[Row]], object]) -> None:
        def rows(library: "Library") -> list[Row]:
            passages = library.snippets(ids, words) if words else {}
            return [Row(each, passages.get(each.id), thumbnail(library, each)) for each in library.summaries(ids)]

        self._jobs.read("", rows, then)

    def choose_library(self) -> None:
        from clipper.gui.library_chooser import choose_library

        choose_library(self, self._library, self.library_chosen.emit)

    # -- what is shown -------------------------------------------------------------------
    def _show_query(self, query: Query) -> None:
        self.sidebar.show_query(query)
        self.header.show_query(query)
        self.search_bar.show_words(query.text)

    def _show_counts(self, counts: Counts, facets: Facets) -> None:
        self._in_trash = counts.trash
        self.sidebar.show_counts(counts)
        self.sidebar.show_facets(facets)
        self.overview.show_facets(self.search.query, facets)
        self.empty.explain(self.search.query, self._in_trash)

    def _show_answer(self, query: Query, found: Found, again: bool) -> None:
        self.header.show_answer(query, found.total, found.problem)
        self.list.show_ids(found.ids, query.text.strip(), stay=again)
        self.empty.explain(query, self._in_trash)
        self._list_stack.setCurrentIndex(0 if found.total else 1)
        self.clippings.light(query.text)
        self._allow()
        if not again:
            self.focus.answered()

    def _allow(self) -> None:
        self.header.show_chosen(len(self.list.chosen_ids))
        chosen = bool(self.clippings.chosen)
        self.actions_.allow(chosen=chosen, trash=chosen and self.search.query.place == "trash")

    def toggle_overview(self) -> None:
        self.overview.toggle()
        self._jobs.read("", lambda library: library.countries(), self.overview.know)

    # -- commands ------------------------------------------------------------------------
    def toggle_digest(self) -> None:
        """Show what articles come down to, or show it no more."""
        self.digests.toggle()
        self.actions_["digest"].setChecked(self.digests.on)

    def put_topic(self) -> None:
        """Put a topic on every clipping that is chosen."""
        self.topics.put_on(self.clippings.chosen)

    def find_words(self) -> None:
        """Find in the article that is open; without one, in the library."""
        if self.clippings.reading:
            self.reader.find()
        else:
            self.search_bar.begin()

    def show_shortcuts(self) -> None:
        self.help.show_shortcuts(self.actions_.keys)

    # -- Qt ------------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if clipboard.is_welcome(event.mimeData()) and event.source() is None:
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_hint.hide()
        event.acceptProposedAction()
        self.capture.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Gone from the screen at once; the libraries close behind it."""
        self.hide()
        self.closed.emit(self.state())
        super().closeEvent(event)


def _stretch() -> QWidget:
    """Empty room in the tool bar."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return room
