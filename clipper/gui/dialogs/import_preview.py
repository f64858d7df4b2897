"""Second page of the import: what would come in, what is here already, what would be lost."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Topic
from clipper.core.model.imports import ImportOptions, ImportPlan, ImportRule, PlannedEntry
from clipper.core.text import _
from clipper.gui.dialogs.import_labels import LabelPage
from clipper.gui.format import plain_tip, when
from clipper.gui.import_words import counted, foreseen, losses, short_name
from clipper.gui.theme import headline_font

_HEADS = (_("Headline"), _("Publisher"), _("Time"), _("Labels"), _("Would be"))
_WIDEST = 210
"""Pixels that a column gets at most."""
_RULES: tuple[tuple[ImportRule, str], ...] = (
    ("attach", _("keep its text with the one that is here")),
    ("skip", _("leave it out")),
    ("replace", _("put it in place of the one that is here, and keep both texts")),
    ("keep", _("keep both as clippings of their own")),
)


class PreviewPage(QWidget):
    """Shows a plan. `options` tells what the user decided."""

    def __init__(
        self, paths: Sequence[Path], plan: ImportPlan, topics: Sequence[Topic], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        heading = QLabel(_names(paths), self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setFont(headline_font(self.font(), 1.25))
        self.summary = QLabel(_summary(plan), self)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_preview(plan.preview), _("First ones"))
        self.labels = LabelPage(plan.labels, topics) if plan.labels else None
        if self.labels is not None:
            self.tabs.addTab(self.labels, _("Labels ({n:,})").format(n=len(plan.labels)))
        if len(plan.files) > 1 or any(file.lost for file in plan.files):
            self.tabs.addTab(_files(plan, paths), _("Files ({n:,})").format(n=len(plan.files)))
        self.rule = QComboBox(self)
        for rule, words in _RULES:
            self.rule.addItem(words, rule)
        self.keep_all = QCheckBox(_("Keep every article of a page, not only its main one"), self)
        self.rule.setToolTip(_("What is the same to the byte, and the same bare link, comes in once in any case."))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.addRow(_("When an article is here already, or nearly:"), self.rule)
        form.addRow("", self.keep_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.summary)
        column.addWidget(self.tabs, 1)
        column.addLayout(form)

    def options(self) -> ImportOptions:
        labels = self.labels.choices() if self.labels is not None else ()
        return ImportOptions(self.keep_all.isChecked(), self.rule.currentData(), labels)


def _names(paths: Sequence[Path]) -> str:
    names = [path.name or str(path) for path in paths]
    if len(names) <= 3:
        return ", ".join(names)
    return _("{first} and {n:,} more").format(first=", ".join(names[:2]), n=len(names) - 2)


def _summary(plan: ImportPlan) -> str:
    counts = counted(plan.counts, future=True, twice=plan.twice)
    told = f"{counts}." if counts else _("There is nothing in there that Clipper can read.")
    if plan.estimated:
        told += " " + _("Only the first entries were read for this; the others are counted.")
    lost = losses(plan.lost)
    return told + ("\n" + _("What cannot be kept: {lost}.").format(lost=lost) if lost else "")


def _preview(entries: Sequence[PlannedEntry]) -> QTableWidget:
    rows = [
        (
            entry.title or Path(entry.file).name,
            entry.publisher or "",
            when(entry.published),
            ", ".join(entry.labels),
            foreseen(entry),
        )
        for entry in entries
    ]
    return _table(_HEADS, rows, _("First articles"), stretch=0)


def _files(plan: ImportPlan, paths: Sequence[Path]) -> QTableWidget:
    rows = [
        (
            short_name(file.file, paths),
            file.format,
            counted(file.counts, future=True, twice=file.twice),
            losses(file.lost),
        )
        for file in plan.files
    ]
    return _table((_("File"), _("Format"), _("What is in it"), _("What cannot be kept")), rows, _("Files"), stretch=2)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], name: str, stretch: int) -> QTableWidget:
    table = QTableWidget(len(rows), len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            table.setItem(at, column, item)
    table.resizeColumnsToContents()
    for column in range(len(heads)):
        table.setColumnWidth(column, min(table.columnWidth(column) + 12, _WIDEST))
    table.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return table
