"""Where the labels and folders of an export go: a table to be changed before anything is imported."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Topic
from clipper.core.model.imports import LabelChoice, LabelTarget, PlannedLabel
from clipper.core.text import _
from clipper.gui.theme import colors_of

_HEADS = (_("In the export"), _("Articles"), _("Here"))
_MOST = 300
"""Rows that get a choice of their own; labels beyond them go where they are proposed to go."""


class LabelPage(QWidget):
    """The table, and above it one choice for all rows that are selected."""

    def __init__(self, labels: Sequence[PlannedLabel], topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = LabelTable(labels, topics, self)
        self.chooser = QComboBox(self)
        self.chooser.setAccessibleName(_("What becomes of the selected labels"))
        self.chooser.setMinimumWidth(280)
        for words, target in (
            (_("Topics of their own names"), LabelTarget("new")),
            (_("Hashtags"), LabelTarget("hashtag")),
            (_("Nothing"), LabelTarget("nothing")),
        ):
            self.chooser.addItem(words, target)
        self.chooser.insertSeparator(self.chooser.count())
        for topic in topics:
            self.chooser.addItem(_("Topic “{name}”").format(name=topic.label), LabelTarget("topic", topic.id))
        self.chooser.activated.connect(self._choose)
        self._hint = QLabel(_("Select several with Shift or Ctrl, all with Ctrl+A."), self)
        self._hint.setProperty("quiet", True)
        row = QHBoxLayout()
        row.addWidget(self.chooser)
        row.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.table.itemSelectionChanged.connect(self._selected)
        self._selected()

    def choices(self) -> tuple[LabelChoice, ...]:
        return self.table.choices()

    def _selected(self) -> None:
        count = len(self.table.selected())
        self.chooser.setEnabled(count > 0)
        self.chooser.setPlaceholderText(
            _("{n:,} selected become…").format(n=count) if count != 1 else _("1 selected becomes…")
        )
        self.chooser.setCurrentIndex(-1)

    def _choose(self, at: int) -> None:
        self.table.choose(self.table.selected(), self.chooser.itemData(at))
        self.chooser.setCurrentIndex(-1)  # it is no state, but an order


class LabelTable(QTableWidget):
    """One row per label; the last column chooses what becomes of it. `choices` tells the answer."""

    def __init__(self, labels: Sequence[PlannedLabel], topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        shown = sorted(labels, key=lambda label: (-label.count, label.name))
        super().__init__(min(len(shown), _MOST), len(_HEADS), parent)
        self._labels = shown
        self._topics = topics
        self.setHorizontalHeaderLabels(_HEADS)
        self.verticalHeader().hide()
        self.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)  # Tab leads on to the choices
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAccessibleName(_("Where labels go"))
        colors = colors_of(self)
        self.setStyleSheet(f"QTableWidget::item:selected {{ background: {colors.tint}; color: {colors.ink}; }}")
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for row, label in enumerate(shown[:_MOST]):
            name = QTableWidgetItem(_("Folder “{name}”").format(name=label.name) if label.folder else label.name)
            count = QTableWidgetItem(f"{label.count:,}")
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, 0, name)
            self.setItem(row, 1, count)
            self.setCellWidget(row, 2, self._box(label))

    def _box(self, label: PlannedLabel) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(_("What becomes of {name}").format(name=label.name))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a turning wheel scrolls the table, not the choice
        offered = [
            (_("New topic “{name}”").format(name=_leaf(label)), LabelTarget("new", _leaf(label))),
            (_("Hashtag"), LabelTarget("hashtag", _leaf(label))),
            (_("Nothing"), LabelTarget("nothing")),
        ]
        known = [(topic.label, LabelTarget("topic", topic.id)) for topic in self._topics]
        if label.target.kind == "topic":
            offered = [(words, target) for words, target in offered if target.kind != "new"]
        for words, target in offered:
            box.addItem(words, target)
        box.insertSeparator(len(offered))
        for words, target in known:
            box.addItem(_("Topic “{name}”").format(name=words), target)
        at = _place(box, label.target)
        if at < 0:  # proposed in words that are not among those offered
            box.insertItem(0, label.target.value or _("Nothing"), label.target)
            at = 0
        box.setCurrentIndex(at)
        return box

    def selected(self) -> list[int]:
        """Rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, rows: Sequence[int], target: LabelTarget) -> None:
        """The same for all these rows; a topic that is there already is the one of its own name."""
        for row in rows:
            box, own = self.cellWidget(row, 2), self._labels[row].target
            wanted = own if target.kind == "new" and own.kind == "topic" else target
            if isinstance(box, QComboBox) and (at := _place(box, wanted)) >= 0:
                box.setCurrentIndex(at)

    def choices(self) -> tuple[LabelChoice, ...]:
        """The mapping as it is now, every label of the export in it."""
        chosen = []
        for row, label in enumerate(self._labels):
            box = self.cellWidget(row, 2) if row < _MOST else None
            target = box.currentData() if isinstance(box, QComboBox) else label.target
            chosen.append(LabelChoice(label.name, target, label.folder))
        return tuple(chosen)


def _place(box: QComboBox, target: LabelTarget) -> int:
    """Where this target is offered; -1 where it is not."""
    return next((at for at in range(box.count()) if _same(box.itemData(at), target)), -1)


def _leaf(label: PlannedLabel) -> str:
    """A folder's own name, without the folders it lies in."""
    return label.name.rstrip("/").rpartition("/")[2] if label.folder else label.name


def _same(one: object, other: LabelTarget) -> bool:
    if not isinstance(one, LabelTarget) or one.kind != other.kind:
        return False
    return one.kind != "topic" or one.value == other.value
