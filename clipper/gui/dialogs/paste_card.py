"""One article on the paste sheet: everything that was found out about it, editable in place."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Choice
from clipper.core.text import _
from clipper.gui.dialogs.paste_row import PasteRow
from clipper.gui.dialogs.twin_strip import TwinStrip
from clipper.gui.format import is_right_to_left, plain_tip, when_tooltip
from clipper.gui.text_block import TextBlock, line_step
from clipper.gui.theme import colors_of, headline_font, small_font
from clipper.gui.widgets.tag_chips import TagChips
from clipper.gui.widgets.tag_reasons import Zones
from clipper.gui.widgets.ticks import Option, Tick
from clipper.gui.widgets.vocabulary import Vocabulary

_LEAD_LENGTH = 420
"""Characters of the text that can fill the lines shown of it."""
_LEAD_LINES = 2
_FIELD_PAD = 7
"""From the edge of a field to its words: border, padding and Qt's own margin."""
_ONE_LINE = 500
"""Pixels of text that certainly fit into one line."""


class PasteCard(QFrame):
    """Edits a PasteRow. `changed` says that the row holds other values now."""

    changed = Signal()
    moved = Signal(int)
    """1 to the next card, -1 to the one before."""
    open_twin = Signal(int)
    restore_twin = Signal(int)

    def __init__(self, row: PasteRow, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        article = row.candidate.article
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(article.title)
        self.setAccessibleDescription(_("Space keeps it or leaves it out, up and down go to the other articles."))
        self.check = Tick(self)
        self.check.setChecked(row.chosen)
        self.check.setAccessibleName(_("Keep: {title}").format(title=article.title))
        self.title = _Title(self, "title", row.title, _("No headline"), _("Headline"))
        self.title.setFont(headline_font(self.font(), 1.2))
        self.main = Option(_("Main article"), self)
        self.main.setFont(small_font(self.font()))
        self.main.setToolTip(_("The others are listed as related under the main article."))
        self.publisher = _Grower(self, "publisher", row.publisher, _("unknown publisher"), _("Publisher"))
        self.time = _Grower(self, "time", row.time, _("time unknown"), _("Time"))
        self.time.setToolTip(plain_tip(when_tooltip(article.published)))
        self.time_problem = _label(self)
        self.time_problem.setObjectName("time_problem")
        self.time_problem.hide()
        self.lead = _Lead(article.text[:_LEAD_LENGTH], self)
        self.tags = TagChips(may_create=False, parent=self)
        self.tags.set_vocabulary(vocabulary)
        self._show_tags()
        self.twin: TwinStrip | None = None
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        source = QHBoxLayout()
        source.setSpacing(2)
        for widget in (self.publisher, _label(self, "·", quiet=True), self.time, self.time_problem):
            source.addWidget(widget)
        source.addStretch(1)
        source.addWidget(self.main)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 14)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.check, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addLayout(source, 1, 1)
        inset = QVBoxLayout()  # in line with the words of the fields above
        inset.setContentsMargins(5, 2, 0, 0)
        inset.setSpacing(9)
        inset.addWidget(self.lead)
        inset.addWidget(self.tags)
        strip = self._strip()
        if strip is not None:
            inset.addWidget(strip)
        grid.addLayout(inset, 2, 1)

    def _strip(self) -> QFrame | None:
        """What stands in the way of keeping it: it is there already, or could not be read."""
        twin, problem = self.row.candidate.twin, self.row.candidate.article.problem
        if twin is not None:
            self.twin = TwinStrip(twin, self.row.choice, self)
            self.twin.offer_choice(self.row.chosen)
            self.twin.chosen.connect(self._decide)
            self.twin.open_twin.connect(self.open_twin)
            self.twin.restore_twin.connect(self.restore_twin)
            return self.twin
        if not problem:
            return None
        strip = QFrame(self)
        strip.setObjectName("strip")
        words = _label(strip, wrap=True)
        words.setText(
            _("This could not be read: {problem}\nThe original is kept with the clipping.").format(problem=problem)
        )
        line = QHBoxLayout(strip)
        line.setContentsMargins(10, 6, 8, 6)
        line.addWidget(words, 1)
        return strip

    def _connect(self) -> None:
        row, tags = self.row, self.tags
        self.check.toggled.connect(self._choose)
        self.title.textChanged.connect(lambda text: self._set("title", text))
        self.publisher.textChanged.connect(lambda text: self._set("publisher", text))
        self.time.textChanged.connect(self._type_time)
        tags.country_added.connect(lambda code: self._retag(row.add_country, code))
        tags.country_removed.connect(lambda code: self._retag(row.remove_country, code))
        tags.topic_added.connect(lambda topic: self._retag(row.add_topic, topic))
        tags.topic_removed.connect(lambda topic: self._retag(row.remove_topic, topic))

    def last_field(self) -> QWidget:
        """Where Tab leaves the card."""
        if self.twin is None:
            return self.tags.add_topic
        return self.twin.choice if self.twin.choice.isVisible() and self.twin.choice.isEnabled() else self.twin.go

    # -- what the user does ----------------------------------------------------------------
    def _decide(self, choice: Choice) -> None:
        self.row.choice = choice
        self.changed.emit()

    def _choose(self, chosen: bool) -> None:
        self.row.chosen = chosen
        if self.twin is not None:
            self.twin.offer_choice(chosen)
        self.update()
        self.changed.emit()

    def _set(self, name: str, value: str) -> None:
        setattr(self.row, name, value)
        self.changed.emit()

    def _type_time(self, words: str) -> None:
        self.row.time = words
        unread = self.row.time_problem
        self.time_problem.setVisible(unread)
        self.time_problem.setText(_("Write it like 10 Jun 2025, 14:00") if unread else "")
        self.time.setProperty("unread", unread)
        self.time.style().unpolish(self.time)  # the style sheet looks at properties only then
        self.time.style().polish(self.time)
        self.changed.emit()

    def _retag(self, change: Callable[[str], None], key: str) -> None:
        change(key)
        self._show_tags()
        self.changed.emit()

    def _show_tags(self) -> None:
        article = self.row.candidate.article
        zones = Zones.of(article.title, article.dateline, article.text)
        self.tags.show_tags(self.row.countries, self.row.topics, zones)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.hasFocus():
            self.check.toggle()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    # -- painting --------------------------------------------------------------------------
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What will be kept lies on paper, the rest is flat."""
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colors.paper if self.row.chosen else colors.window))
        painter.setPen(QPen(QColor(colors.accent if self.hasFocus() else colors.line), 1.4 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)


class _Title(QLineEdit):
    """A field that, while nobody types in it, cuts its words with an ellipsis; the tooltip has them all."""

    def __init__(self, parent: QWidget, name: str, text: str, placeholder: str, purpose: str) -> None:
        super().__init__(text, parent)
        _prepare(self, name, placeholder, purpose)
        self.textChanged.connect(lambda words: self.setToolTip(plain_tip(words)))
        self.setToolTip(plain_tip(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        space = self.rect().adjusted(_FIELD_PAD, 0, -_FIELD_PAD, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= space.width():
            super().paintEvent(event)
            return
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        painter.setPen(QColor(colors_of(self.window()).ink))  # the field has no ground of its own
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, space.width())
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left(words) else Qt.AlignmentFlag.AlignLeft
        painter.drawText(space, side | Qt.AlignmentFlag.AlignVCenter, words)


class _Grower(QLineEdit):
    """A field as wide as its words."""

    def __init__(self, parent: QWidget, name: str, text: str, placeholder: str, purpose: str) -> None:
        super().__init__(text, parent)
        _prepare(self, name, placeholder, purpose)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = self.text() or f"{self.placeholderText()}  "  # Qt wants more room for a placeholder
        return QSize(self.fontMetrics().horizontalAdvance(words) + 13, super().sizeHint().height())


class _Lead(QWidget):
    """The first lines of the text, cut with an ellipsis."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._block: TextBlock | None = None
        self.setAccessibleName(text)
        lines = _LEAD_LINES if self.fontMetrics().horizontalAdvance(text) > _ONE_LINE else 1
        self.setFixedHeight(round(line_step(self.font()) * lines))
        self.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._block = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._block is None:  # only cards that are seen set their text
            self._block = TextBlock(self._text, self.font(), self.width(), _LEAD_LINES)
        self._block.draw(QPainter(self), 0, 0, colors_of(self).ink, [])


def _prepare(field: QLineEdit, name: str, placeholder: str, purpose: str) -> None:
    field.setObjectName(name)
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(purpose)
    field.setCursorPosition(0)


def _label(parent: QWidget, text: str = "", *, quiet: bool = False, wrap: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("quiet", quiet)
    label.setFont(small_font(parent.font()))
    return label
