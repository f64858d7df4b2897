"""The part of the rules dialog that edits one rule."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from clipper.core.model import Country, CountryTag, Topic, TopicTag
from clipper.core.model.rules import Condition, Rule
from clipper.core.text import _
from clipper.gui.widgets.condition_row import ConditionRow
from clipper.gui.widgets.tag_chips import TagChips
from clipper.gui.widgets.tag_reasons import Zones
from clipper.gui.widgets.vocabulary import Vocabulary

_SETTLING = 400
"""Milliseconds after the last change until the rule is tried."""
NEW = Rule("", (Condition("text", "contains", ""),))


class RuleEditor(QWidget):
    """`changed` comes a moment after each change of `rule`."""

    changed = Signal()

    def __init__(self, countries: Sequence[Country], topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._countries, self._topics = tuple(countries), tuple(topics)
        self._rule = NEW
        self._rows: list[ConditionRow] = []
        self._soon = QTimer(self, singleShot=True, interval=_SETTLING)
        self._soon.timeout.connect(self.changed)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(_("named after its conditions"))
        self.name.textChanged.connect(lambda _name: self._soon.start())
        self.every = QComboBox(self)
        self.every.addItem(_("all of these hold"), True)
        self.every.addItem(_("any of these holds"), False)
        self.every.activated.connect(lambda _at: self._soon.start())
        self.more = QPushButton(_("Add &Condition"), self)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda: self._add(Condition("text", "contains", ""), focus=True))
        self.tags = TagChips(may_create=False, parent=self)
        self.tags.set_vocabulary(Vocabulary(self._countries, self._topics))
        self._conditions = QVBoxLayout()
        self._conditions.setSpacing(6)
        self._arrange()
        tags = self.tags
        tags.country_added.connect(lambda code: self._tagged(countries=(*self._without(code), code)))
        tags.country_removed.connect(lambda code: self._tagged(countries=self._without(code)))
        tags.topic_added.connect(lambda topic: self._tagged(topics=(*self._without_topic(topic), topic)))
        tags.topic_removed.connect(lambda topic: self._tagged(topics=self._without_topic(topic)))

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(_("Na&me"), self.name)
        form.addRow(_("&When"), self.every)
        put = QLabel(_("put on"), self)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addLayout(form)
        column.addLayout(self._conditions)
        column.addLayout(foot)
        column.addWidget(put)
        column.addWidget(self.tags)

    # -- the rule --------------------------------------------------------------------------
    @property
    def rule(self) -> Rule:
        """As the fields say; it may not be complete."""
        conditions = tuple(row.condition for row in self._rows)
        return replace(self._rule, name=self.name.text().strip(), every=self.every.currentData(), conditions=conditions)

    @property
    def is_complete(self) -> bool:
        rule = self.rule
        return bool(rule.conditions and all(each.value for each in rule.conditions) and (rule.countries or rule.topics))

    def show_rule(self, rule: Rule) -> None:
        self._rule = rule
        for row in self._rows:
            self._drop(row)
        self._rows = []
        for condition in rule.conditions or NEW.conditions:
            self._add(condition)
        self.name.setText(rule.name)
        self.every.setCurrentIndex(0 if rule.every else 1)
        self._show_tags()
        self._soon.start()

    def _add(self, condition: Condition, *, focus: bool = False) -> None:
        row = ConditionRow(condition, self._countries, self._topics, self)
        row.changed.connect(self._soon.start)
        row.removed.connect(lambda: self._remove(row))
        row.come_after(self._rows[-1].cross if self._rows else self.every)
        self._rows.append(row)
        self._conditions.addWidget(row)
        if focus:
            row.words.setFocus()
            self._soon.start()

    def _remove(self, row: ConditionRow) -> None:
        self._rows.remove(row)
        self._drop(row)
        self._soon.start()

    def _drop(self, row: ConditionRow) -> None:
        self._conditions.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _without(self, code: str) -> tuple[str, ...]:
        return tuple(each for each in self._rule.countries if each != code)

    def _without_topic(self, topic: str) -> tuple[str, ...]:
        return tuple(each for each in self._rule.topics if each != topic)

    def _tagged(self, *, countries: tuple[str, ...] | None = None, topics: tuple[str, ...] | None = None) -> None:
        if countries is not None:
            self._rule = replace(self._rule, countries=countries)
        if topics is not None:
            self._rule = replace(self._rule, topics=topics)
        self._show_tags()
        self._soon.start()

    def _show_tags(self) -> None:
        self.tags.show_tags(
            [CountryTag(code, True, 1.0, "rule") for code in self._rule.countries],
            [TopicTag(topic, 1.0, 1, "rule") for topic in self._rule.topics],
            Zones.of("", None),
        )
