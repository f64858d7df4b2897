"""One condition of a rule: what is looked at, how it is compared, and with what."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QToolButton, QWidget

from clipper.core.model import Country, Topic
from clipper.core.model.rules import CONDITION_FIELDS, HOWS, Condition, ConditionField, How
from clipper.core.text import _
from clipper.gui.icons import themed
from clipper.gui.theme import colors_of

_FIELDS: dict[ConditionField, str] = {
    "publisher": _("Publisher"),
    "title": _("Headline"),
    "text": _("Headline or text"),
    "author": _("Author"),
    "url": _("Address"),
    "lang": _("Language"),
    "country": _("Country"),
    "topic": _("Topic"),
}
_HOWS: dict[How, str] = {"is": _("is"), "contains": _("contains")}
_HINTS: dict[ConditionField, str] = {"lang": _("a code, such as en"), "url": _("a part of the address")}


class ConditionRow(QWidget):
    """`changed` says that `condition` is another one now."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, condition: Condition, countries: tuple[Country, ...], topics: tuple[Topic, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.field = QComboBox(self)
        self.field.setAccessibleName(_("What is looked at"))
        for name in CONDITION_FIELDS:
            self.field.addItem(_FIELDS[name], name)
        self.how = QComboBox(self)
        self.how.setAccessibleName(_("How it is compared"))
        self.words = QLineEdit(self)
        self.words.setAccessibleName(_("What is looked for"))
        self.country, self.topic = QComboBox(self), QComboBox(self)
        self.country.setAccessibleName(_("Country"))
        self.topic.setAccessibleName(_("Topic"))
        for country in countries:
            self.country.addItem(country.name, country.code)
        for topic in sorted(topics, key=lambda each: each.label.casefold()):
            self.topic.addItem(topic.label, topic.id)
        self._value = QStackedWidget(self)
        self._value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in (self.words, self.country, self.topic):
            self._value.addWidget(widget)
        self.cross = QToolButton(self)
        self.cross.setIcon(themed("close", colors_of(self), 16))
        self.cross.setAccessibleName(_("Remove this condition"))
        self.cross.setToolTip(_("Remove this condition"))
        self.cross.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.field)
        line.addWidget(self.how)
        line.addWidget(self._value, 1)
        line.addWidget(self.cross)
        self._show(condition)
        self.field.activated.connect(lambda _at: self._show(Condition(self._field, "contains", self.words.text())))
        self.field.activated.connect(lambda _at: self.changed.emit())
        for box in (self.how, self.country, self.topic):
            box.activated.connect(lambda _at: self.changed.emit())
        self.words.textChanged.connect(lambda _words: self.changed.emit())

    def come_after(self, before: QWidget) -> None:
        """Tab leads from `before` through this row, though it was made later than what stands below it."""
        for widget in (self.field, self.how, self.words, self.country, self.topic, self.cross):
            QWidget.setTabOrder(before, widget)
            before = widget

    @property
    def condition(self) -> Condition:
        how: How = self.how.currentData()
        return Condition(self._field, how, self._typed())

    @property
    def _field(self) -> ConditionField:
        field: ConditionField = self.field.currentData()
        return field

    def _typed(self) -> str:
        if self._field in ("country", "topic"):
            return (self.country if self._field == "country" else self.topic).currentData() or ""
        return self.words.text().strip()

    def _show(self, condition: Condition) -> None:
        field = condition.field
        self.field.setCurrentIndex(CONDITION_FIELDS.index(field))
        self.how.clear()
        for how in HOWS[field]:
            self.how.addItem(_HOWS[how], how)
        self.how.setCurrentIndex(max(0, self.how.findData(condition.how)))
        self.how.setEnabled(len(HOWS[field]) > 1)
        self.words.setPlaceholderText(_HINTS.get(field, _("whole words")))
        by_choice = {"country": self.country, "topic": self.topic}.get(field)
        if by_choice is None:
            self.words.setText(condition.value)
        else:
            by_choice.setCurrentIndex(max(0, by_choice.findData(condition.value)))
        self._value.setCurrentWidget(by_choice or self.words)
