"""What stands above an article: publisher and time, headline, byline, address, tags."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clipper.core.model import Clipping
from clipper.core.text import _
from clipper.gui import format as wording
from clipper.gui.panes.article_text import ArticleText
from clipper.gui.theme import headline_font, small_font
from clipper.gui.widgets.hashtag_chips import HashtagChips
from clipper.gui.widgets.tag_chips import TagChips
from clipper.gui.widgets.tag_reasons import Zones, no_topics_reason

_ADDRESS_SHOWN = 58
"""Characters of an address that are written out; the tooltip has it whole."""


class ReaderHeader(QWidget):
    edit_requested = Signal()
    link_chosen = Signal(QUrl)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self.banner = _label(self, wrap=True)
        self.banner.setObjectName("banner")
        self.publisher = _label(self)
        self.publisher.setObjectName("publisher")
        self.time = _label(self, muted=True)
        self.headline = ArticleText(headline_font(self.font(), 2.05), 112, parent=self)
        self.headline.setAccessibleName(_("Headline"))
        self.byline = _label(self, muted=True, wrap=True)
        self.address = QPushButton(self)
        self.address.setObjectName("address")
        self.address.setFlat(True)
        self.address.setCursor(Qt.CursorShape.PointingHandCursor)
        self.address.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.address.clicked.connect(lambda: self.link_chosen.emit(QUrl(self._url)))
        self.edit_button = QPushButton(_("Edit…"), self)
        self.edit_button.setObjectName("edit")
        self.edit_button.setFlat(True)
        self.edit_button.setAccessibleName(_("Edit headline, publisher, time or text"))
        self.edit_button.clicked.connect(self.edit_requested)
        self.tags = TagChips(parent=self)
        self.hashtags = HashtagChips(self)
        self._arrange()

    def _arrange(self) -> None:
        kicker = QHBoxLayout()
        kicker.setSpacing(10)
        kicker.addWidget(self.publisher)
        kicker.addWidget(self.time)
        kicker.addStretch(1)
        kicker.addWidget(self.edit_button)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(kicker)
        column.addSpacing(4)
        column.addWidget(self.headline)
        column.addSpacing(8)
        column.addWidget(self.byline)
        column.addWidget(self.address)
        column.addSpacing(12)
        column.addWidget(self.tags)
        column.addSpacing(6)
        column.addWidget(self.hashtags)
        column.addSpacing(12)
        column.addWidget(rule)

    def show_clipping(self, clipping: Clipping) -> None:
        facts = clipping.summary
        self.banner.setText(_banner(clipping))
        self.banner.setVisible(bool(self.banner.text()))
        self.publisher.setText(wording.publisher(facts.publisher))
        self.publisher.setEnabled(facts.publisher is not None)
        self.time.setText(wording.when(facts.published) or _("time unknown"))
        source = _("Set by hand.") if "published" in clipping.edited else wording.when_tooltip(facts.published)
        self.time.setToolTip(wording.plain_tip(source))
        self.time.setAccessibleDescription(source)
        self.headline.show_text(facts.title or _("No headline"))
        self.byline.setText(wording.byline(clipping.authors))
        self.byline.setVisible(bool(clipping.authors))
        self._show_address(facts.url or "")
        right_to_left = wording.is_right_to_left(facts.title or clipping.text)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else self._interface_direction())
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        self.byline.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        zones = Zones.of(facts.title, clipping.dateline, clipping.text)
        why_none = no_topics_reason(facts.lang) if clipping.text else ""
        self.tags.show_tags(clipping.countries, clipping.topics, zones, why_none)
        self.hashtags.show_hashtags(clipping.hashtags)

    def _interface_direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

    def _show_address(self, url: str) -> None:
        self._url = url
        whole = encoded(QUrl(url))
        shown = whole.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        short = shown if len(shown) <= _ADDRESS_SHOWN else shown[: _ADDRESS_SHOWN - 1] + "…"
        self.address.setText(f"{wording.plain_label(short)} ↗")
        self.address.setToolTip(wording.plain_tip(_("Opens in the browser:\n{address}").format(address=whole)))
        self.address.setStatusTip(whole)
        self.address.setAccessibleName(_("Open {address} in the browser").format(address=whole))
        self.address.setVisible(wording.is_web_address(url))


def encoded(address: QUrl) -> str:
    """An address as it is sent: no look-alike letters, nothing that changes the direction of writing."""
    return bytes(address.toEncoded().data()).decode("ascii", "replace")


def _banner(clipping: Clipping) -> str:
    if clipping.summary.problem:
        return _(
            "This clipping could not be turned into an article: {problem}\nIts original is kept, unchanged."
        ).format(problem=clipping.summary.problem)
    return _("This clipping is in Trash.") if clipping.summary.trashed else ""


def _label(parent: QWidget, *, muted: bool = False, wrap: bool = False) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFont(small_font(parent.font()))
    if muted:
        label.setProperty("quiet", True)
    return label
