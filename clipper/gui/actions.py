"""Every command of the window, in one table: name, text, keys, icon, and what it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from clipper.core.model import History
from clipper.core.text import _
from clipper.gui.icons import icon, themed
from clipper.gui.theme import Theme

if TYPE_CHECKING:
    from clipper.gui.capture_controller import CaptureController
    from clipper.gui.clipping_controller import ClippingController
    from clipper.gui.history_controller import HistoryController
    from clipper.gui.main_window import MainWindow
    from clipper.gui.original_controller import OriginalController
    from clipper.gui.panes.reader import Reader


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do. `text` carries its menu key (&); `keys` are QKeySequence strings.

    `needs` says what must be there for it: "" nothing, "chosen" a clipping, "trash" a chosen one
    that lies in Trash, "writable" a library that can be changed.
    """

    name: str
    text: str
    keys: tuple[str, ...]
    icon: str
    call: Callable[[], object]
    needs: str = ""

    @property
    def label(self) -> str:
        """The text without its menu key and dots."""
        return self.text.replace("&", "").rstrip("…")


@dataclass(frozen=True, slots=True)
class Parts:
    """Who the commands call."""

    window: "MainWindow"
    capture: "CaptureController"
    clippings: "ClippingController"
    originals: "OriginalController"
    history: "HistoryController"
    reader: "Reader"


def commands(parts: Parts) -> tuple[Command, ...]:
    """The table."""
    window, capture, clippings = parts.window, parts.capture, parts.clippings
    history, reader = parts.history, parts.reader
    return (
        Command("paste", _("&Paste Page"), ("Ctrl+V", "Shift+Ins"), "paste", capture.paste, "writable"),
        Command("new", _("&New Clipping…"), ("Ctrl+N",), "new", clippings.new, "writable"),
        Command("import", _("&Import…"), ("Ctrl+I",), "import", window.imports.choose, "writable"),
        Command("archive", _("Save &Archive…"), (), "library", window.archives.save),
        Command("reports", _("I&mports…"), ("Ctrl+Shift+I",), "folder", window.imports.show_reports),
        Command("open_library", _("&Open or Create Library…"), ("Ctrl+O",), "library", window.choose_library),
        Command("print", _("P&rint…"), ("Ctrl+P",), "print", reader.print_clipping, "chosen"),
        Command("quit", _("&Quit"), ("Ctrl+Q",), "quit", window.close),
        Command("undo", _("&Undo"), ("Ctrl+Z",), "undo", history.undo, "writable"),
        Command("redo", _("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", history.redo, "writable"),
        Command("copy_citation", _("Copy with &Citation"), ("Ctrl+Shift+C",), "quote", reader.copy_citation, "chosen"),
        Command("search", _("&Search"), ("Ctrl+K", "Ctrl+L"), "search", window.focus.to_search),
        Command("find", _("&Find in Article"), ("Ctrl+F",), "search", window.find_words, ""),
        Command("next_hit", _("&Next Hit"), ("F3", "Ctrl+G"), "down", reader.next_hit, "chosen"),
        Command("previous_hit", _("Pre&vious Hit"), ("Shift+F3", "Ctrl+Shift+G"), "up", reader.previous_hit, "chosen"),
        Command("edit", _("&Edit…"), ("F2",), "edit", clippings.edit, "chosen"),
        Command("details", _("Det&ails…"), ("Alt+Return",), "info", parts.originals.show_details, "chosen"),
        Command("mark", _("&Mark Passage"), ("M",), "quote", window.passages.mark, "chosen"),
        Command("read_as", _("Read An&other Way…"), ("Ctrl+Shift+R",), "publisher", parts.originals.read_as, "chosen"),
        Command("retag", _("Tag A&gain…"), ("Ctrl+T",), "topic", window.retagging.ask, "writable"),
        Command("put_topic", _("Put Top&ic On…"), ("T",), "topic", window.put_topic, "chosen"),
        Command("star", _("&Star"), ("S",), "star", clippings.toggle_star, "chosen"),
        Command("unread", _("Read / &Unread"), ("U",), "unread", clippings.toggle_unread, "chosen"),
        Command("delete", _("&Delete"), ("Del",), "trash", clippings.delete, "chosen"),
        Command("restore", _("&Restore from Trash"), ("R",), "restore", clippings.restore, "trash"),
        Command("empty_trash", _("Empty &Trash…"), (), "trash", clippings.empty_trash, "writable"),
        Command("next", _("Ne&xt Clipping"), ("J", "Alt+Down"), "down", lambda: window.list.step(1)),
        Command("previous", _("&Previous Clipping"), ("K", "Alt+Up"), "up", lambda: window.list.step(-1)),
        Command("go_sidebar", _("Go to &Places and Filters"), ("Ctrl+1",), "menu", window.focus.to_sidebar),
        Command("go_list", _("Go to &List"), ("Ctrl+2",), "all", window.focus.to_list),
        Command("go_reader", _("Go to &Article"), ("Ctrl+3",), "publisher", window.focus.to_reader),
        Command("next_pane", _("Next Pa&ne"), ("F6",), "right", window.focus.to_next),
        Command("overview", _("&Map and Timeline"), ("Ctrl+M",), "country", window.toggle_overview),
        Command("digest", _("Summary and &Hashtags"), ("D",), "note", window.toggle_digest),
        Command("look_system", _("Look as the &System Does"), (), "", lambda: window.mode_chosen.emit("system")),
        Command("look_light", _("Li&ght"), (), "", lambda: window.mode_chosen.emit("light")),
        Command("look_dark", _("&Dark"), (), "", lambda: window.mode_chosen.emit("dark")),
        Command("topics", _("&Topics…"), ("Ctrl+Shift+T",), "", window.topics.manage, "writable"),
        Command("rules", _("Ru&les…"), ("Ctrl+R",), "", window.rules.manage, "writable"),
        Command("shortcuts", _("&Keyboard Shortcuts"), ("F1", "Ctrl+?"), "keyboard", window.show_shortcuts),
        Command("about", _("&About Clipper"), (), "info", window.help.show_about),
    )


Layout = tuple[str, ...]
"""Names of commands; "-" is a line between them."""

MENUS: tuple[tuple[str, Layout], ...] = (
    (
        _("&File"),
        ("paste", "new", "-", "import", "reports", "-", "archive", "-", "open_library", "-", "print", "-", "quit"),
    ),
    (
        _("&Edit"),
        (
            *("undo", "redo", "-", "copy_citation", "-", "search", "find", "next_hit", "previous_hit", "-"),
            *("topics", "rules"),
        ),
    ),
    (
        _("&Clipping"),
        (
            *("edit", "details", "read_as", "mark", "put_topic", "retag", "-", "star", "unread", "-"),
            *("delete", "restore", "empty_trash", "-", "next", "previous"),
        ),
    ),
    (
        _("&View"),
        (
            *("go_sidebar", "go_list", "go_reader", "next_pane", "-"),
            *("digest", "overview", "-", "look_system", "look_light", "look_dark"),
        ),
    ),
    (_("&Help"), ("shortcuts", "about")),
)
TOOLBAR_LEFT: Layout = ("paste", "new")
TOOLBAR_RIGHT: Layout = ("star", "unread", "edit", "copy_citation", "print", "-", "delete", "restore")
CONTEXT_MENU: Layout = ("star", "unread", "put_topic", "edit", "details", "copy_citation", "-", "delete", "restore")


class Actions(QObject):
    """The table's commands as QActions, and the menus and tool bars made of them."""

    def __init__(self, parts: Parts, theme: Theme) -> None:
        super().__init__(parts.window)
        self.table = commands(parts)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        for command in self.table:
            action = QAction(command.text, parts.window)
            action.setObjectName(command.name)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setIconVisibleInMenu(False)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.name in ("next", "previous", "next_hit", "previous_hit", "undo", "redo"))
            action.setToolTip(_with_key(command))
            action.triggered.connect(lambda _checked=False, call=command.call: call())
            parts.window.addAction(action)
            self._actions[command.name] = action
        self._state: dict[str, bool] = {"": True, "writable": False, "chosen": False, "trash": False}
        self._history = History()
        self._enable()
        theme.changed.connect(self._draw)
        self._draw()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Every command that has keys, and these in words, in the table's order."""
        shown = QKeySequence.SequenceFormat.NativeText
        return [
            (command.label, ", ".join(QKeySequence(key).toString(shown) for key in command.keys))
            for command in self.table
            if command.keys
        ]

    # -- menus and tool bars -------------------------------------------------------------
    def fill_menu_bar(self, bar: QMenuBar) -> None:
        for title, layout in MENUS:
            self.fill(bar.addMenu(title), layout)

    def fill(self, widget: QMenu | QToolBar | QWidget, layout: Layout) -> None:
        """Add the named actions to a menu, a tool bar, or a widget's own context menu."""
        for name in layout:
            if name == "-":
                line = QAction(widget)
                line.setSeparator(True)
                widget.addAction(line)
            else:
                widget.addAction(self._actions[name])

    def emphasize(self, bar: QToolBar, name: str) -> None:
        """Make one command's button the one that catches the eye."""
        button = bar.widgetForAction(self._actions[name])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setProperty("primary", True)

    # -- what is possible now ------------------------------------------------------------
    def allow(self, *, writable: bool | None = None, chosen: bool | None = None, trash: bool | None = None) -> None:
        """Say what is there now (None: as before); commands that need what is not there turn grey."""
        for need, there in (("writable", writable), ("chosen", chosen), ("trash", trash)):
            if there is not None:
                self._state[need] = there
        self._enable()

    def show_history(self, history: History) -> None:
        """Let Undo and Redo say what they would do."""
        self._history = history
        self._enable()

    def _enable(self) -> None:
        changing = {"edit", "mark", "read_as", "star", "unread", "delete", "restore"}
        for command in self.table:
            there = self._state[command.needs] and (self._state["writable"] or command.name not in changing)
            self._actions[command.name].setEnabled(there)
        self._actions["restore"].setVisible(self._state["trash"])
        for name, text, step in (("undo", _("&Undo"), self._history.undo), ("redo", _("&Redo"), self._history.redo)):
            self._actions[name].setText(f"{text} {step}".strip())
            self._actions[name].setEnabled(bool(step) and self._state["writable"])

    def _draw(self) -> None:
        colors = self._theme.colors
        for command in self.table:
            if command.name in (*TOOLBAR_LEFT, *TOOLBAR_RIGHT):  # menus show none
                self._actions[command.name].setIcon(themed(command.icon, colors))
        self._actions["paste"].setIcon(icon("paste", colors.on_accent, colors.on_accent))


def _with_key(command: Command) -> str:
    key = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if command.keys else ""
    return f"{command.label} ({key})" if key else command.label
