"""The topics manager: the vocabulary as a tree, and what can be done with the topic that is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model.topics import ENOUGH, MODES, NearName, OwnTopic
from clipper.core.text import _
from clipper.gui.theme import colors_of, headline_font
from clipper.gui.widgets.chip import Chip
from clipper.gui.widgets.flow_layout import FlowLayout
from clipper.gui.widgets.topic_tree import MODE_WORDS, TopicTree

_SIZE = (720, 620)
_SIDE = 270
_AT_THE_TOP = _("(at the top)")


class Topics(QDialog):
    """Says what the user wants changed; `show_topics` shows what came of it."""

    created = Signal(str, str)
    """The name, and the topic to put it under ("": none)."""
    renamed = Signal(str, str)
    nested = Signal(str, str)
    merged = Signal(str, str)
    """A topic, and the one that gets its clippings."""
    deleted = Signal(str)
    mode_chosen = Signal(str, str)
    alias_added = Signal(str, str)
    alias_removed = Signal(str)
    alike_wanted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Topics"))
        self._topics: tuple[OwnTopic, ...] = ()
        self._kept_apart: set[frozenset[str]] = set()
        self._pair: NearName | None = None
        self._pairs: tuple[NearName, ...] = ()
        self.tree = TopicTree(self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Find a topic"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(_("Find a topic"))
        self.search.textChanged.connect(self.tree.show_matching)
        self._build_side()
        self._build_offer()
        self._arrange()
        self._connect()
        self.resize(*_SIZE)
        self._show_current()

    # -- parts -----------------------------------------------------------------------------
    def _build_side(self) -> None:
        self.name = _label("", self)
        self.name.setFont(headline_font(self.font(), 1.15))
        self.told = _label("", self)
        self.told.setProperty("quiet", True)
        self.mode = QComboBox(self)
        self.mode.setAccessibleName(_("What the topic may do by itself"))
        for mode in MODES[::-1]:
            self.mode.addItem(MODE_WORDS[mode], mode)
        self.aliases = QWidget(self)
        self._alias_flow = FlowLayout(self.aliases)
        self._alias_head = _label(_("Also called"), self)
        self._alias_head.setProperty("quiet", True)
        self.new = self._button(_("&New Topic…"), lambda: self._ask_new(""))
        self.new_inside = self._button(_("New &Inside…"), lambda: self._ask_new(self._id()))
        self.rename = self._button(_("&Rename"), self.tree.rename)
        self.move_under = self._button(_("Move &Under…"), self._ask_parent)
        self.merge = self._button(_("&Merge Into…"), self._ask_merge)
        self.alias = self._button(_("&Other Name…"), self._ask_alias)
        self.alike = self._button(_("&Find More Like These…"), lambda: self.alike_wanted.emit(self._id()))
        self.delete = self._button(_("&Delete"), lambda: self.deleted.emit(self._id()))

    def _build_offer(self) -> None:
        self.offer = QFrame(self)
        self.offer.setObjectName("offer")
        self.offer_words = _label("", self.offer)
        self.take_offer = self._button(_("Mer&ge"), self._merge_pair)
        self.refuse_offer = self._button(_("&Keep Both"), self._keep_both)
        line = QHBoxLayout(self.offer)
        line.setContentsMargins(12, 8, 8, 8)
        line.addWidget(self.offer_words, 1)
        line.addWidget(self.refuse_offer)
        line.addWidget(self.take_offer)
        self.offer.hide()
        self.trouble = _label("", self)
        self.trouble.setObjectName("trouble")
        self.trouble.hide()

    def _arrange(self) -> None:
        heading = QLabel(_("Topics"), self)
        heading.setFont(headline_font(self.font(), 1.5))
        side = QVBoxLayout()
        side.setSpacing(7)
        for widget in (self.name, self.told, self.mode, self._alias_head, self.aliases):
            side.addWidget(widget)
        side.addStretch(1)
        side.addLayout(self._button_rows())
        panel = QWidget(self)
        panel.setLayout(side)
        panel.setFixedWidth(_SIDE)
        side.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.tree, 1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addLayout(left, 1)
        middle.addWidget(panel)
        close = self._button(_("Close"), self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.trouble)
        column.addWidget(self.offer)
        column.addLayout(middle, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        colors = colors_of(self)
        self.setStyleSheet(
            f"""QLabel[quiet="true"] {{ color: {colors.muted}; }}
            #offer {{ background: {colors.notice}; border-radius: 7px; }}
            #trouble {{ background: {colors.warning}; border-radius: 7px; padding: 9px 12px; }}
            QTreeView {{ background: {colors.paper}; border: 1px solid {colors.line}; border-radius: 6px; }}
            QTreeView::item {{ padding: 3px 4px; }}
            QTreeView::item:selected {{ background: {colors.tint}; color: {colors.ink}; }}"""
        )

    def _button_rows(self) -> QGridLayout:
        pairs = (self.rename, self.alias, self.move_under, self.merge, self.new_inside, self.new)
        rows = QGridLayout()
        rows.setSpacing(7)
        rows.addWidget(self.alike, 0, 0, 1, 2)
        for at, button in enumerate(pairs):
            rows.addWidget(button, 1 + at // 2, at % 2)
        rows.addWidget(self.delete, 4, 0, 1, 2)
        return rows

    def _connect(self) -> None:
        tree = self.tree
        tree.renamed.connect(self.renamed)
        tree.nested.connect(self.nested)
        tree.deleted.connect(self.deleted)
        tree.picked.connect(self._show_current)
        self.mode.activated.connect(lambda _at: self.mode_chosen.emit(self._id(), self.mode.currentData()))
        for keys, signal in (
            (QKeySequence.StandardKey.Undo, self.undo_wanted),
            (QKeySequence("Ctrl+Shift+Z"), self.redo_wanted),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)

    # -- what is shown ---------------------------------------------------------------------
    def show_topics(self, topics: Sequence[OwnTopic], pairs: Sequence[NearName]) -> None:
        self._topics, self._pairs = tuple(topics), tuple(pairs)
        self.trouble.hide()
        self.tree.show_topics(topics)
        self._offer_merging()

    def say(self, trouble: str) -> None:
        """Why something was not done."""
        self.trouble.setText(trouble)
        self.trouble.show()

    def choose(self, topic_id: str) -> None:
        self.tree.choose(topic_id)

    def _id(self) -> str:
        topic = self.tree.current()
        return topic.id if topic is not None else ""

    def _show_current(self) -> None:
        topic = self.tree.current()
        own = topic is not None and topic.own
        for button in (self.rename, self.move_under, self.merge, self.delete):
            button.setEnabled(own)
        for widget in (self.mode, self.alias, self.new_inside):
            widget.setEnabled(topic is not None)
        self.alike.setEnabled(topic is not None and topic.clippings > 0)
        self.name.setText(topic.label if topic else "")
        self.told.setText(
            _told(topic) if topic else _("Make a topic of your own: it is learned from the clippings you put it on.")
        )
        if topic is not None:
            self.mode.setCurrentIndex(MODES[::-1].index(topic.mode))
        self._show_aliases(topic.aliases if topic else ())

    def _show_aliases(self, names: Sequence[str]) -> None:
        for chip in self.aliases.findChildren(Chip, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._alias_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for name in names:
            chip = Chip(name, name, reason=_("The cross takes this name away."), parent=self.aliases)
            chip.removed.connect(lambda name=name: self.alias_removed.emit(name))
            self._alias_flow.addWidget(chip)
            chip.show()
        self._alias_head.setVisible(bool(names))
        self.aliases.setVisible(bool(names))

    def _offer_merging(self) -> None:
        """Ask about the first pair of names that is not settled."""
        known = {topic.id: topic for topic in self._topics}
        open_pairs = (pair for pair in self._pairs if frozenset((pair.topic, pair.other)) not in self._kept_apart)
        self._pair = next((pair for pair in open_pairs if pair.topic in known and pair.other in known), None)
        self.offer.setVisible(self._pair is not None)
        if self._pair is not None:
            self.offer_words.setText(
                _("“{name}” and “{other}” are nearly the same. Merge the first into the second?").format(
                    name=known[self._pair.topic].label, other=known[self._pair.other].label
                )
            )

    # -- what the user does ----------------------------------------------------------------
    def _merge_pair(self) -> None:
        if self._pair is not None:
            self.merged.emit(self._pair.topic, self._pair.other)

    def _keep_both(self) -> None:
        if self._pair is not None:
            self._kept_apart.add(frozenset((self._pair.topic, self._pair.other)))
            self._offer_merging()

    def _ask_new(self, parent: str) -> None:
        above = next((topic.label for topic in self._topics if topic.id == parent), "")
        words = _("Name of the new topic in “{topic}”:").format(topic=above) if above else _("Name of the new topic:")
        self._ask(_("New Topic"), words, lambda name: self.created.emit(name, parent))

    def _ask_alias(self) -> None:
        topic = self._id()
        self._ask(_("Other Name"), _("It is also called:"), lambda name: self.alias_added.emit(topic, name))

    def _ask_merge(self) -> None:
        topic = self._id()
        others = {each.label: each.id for each in self._topics if each.id != topic}
        self._choose(
            _("Merge Topics"), _("All its clippings get instead:"), others, lambda into: self.merged.emit(topic, into)
        )

    def _ask_parent(self) -> None:
        topic = self._id()
        others = {_AT_THE_TOP: ""} | {each.label: each.id for each in self._topics if each.id != topic}
        self._choose(_("Move Topic"), _("Put it under:"), others, lambda above: self.nested.emit(topic, above))

    def _ask(self, title: str, words: str, then: Callable[[str], object]) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.textValueSelected.connect(lambda name: then(name.strip()) if name.strip() else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose(self, title: str, words: str, among: dict[str, str], then: Callable[[str], object]) -> None:
        """One of these by its name; typing looks for it."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setComboBoxItems(list(among))
        dialog.setComboBoxEditable(True)
        dialog.textValueSelected.connect(lambda name: then(among[name]) if name in among else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _button(self, words: str, then: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: then())
        return button


def _told(topic: OwnTopic) -> str:
    if not topic.own:
        one, many = _("1 clipping."), _("{n:,} clippings.")
        count = one if topic.clippings == 1 else many.format(n=topic.clippings)
        return f"{count} " + _("One of IPTC’s topics: found by the words of the text.")
    words = _("{n:,} clippings, {k:,} of them by hand or import.").format(n=topic.clippings, k=topic.examples)
    if not topic.examples:
        return f"{words}\n" + _("Put it on a clipping: it is offered for others like that from then on.")
    if topic.examples < ENOUGH:
        more = _("Offered where it fits; put on by itself from {k} on.")
        return f"{words}\n" + more.format(k=ENOUGH)
    return words


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
