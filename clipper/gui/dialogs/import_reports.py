"""What every import brought: the list of imports, and the lines of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import ImportRecord, ImportReport
from clipper.core.text import _
from clipper.gui.import_words import counted
from clipper.gui.models.import_lines import ImportLinesModel
from clipper.gui.theme import colors_of, headline_font

_SIZE = (1040, 620)
_STATES = {
    "running": _("broke off"),
    "stopped": _("stopped"),
    "finished": "",
    "undone": _("undone"),
}
_FILTERS: tuple[tuple[str, tuple[ImportStatus, ...]], ...] = (
    (_("What did not come in as new"), ("failed", "duplicate", "link", "attached", "replaced")),
    (_("What was set aside"), ("failed",)),
    (_("What was here already"), ("duplicate", "attached", "replaced")),
    (_("Everything"), ()),
)


class ImportReports(QDialog):
    """The window's controller answers `asked` with `show_report`, and does what the buttons ask for."""

    asked = Signal(int, tuple)
    """Id of an import, and the statuses whose lines to show."""
    resume = Signal(int)
    retry = Signal(int)
    undo = Signal(int)
    export = Signal(int)
    open_clipping = Signal(int)

    def __init__(self, records: Sequence[ImportRecord], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Imports"))
        heading = QLabel(_("Imports"), self)
        heading.setFont(headline_font(self.font(), 1.5))
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Imports"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # the lines wrap anew when their width is known
        self.list.currentItemChanged.connect(self._ask)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.filter = QComboBox(self)
        for words, statuses in _FILTERS:
            self.filter.addItem(words, statuses)
        self.filter.currentIndexChanged.connect(self._ask)
        for going in (self.resume, self.retry):  # the window's progress and its Stop stand behind this dialog
            going.connect(self.accept)
        self.lines = ImportLinesModel(self)
        self._said: dict[int, str] = {}
        self.table = self._lines_table()
        self.buttons = {
            "resume": self._button(_("&Go On"), self.resume),
            "retry": self._button(_("&Try Again What Was Set Aside"), self.retry),
            "undo": self._button(_("&Undo This Import…"), self.undo),
            "export": self._button(_("&Save Report…"), self.export),
        }
        self._lay_out(heading)
        colors = colors_of(self)
        self.setStyleSheet(
            f"""QLabel[quiet="true"] {{ color: {colors.muted}; }}
            QTableView::item:selected {{ background: {colors.tint}; color: {colors.ink}; }}"""
        )
        self.resize(*_SIZE)
        self.show_records(records)

    def _lines_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.lines)
        table.setAccessibleName(_("What became of each article"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 170)
        table.setColumnWidth(3, 170)
        table.activated.connect(lambda index: self._open(index.row()))
        return table

    def _button(self, words: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: signal.emit(self.current) if self.current else None)
        return button

    def _lay_out(self, heading: QLabel) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        for widget in (self.told, self.filter):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.addWidget(self.list)
        panes.addWidget(right)
        panes.setSizes([230, 770])
        close = QPushButton(_("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for button in self.buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 16)
        whole.setSpacing(12)
        whole.addWidget(heading)
        whole.addWidget(panes, 1)
        whole.addLayout(foot)

    # -- what is shown -----------------------------------------------------------------------
    @property
    def current(self) -> int:
        """Id of the chosen import; 0: none."""
        record = self._record()
        return record.id if record is not None else 0

    def _record(self) -> ImportRecord | None:
        chosen = self.list.selectedItems()
        return chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None

    def show_records(self, records: Sequence[ImportRecord], choose: int = 0) -> None:
        """The list anew, the newest first; `choose` is the id of the one to show."""
        choose = choose or self.current
        self.list.blockSignals(True)
        self.list.clear()
        for record in records:
            item = QListWidgetItem(_line(record))
            item.setData(Qt.ItemDataRole.UserRole, record)
            self.list.addItem(item)
            if record.id == choose:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if not self.current and records:
            self.list.setCurrentRow(0)
        else:
            self._ask()
        if not records:
            self.told.setText(_("Nothing was imported yet. File, Import brings files and exports of other tools in."))

    def _ask(self, *_changed: object) -> None:
        if self.current:
            self.asked.emit(self.current, self.filter.currentData())
        self._allow()

    def show_report(self, report: ImportReport) -> None:
        if report.record.id != self.current:
            return  # another one was chosen meanwhile
        record = report.record
        state = self._said.get(record.id) or _state(record)
        paths = "\n".join(record.paths[:3]) + ("\n…" if len(record.paths) > 3 else "")
        nothing = _("There is nothing of this kind.") if not report.lines else ""
        self.told.setText("\n".join(filter(None, (paths, counted(record.counts), state, nothing))))
        worst_first = sorted(report.lines, key=lambda line: line.status != "failed")
        self.lines.show_lines(tuple(worst_first), record.paths)

    def tell(self, import_id: int, words: str) -> None:
        """Say what was just done with an import, beside its report."""
        self._said[import_id] = words

    def _allow(self) -> None:
        possible = _possible(self._record())
        for name, button in self.buttons.items():
            button.setEnabled(name in possible)

    def _open(self, row: int) -> None:
        clipping_id = self.lines.line(row).clipping_id
        if clipping_id:
            self.open_clipping.emit(clipping_id)
            self.accept()  # it would stand before the clipping


def _possible(record: ImportRecord | None) -> set[str]:
    """Names of the buttons that can do something with this import."""
    if record is None:
        return set()
    possible = {"export"}
    if record.state in ("running", "stopped"):
        possible.add("resume")
    if record.state != "undone":
        if record.counts.get("failed"):
            possible.add("retry")
        if record.left_something:
            possible.add("undo")
    return possible


def _state(record: ImportRecord) -> str:
    if record.state == "undone" and any(record.counts.get(status) for status in ("added", "link", "failed")):
        return _("undone: what it added was moved to Trash")
    return _STATES[record.state]


def _line(record: ImportRecord) -> str:
    """Two lines for the list: when, and what came of it."""
    state = _STATES[record.state]
    when = f"{record.started.astimezone():%Y-%m-%d %H:%M}"
    return f"{when}{f' – {state}' if state else ''}\n{counted(record.counts) or _('nothing came in')}"
