"""The topic vocabulary as a tree: names are changed in place, topics are dragged under others."""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from clipper.core.model.topics import OwnTopic, TopicMode
from clipper.core.text import _
from clipper.gui.theme import colors_of
from clipper.gui.widgets.vocabulary import folded

MODE_WORDS: dict[TopicMode, str] = {
    "apply": _("Put on when sure"),
    "suggest": _("Only offered"),
    "never": _("Never by itself"),
}
_TOPIC_ROLE = Qt.ItemDataRole.UserRole
_NAME, _COUNT, _MODE = range(3)


class TopicTree(QTreeWidget):
    """Says what the user wants; what it shows is changed by `show_topics` alone."""

    renamed = Signal(str, str)
    nested = Signal(str, str)
    """A topic, and the one to put it under; "" puts it at the top."""
    deleted = Signal(str)
    picked = Signal()
    """Another topic is the current one now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Topics"))
        self.setColumnCount(3)
        self.setHeaderLabels([_("Topic"), _("Clippings"), _("By itself")])
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(False)
        self.headerItem().setTextAlignment(_COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_MODE, QHeaderView.ResizeMode.ResizeToContents)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._words = ""
        self.itemChanged.connect(self._renamed)
        self.currentItemChanged.connect(lambda _now, _before: self.picked.emit())

    # -- what is shown ---------------------------------------------------------------------
    def show_topics(self, topics: Sequence[OwnTopic]) -> None:
        """Own topics stand first; whatever is open and current stays so."""
        current = self.current()
        opened = {key for key, item in self._items.items() if item.isExpanded()}
        known = {topic.id for topic in topics}
        topics = sorted(topics, key=lambda each: not each.own)
        first = not self._items
        with QSignalBlocker(self):
            self.clear()
            self._items = {}
            for topic in topics:
                self._items[topic.id] = self._item(topic)
            for topic in topics:
                above = self._items[topic.parent] if topic.parent in known and topic.parent else None
                if above is not None:
                    above.addChild(self._items[topic.id])
                else:
                    self.addTopLevelItem(self._items[topic.id])
            if first:  # everything that is the user's own is in sight
                opened = {_topic(above).id for topic in topics if topic.own for above in _above(self._items[topic.id])}
            for key in opened & known:
                self._items[key].setExpanded(True)
            if current is not None:
                self.choose(current.id)
            top = self.topLevelItem(0)
            if self.currentItem() is None and top is not None:
                self.setCurrentItem(top)
        self.show_matching(self._words)
        self.picked.emit()

    def choose(self, topic_id: str) -> None:
        item = self._items.get(topic_id)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def show_matching(self, words: str) -> None:
        """Show only topics whose name or alias holds the words, and what they lie under."""
        self._words = words
        wanted = folded(words.strip())
        for item in self._items.values():
            item.setHidden(bool(wanted))
        if not wanted:
            return
        for item in self._items.values():
            topic = _topic(item)
            if wanted in folded(" ".join((topic.label, *topic.aliases))):
                item.setHidden(False)
                for above in _above(item):
                    above.setHidden(False)
                    above.setExpanded(True)

    def current(self) -> OwnTopic | None:
        item = self.currentItem()
        return _topic(item) if item is not None else None

    def rename(self) -> None:
        """Begin to change the current topic's name in its place."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, _NAME)

    def _item(self, topic: OwnTopic) -> QTreeWidgetItem:
        count = f"{topic.clippings:,}" if topic.clippings else ""
        item = QTreeWidgetItem([topic.label, count, MODE_WORDS[topic.mode] if _says_mode(topic) else ""])
        item.setData(_NAME, _TOPIC_ROLE, topic)
        item.setTextAlignment(_COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if topic.own:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags)
        muted = QBrush(QColor(colors_of(self).muted))
        for column in range(_NAME if not topic.own else _COUNT, 3):
            item.setForeground(column, muted)
        return item

    # -- what the user does ----------------------------------------------------------------
    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        topic, name = _topic(item), item.text(_NAME).strip()
        if column != _NAME or name == topic.label:
            return
        with QSignalBlocker(self):
            item.setText(_NAME, topic.label)  # until the library has taken the new one
        if name:
            self.renamed.emit(topic.id, name)

    def event(self, event: QEvent) -> bool:
        """Keys that the window uses for clippings are the tree's own here."""
        own_keys = (Qt.Key.Key_Delete, Qt.Key.Key_F2)
        if event.type() == QEvent.Type.ShortcutOverride and cast(QKeyEvent, event).key() in own_keys:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        topic = self.current()
        if event.key() == Qt.Key.Key_Delete and topic is not None and topic.own:
            self.deleted.emit(topic.id)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Nothing moves by itself: the library may refuse it."""
        moved = self.current()
        onto = self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        beside = where in (
            QAbstractItemView.DropIndicatorPosition.AboveItem,
            QAbstractItemView.DropIndicatorPosition.BelowItem,
        )
        above = onto.parent() if beside and onto is not None else onto
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved is not None and moved.own:
            self.nested.emit(moved.id, _topic(above).id if above is not None else "")


def _topic(item: QTreeWidgetItem) -> OwnTopic:
    return cast(OwnTopic, item.data(_NAME, _TOPIC_ROLE))


def _says_mode(topic: OwnTopic) -> bool:
    return topic.own or topic.mode != "apply"


def _above(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    above = item.parent()
    while above is not None:
        yield above
        above = above.parent()
