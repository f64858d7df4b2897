"""One clipping laid out for reading: header, dateline, body and related articles in one column."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QFontInfo, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clipper.core.model import Clipping, Evidence, Span
from clipper.core.text import _
from clipper.gui.panes.article_text import ArticleText
from clipper.gui.panes.digest_panel import DigestPanel
from clipper.gui.panes.editions_list import EditionsList
from clipper.gui.panes.passages_list import PassagesList
from clipper.gui.panes.pictures import names_in
from clipper.gui.panes.reader_header import ReaderHeader
from clipper.gui.panes.related_list import RelatedList
from clipper.gui.theme import headline_font, small_font

Place = tuple[ArticleText, Span]
"""A place in one of the page's texts."""

_COLUMN_EMS = 42
_MARGIN = 28


class ArticlePage(QScrollArea):
    link_chosen = Signal(QUrl)
    link_hovered = Signal(QUrl)
    pictures_wanted = Signal(tuple)
    """The stored pictures (SHA-256) of the article that is shown now; `body.show_pictures` takes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Article"))
        reading = headline_font(self.font(), 1.3, bold=False)
        self._clipping: Clipping | None = None
        self.header = ReaderHeader(self)
        self.digest = DigestPanel(self)
        self.dateline = ArticleText(small_font(self.font()), 170, parent=self)
        self.dateline.setAccessibleName(_("Dateline"))
        self.dateline.setObjectName("dateline")
        self.body = ArticleText(reading, parent=self)
        self.body.setAccessibleName(_("Article text"))
        self.passages = PassagesList(self)
        self.editions = EditionsList(self)
        self.related = RelatedList(self)
        self.header.link_chosen.connect(self.link_chosen)
        for text in self.texts():
            text.link_chosen.connect(self.link_chosen)
            text.link_hovered.connect(self.link_hovered)
            text.wanted.connect(lambda area, text=text: self._bring_into_view(text, area))
        self._arrange(round(_COLUMN_EMS * QFontInfo(reading).pixelSize()))

    def _arrange(self, width: int) -> None:
        column = QWidget(self)
        column.setMaximumWidth(width + 2 * _MARGIN)
        parts = QVBoxLayout(column)
        parts.setContentsMargins(_MARGIN, 24, _MARGIN, 36)
        parts.setSpacing(0)
        parts.addWidget(self.header)
        parts.addSpacing(20)
        parts.addWidget(self.digest)
        parts.addWidget(self.dateline)
        parts.addWidget(self.body)
        for below in (self.passages, self.editions, self.related):
            parts.addSpacing(26)
            parts.addWidget(below)
        parts.addStretch(1)
        self._paper = QWidget(self)
        self._paper.setObjectName("paper")
        middle = QHBoxLayout(self._paper)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(column, 1000)
        middle.addStretch(1)
        self.setWidget(self._paper)

    # -- content ---------------------------------------------------------------------------
    def texts(self) -> tuple[ArticleText, ArticleText, ArticleText]:
        """From top to bottom."""
        return self.header.headline, self.dateline, self.body

    def show_clipping(self, clipping: Clipping) -> None:
        """Show it from the top; where it is the one already shown, stay where the user reads."""
        before, self._clipping = self._clipping, clipping
        if before != clipping:
            self.header.show_clipping(clipping)
        if before is None or before.dateline != clipping.dateline:
            self.dateline.show_text(clipping.dateline or "")
            self.dateline.setVisible(bool(clipping.dateline))
        if before is None or (before.html, before.text) != (clipping.html, clipping.text):
            self.body.show_html(clipping.html, clipping.text)
            self.pictures_wanted.emit(names_in(clipping.html))
        self.light("marked", self.canonical_places(each.span for each in clipping.highlights if each.span))
        self.passages.show_highlights(clipping.highlights)
        self.editions.show_editions(clipping.editions)
        self.related.show_stubs(clipping.stubs)
        if before is None or before.summary.id != clipping.summary.id:
            self.verticalScrollBar().setValue(0)

    # -- places ----------------------------------------------------------------------------
    def evidence_places(self, evidence: Iterable[Evidence]) -> list[Place]:
        """Where the words that spoke for a tag stand."""
        return self.canonical_places(
            (each.start, each.end) for each in evidence if each.start is not None and each.end is not None
        )

    def canonical_places(self, spans: Iterable[Span]) -> list[Place]:
        """Where spans of the canonical text (title, dateline, text) stand on the page."""
        wanted = list(spans)
        places: list[Place] = []
        for text, start, end in self._parts():
            inside = [(first - start, last - start) for first, last in wanted if start <= first and last <= end]
            places += [(text, place) for place in text.places(inside)]
        return places

    def chosen(self) -> Span | None:
        """The span of the canonical text that is selected in one of the page's texts."""
        for text, start, _end in self._parts():
            span = text.chosen() if text.textCursor().hasSelection() else None
            if span is not None:
                return start + span[0], start + span[1]
        return None

    def deselect(self) -> None:
        for text in self.texts():
            cursor = text.textCursor()
            cursor.clearSelection()
            text.setTextCursor(cursor)

    def _parts(self) -> Iterator[tuple[ArticleText, int, int]]:
        """Each text, and where its own text stands in the canonical one."""
        clipping = self._clipping
        if clipping is None:
            return
        start = 0
        for text, part in zip(
            self.texts(), (clipping.summary.title, clipping.dateline or "", clipping.text), strict=True
        ):
            yield text, start, start + len(part)
            start += len(part) + 1 if part else 0

    def light(self, layer: str, places: Sequence[Place]) -> None:
        for text in self.texts():
            text.light(layer, [place for where, place in places if where is text])  # type: ignore[arg-type]

    def go_to(self, place: Place) -> None:
        text, span = place
        # An article that was just opened may not have been given its room yet, and so cannot be scrolled.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._bring_into_view(text, text.area(span))

    def _bring_into_view(self, text: ArticleText, area: QRect) -> None:
        point = text.mapTo(self._paper, area.center())
        self.ensureVisible(point.x(), point.y(), 0, min(90, self.viewport().height() // 3))

    # -- keyboard --------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space:
            page = bar.SliderAction.SliderPageStepSub if backwards else bar.SliderAction.SliderPageStepAdd
            bar.triggerAction(page)
        elif event.key() == Qt.Key.Key_Home:
            bar.triggerAction(bar.SliderAction.SliderToMinimum)
        elif event.key() == Qt.Key.Key_End:
            bar.triggerAction(bar.SliderAction.SliderToMaximum)
        else:
            super().keyPressEvent(event)
