"""A clipping's countries and topics as chips, with fields to add more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from clipper.core.model import CountryTag, Evidence, TopicTag
from clipper.core.text import _
from clipper.gui.theme import small_font
from clipper.gui.widgets.add_tag import AddTag
from clipper.gui.widgets.chip import Chip
from clipper.gui.widgets.flow_layout import FlowLayout
from clipper.gui.widgets.tag_reasons import Zones, country_reason, topic_reason
from clipper.gui.widgets.vocabulary import Vocabulary

_MENTIONED_SHOWN = 5
"""More countries than these are only mentioned: a button shows the rest."""


@dataclass(frozen=True, slots=True)
class _Shown:
    countries: tuple[CountryTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    zones: Zones = field(default_factory=Zones)
    why_none: str = ""


class TagChips(QWidget):
    """Shows tags and says what the user wants changed; it changes nothing by itself.

    `pointed` and `asked` carry the evidence (a tuple of Evidence) of the chip that is under the mouse
    or has the keyboard, and of the one that was clicked; `pointed` carries () when it is left.
    """

    country_added = Signal(str)
    country_removed = Signal(str)
    topic_added = Signal(str)
    topic_removed = Signal(str)
    topic_created = Signal(str)
    pointed = Signal(tuple)
    asked = Signal(tuple)

    def __init__(self, *, may_create: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabulary = Vocabulary()
        self._shown = _Shown()
        self._all_mentioned = False
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self.add_country = AddTag(_("Country"), parent=self)
        self.add_topic = AddTag(_("Topic"), may_create=may_create, parent=self)
        self._more = QPushButton(self)
        self._more.setFlat(True)
        self._more.setAutoDefault(False)
        self._more.setFont(small_font(self.font()))
        self._more.clicked.connect(self._show_all_mentioned)
        self._without_topics = QLabel(self)
        self._without_topics.setTextFormat(Qt.TextFormat.PlainText)
        self._without_topics.setFont(small_font(self.font()))
        self._without_topics.setProperty("quiet", True)
        for widget in (self._more, self.add_country, self.add_topic, self._without_topics):
            self._flow.addWidget(widget)
        self.add_country.chosen.connect(self.country_added)
        self.add_topic.chosen.connect(self.topic_added)
        self.add_topic.created.connect(self.topic_created)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.add_country.set_choices(vocabulary.countries)
        self.add_topic.set_choices(vocabulary.topics)
        self._rebuild()

    def show_tags(
        self, countries: Sequence[CountryTag], topics: Sequence[TopicTag], zones: Zones, why_none: str = ""
    ) -> None:
        """`zones` tell where in the article the evidence stands; `why_none` is said where there are no topics."""
        shown = _Shown(tuple(countries), tuple(topics), zones, why_none)
        if shown == self._shown:
            return
        if zones != self._shown.zones:
            self._all_mentioned = False
        self._shown = shown
        self._rebuild()

    def _rebuild(self) -> None:
        focused = self._focused_chip()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        about = [tag for tag in self._shown.countries if tag.about]
        mentioned = [tag for tag in self._shown.countries if not tag.about]
        kept = mentioned if self._all_mentioned else mentioned[:_MENTIONED_SHOWN]
        self._more.setVisible(len(kept) < len(mentioned))
        self._more.setText(_("{count} more mentioned").format(count=len(mentioned) - len(kept)))
        self._without_topics.setText(self._shown.why_none)
        self._without_topics.setVisible(bool(self._shown.why_none) and not self._shown.topics)
        places = [self._country_chip(tag) for tag in (*about, *kept)]
        # What is only offered stands last, beside the field that asks for more.
        themes = [self._topic_chip(tag) for tag in sorted(self._shown.topics, key=lambda tag: tag.suggested)]
        self._chips = [*places, *themes]
        for at, chip in enumerate(places):
            self._flow.insert_widget(at, chip)
        for at, chip in enumerate(themes):
            self._flow.insert_widget(len(places) + 2 + at, chip)
        for chip in self._chips:
            chip.show()  # at once: what is not shown cannot take the keyboard
        self._order_keyboard([*places, self._more, self.add_country, *themes, self.add_topic])
        if focused is not None:
            (self._chips[min(focused, len(self._chips) - 1)] if self._chips else self.add_country).setFocus()
        self.updateGeometry()

    def chips(self) -> list[Chip]:
        return list(self._chips)

    # -- chips -----------------------------------------------------------------------------
    def _country_chip(self, tag: CountryTag) -> Chip:
        name = self._vocabulary.countries.label(tag.code)
        reason = country_reason(tag, name, self._shown.zones)
        chip = Chip(tag.code, name, tag.code, solid=tag.about, reason=reason, parent=self)
        chip.removed.connect(lambda: self.country_removed.emit(tag.code))
        self._connect_evidence(chip, tag.evidence)
        return chip

    def _topic_chip(self, tag: TopicTag) -> Chip:
        """One that is offered is taken by a click and refused by its cross; both are for good."""
        label = self._vocabulary.topics.label(tag.id)
        reason = topic_reason(tag, label, self._shown.zones)
        chip = Chip(tag.id, label, "+" if tag.suggested else "#", offered=tag.suggested, reason=reason, parent=self)
        chip.removed.connect(lambda: self.topic_removed.emit(tag.id))
        if tag.suggested:
            self._connect_pointing(chip, tag.evidence)
            chip.clicked.connect(lambda: self.topic_added.emit(tag.id))
        else:
            self._connect_evidence(chip, tag.evidence)
        return chip

    def _connect_evidence(self, chip: Chip, evidence: tuple[Evidence, ...]) -> None:
        self._connect_pointing(chip, evidence)
        chip.clicked.connect(lambda: self.asked.emit(evidence))

    def _connect_pointing(self, chip: Chip, evidence: tuple[Evidence, ...]) -> None:
        chip.pointed.connect(lambda here: self.pointed.emit(evidence if here else ()))

    def _show_all_mentioned(self) -> None:
        self._all_mentioned = True
        self._rebuild()

    # -- keyboard --------------------------------------------------------------------------
    def _focused_chip(self) -> int | None:
        focus = QApplication.focusWidget()
        return next((at for at, chip in enumerate(self._chips) if chip is focus), None)

    def _order_keyboard(self, widgets: Sequence[QWidget]) -> None:
        before: QWidget = self
        for widget in widgets:
            QWidget.setTabOrder(before, widget)
            before = widget
