"""Shows what tagging clippings again would change, before it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model.retagging import Retagged, TagChange
from clipper.core.text import _
from clipper.gui.format import plain_tip
from clipper.gui.jobs import Job
from clipper.gui.theme import colors_of, headline_font

_SIZE = (780, 560)
_MOST_ROWS = 500
"""Clippings that are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Clippings that may be tagged again: in words, and which they are."""

    label: str
    ids: Sequence[int]


class Retag(QDialog):
    """`look` is called with the chosen clippings and starts the job that looks at them; its answer comes
    to `show_lines`. `wanted` carries the ids when the user says go."""

    wanted = Signal(object)

    def __init__(
        self, scopes: Sequence[Scope], look: Callable[[Sequence[int]], Job], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._job: Job | None = None
        self.setWindowTitle(_("Tag Again"))
        heading = QLabel(_("Tag again"), self)
        heading.setFont(headline_font(self.font(), 1.5))
        note = QLabel(_("Only automatic tags change. What you, the page or an import said stays as it is."), self)
        note.setWordWrap(True)
        note.setProperty("quiet", True)
        self.scopes = QComboBox(self)
        for scope in scopes:
            self.scopes.addItem(scope.label, scope.ids)
        self.scopes.currentIndexChanged.connect(lambda _index: self.look())
        form = QFormLayout()
        form.addRow(_("&Which clippings:"), self.scopes)
        self.told = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.table = _table(self)
        self.cancel = self._button(_("Cancel"), self.reject)
        self.go = self._button(_("Change &Tags"), self._go)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.setStyleSheet(f'QLabel[quiet="true"] {{ color: {colors_of(self).muted}; }}')
        self.resize(*_SIZE)
        self.cancel.setFocus()

    def _button(self, words: str, then: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(then)
        return button

    @property
    def ids(self) -> Sequence[int]:
        """The clippings that are chosen."""
        chosen: Sequence[int] = self.scopes.currentData()
        return chosen

    def look(self) -> None:
        """Look at the chosen clippings anew."""
        self._stop()
        self.table.setRowCount(0)
        self.go.setEnabled(False)
        self.told.setText(_("Looking at {n:,} clippings …").format(n=len(self.ids)))
        self.bar.setRange(0, len(self.ids))
        self.bar.setValue(0)
        self.bar.show()
        self._job = self._look(self.ids)
        self._job.progressed.connect(lambda done, _total, _note: self.bar.setValue(done))

    def show_lines(self, ids: Sequence[int], lines: Sequence[Retagged]) -> None:
        """What the job found; an answer about other clippings than those chosen now comes too late."""
        if ids is not self.ids:
            return
        self._job = None
        self.bar.hide()
        changed = [line for line in lines if line.changes]
        self.told.setText(_told(len(changed), len(lines)))
        self.table.setRowCount(min(len(changed), _MOST_ROWS))
        for row, line in enumerate(changed[:_MOST_ROWS]):
            for column, text in enumerate((line.title, "   ".join(map(in_words, line.changes)))):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.table.setItem(row, column, item)
        self.go.setEnabled(bool(changed))
        if not self.scopes.hasFocus():  # whoever goes through the choices with the arrow keys goes on there
            (self.go if changed else self.cancel).setFocus()

    def done(self, result: int) -> None:
        """Closing it ends the look as well."""
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _go(self) -> None:
        self.wanted.emit(self.ids)
        self.accept()


def in_words(change: TagChange) -> str:
    """ "+ China", "− Japan", or what becomes of a tag that stays."""
    standing = {
        "about": _("about"), "mentioned": _("mentioned"), "applied": _("put on"), "suggested": _("suggested"),
    }  # fmt: skip
    if not change.after:
        return f"− {change.name}"
    if change.before:
        return _("{name}: {after}, not {before}").format(
            name=change.name, after=standing[change.after], before=standing[change.before]
        )
    return f"+ {change.name}" + (f" ({standing[change.after]})" if change.after in ("mentioned", "suggested") else "")


def _told(changed: int, looked: int) -> str:
    if not changed:
        return _("Nothing would change.") if looked else _("There are no clippings here.")
    told = _("{n:,} of {all:,} clippings would change.").format(n=changed, all=looked)
    return told + (" " + _("The first {n} of them:").format(n=_MOST_ROWS) if changed > _MOST_ROWS else "")


def _table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 2, parent)
    table.setAccessibleName(_("What would change"))
    table.setHorizontalHeaderLabels([_("Headline"), _("Change")])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column in range(2):
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table
