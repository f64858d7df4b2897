"""The rules: in their order, each with a switch, edited beside, and tried on the library before they are saved."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Country, Topic
from clipper.core.model.rules import Rule, RuleTrial
from clipper.core.text import _
from clipper.gui.dialogs.rule_editor import NEW, RuleEditor
from clipper.gui.theme import colors_of, headline_font
from clipper.gui.widgets.style import tag_style, tick_style

_SIZE = (860, 600)
_SIDE = 240
_TITLES_SHOWN = 6


class Rules(QDialog):
    """Says what the user wants; `show_rules` and `show_trial` show what came of it."""

    trial_wanted = Signal(object)
    """A complete Rule to try."""
    saved = Signal(object, bool)
    """A Rule, and whether to apply it to the clippings that are there."""
    enabled = Signal(int, bool)
    removed = Signal(int)
    ordered = Signal(tuple)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, countries: Sequence[Country], topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Rules"))
        self._rules: tuple[Rule, ...] = ()
        self._choose_name = ""
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Rules, in the order they are tried"))
        self.list.currentRowChanged.connect(self._picked)
        self.list.itemChanged.connect(self._switched)
        self.editor = RuleEditor(countries, topics, self)
        self.editor.changed.connect(self._edited)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setObjectName("told")
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.new = self._button(_("&New"), self._new)
        self.up = self._button(_("&Up"), lambda: self._move(-1))
        self.down = self._button(_("&Down"), lambda: self._move(1))
        self.delete = self._button(_("De&lete"), self._delete)
        self.save = self._button(_("&Save"), lambda: self._save(apply=False))
        self.apply = self._button(_("Save and &Apply"), lambda: self._save(apply=True))
        self._arrange()
        for keys, signal in (("Ctrl+Z", self.undo_wanted), ("Ctrl+Shift+Z", self.redo_wanted)):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)
        self.resize(*_SIZE)
        self._new()

    def _arrange(self) -> None:
        heading = QLabel(_("Rules"), self)
        heading.setFont(headline_font(self.font(), 1.5))
        note = QLabel(_("Rules work on what comes in. What you, the page or an import said goes before them."), self)
        note.setProperty("quiet", True)
        note.setWordWrap(True)
        order = QHBoxLayout()
        order.setSpacing(6)
        for button in (self.up, self.down, self.delete):
            order.addWidget(button)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.list, 1)
        side.addLayout(order)
        side.addWidget(self.new)
        panel = QWidget(self)
        panel.setFixedWidth(_SIDE)
        panel.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.editor)
        right.addWidget(self.told, 1)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(panel)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._button(_("Close"), self.accept))
        foot.addWidget(self.apply)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(note)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        colors = colors_of(self)
        self.setStyleSheet(
            tag_style(colors)
            + tick_style(colors, "QListView")
            + f"""QLabel[quiet="true"] {{ color: {colors.muted}; }}
            #told {{ background: {colors.paper}; border: 1px solid {colors.line};
                     border-radius: 6px; padding: 9px; }}"""
        )

    # -- what is shown ---------------------------------------------------------------------
    def show_rules(self, rules: Sequence[Rule]) -> None:
        """The one that is being edited stays so."""
        current, self._rules = self.editor.rule, tuple(rules)
        with QSignalBlocker(self.list):
            self.list.clear()
            for rule in rules:
                item = QListWidgetItem(rule.name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if rule.enabled else Qt.CheckState.Unchecked)
                self.list.addItem(item)
            at = next((at for at, rule in enumerate(rules) if rule.id == current.id), -1)
            if at < 0 and current.id is None and self._choose_name:  # it was just saved
                at = len(rules) - 1
            self._choose_name = ""
            self.list.setCurrentRow(at)
        if at >= 0:
            self.editor.show_rule(self._rules[at])
        elif current.id is not None:
            self._new()
        self._allow()

    def show_trial(self, rule: Rule, trial: RuleTrial) -> None:
        """What a rule would do; an answer about another one comes too late."""
        if rule != self.editor.rule:
            return
        n = len(trial.changing)
        lines = [_("Clippings it holds for: {m:,}. It would change: {n:,}.").format(m=trial.matching, n=n)]
        lines += [f"•\u00a0{title}" for title in trial.titles[:_TITLES_SHOWN]]
        if n > _TITLES_SHOWN:
            lines.append(_("… and {n:,} more").format(n=n - _TITLES_SHOWN))
        self.told.setText("\n".join(lines))
        self.apply.setText(_("Save and &Apply to {n:,}").format(n=n) if n else _("Save and &Apply"))
        self.apply.setEnabled(n > 0)

    def _picked(self, at: int) -> None:
        if 0 <= at < len(self._rules):
            self.editor.show_rule(self._rules[at])
        self._allow()

    def _edited(self) -> None:
        """Try it as soon as it is complete."""
        self._allow()
        if self.editor.is_complete:
            self.told.setText(_("Trying it on the library …"))
            self.trial_wanted.emit(self.editor.rule)
        else:
            self.told.setText(_("Say what to look for, and which country or topic to put on."))

    def _allow(self) -> None:
        at, complete = self.list.currentRow(), self.editor.is_complete
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(self._rules) - 1)
        self.delete.setEnabled(at >= 0)
        self.save.setEnabled(complete)
        self.apply.setEnabled(False)  # until it was tried
        self.save.setDefault(complete)

    # -- what the user does ----------------------------------------------------------------
    def _new(self) -> None:
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)
        self.editor.show_rule(NEW)
        self.editor.name.setFocus()
        self._allow()

    def _save(self, *, apply: bool) -> None:
        rule = self.editor.rule
        self._choose_name = rule.name or " "
        self.saved.emit(rule, apply)

    def _switched(self, item: QListWidgetItem) -> None:
        rule = self._rules[self.list.row(item)]
        on = item.checkState() == Qt.CheckState.Checked
        if rule.id is not None and on != rule.enabled:
            self.enabled.emit(rule.id, on)

    def _delete(self) -> None:
        rule_id = self._rules[self.list.currentRow()].id
        if rule_id is not None:
            self.removed.emit(rule_id)

    def _move(self, step: int) -> None:
        ids = [rule.id or 0 for rule in self._rules]
        at = self.list.currentRow()
        ids[at], ids[at + step] = ids[at + step], ids[at]
        self.ordered.emit(tuple(ids))

    def _button(self, words: str, then: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: then())
        return button
