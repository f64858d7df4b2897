"""Clippings that are like those of a topic: looked through, and given the topic."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model.topics import Alike
from clipper.core.text import _
from clipper.gui.format import plain_tip
from clipper.gui.theme import colors_of, headline_font
from clipper.gui.widgets.style import tick_style

_SIZE = (760, 520)
_TITLE, _WORDS, _SCORE = range(3)


class AlikeList(QDialog):
    """`wanted` carries the ids of the clippings that were ticked; `opened` one that she wants to read."""

    wanted = Signal(tuple)
    opened = Signal(int)

    def __init__(self, label: str, found: Sequence[Alike], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("More Like These"))
        heading = QLabel(_("More like “{topic}”").format(topic=label), self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(headline_font(self.font(), 1.5))
        self.told = QLabel(self)
        self.told.setProperty("quiet", True)
        self.told.setWordWrap(True)
        self.told.setText(
            _("The likest come first. Tick those that belong to it; Enter opens one.")
            if found
            else _("Nothing else in the library is like them.")
        )
        self.table = self._table(found)
        cancel = QPushButton(_("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.put_on = QPushButton(self)
        self.put_on.setDefault(True)
        self.put_on.setMinimumWidth(170)  # a default button's bold words are wider than Qt reckons
        self.put_on.clicked.connect(self._put_on)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.put_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        colors = colors_of(self)
        self.setStyleSheet(
            tick_style(colors, "QTableView")
            + f"""QLabel[quiet="true"] {{ color: {colors.muted}; }}
            QTableView {{ background: {colors.paper}; border: 1px solid {colors.line}; border-radius: 6px; }}
            QTableView::item {{ padding: 3px 6px; }}
            QTableView::item:selected {{ background: {colors.tint}; color: {colors.ink}; }}"""
        )
        self.resize(*_SIZE)
        self._count()

    def _table(self, found: Sequence[Alike]) -> QTableWidget:
        table = QTableWidget(len(found), 3, self)
        table.setAccessibleName(_("Clippings that are like them"))
        table.setHorizontalHeaderLabels([_("Headline"), _("Words that say so"), _("Likeness")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_SCORE, QHeaderView.ResizeMode.ResizeToContents)
        table.setColumnWidth(_WORDS, 210)
        for row, each in enumerate(found):
            title = QTableWidgetItem(each.title)
            title.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            title.setCheckState(Qt.CheckState.Unchecked)
            title.setData(Qt.ItemDataRole.UserRole, each.clipping_id)
            words = ", ".join(each.words)
            for column, item in ((_TITLE, title), (_WORDS, QTableWidgetItem(words)), (_SCORE, _score(each.score))):
                item.setToolTip(plain_tip(each.title if column == _TITLE else words))
                table.setItem(row, column, item)
        table.itemChanged.connect(lambda _item: self._count())
        table.itemActivated.connect(lambda item: self._open(item.row()))
        return table

    @property
    def ticked(self) -> tuple[int, ...]:
        titles = (self.table.item(row, _TITLE) for row in range(self.table.rowCount()))
        chosen = (each for each in titles if each is not None and each.checkState() == Qt.CheckState.Checked)
        return tuple(int(each.data(Qt.ItemDataRole.UserRole)) for each in chosen)

    def _open(self, row: int) -> None:
        title = self.table.item(row, _TITLE)
        if title is not None:
            self.opened.emit(int(title.data(Qt.ItemDataRole.UserRole)))

    def _count(self) -> None:
        n = len(self.ticked)
        self.put_on.setText(_("&Put on 1 Clipping") if n == 1 else _("&Put on {n} Clippings").format(n=n))
        self.put_on.setEnabled(n > 0)

    def _put_on(self) -> None:
        self.wanted.emit(self.ticked)
        self.accept()


def _score(score: float) -> QTableWidgetItem:
    item = QTableWidgetItem(f"{score:.0%}")
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
