"""A piece of text that is read, not edited, and is as high as what it holds: headline, dateline, body.

It stands in a scroll area together with its siblings, so it never scrolls up or down itself.
"""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QTextEdit, QWidget

from clipper.core.model import Span
from clipper.gui.panes import reader_html
from clipper.gui.panes.pictures import Look, Pictures, image
from clipper.gui.panes.text_map import TextMap, Utf16, text_span
from clipper.gui.theme import colors_of
from clipper.gui.widgets import tints

Layer = Literal["summary", "marked", "evidence", "hit", "match", "current"]
"""What places may be lit for; later ones are painted over earlier ones."""

_PAINT = {
    "summary": tints.summary,
    "marked": tints.marked,
    "evidence": tints.evidence,
    "hit": tints.hit,
    "match": tints.hit,
    "current": tints.current_hit,
}
_MOST_LIT = 1000
"""Places lit at a time: a letter that stands 10,000 times in a text would hold up the window."""
_SCROLLING_KEYS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
}


class ArticleText(QTextBrowser):
    """Shows plain text or sanitised HTML, and lights places in it.

    A *place* is a span of the document in UTF-16 units, as QTextCursor counts; `places` finds them
    for spans of the canonical text. Nothing is loaded but assets, and no link is followed:
    `link_chosen` says that the user wants to.
    """

    link_chosen = Signal(QUrl)
    link_hovered = Signal(QUrl)
    """The link under the mouse or the keyboard, an empty address when there is none."""
    wanted = Signal(QRect)
    """A part of this widget that should be scrolled into view."""

    _text = ""
    _html = ""

    def __init__(self, font: QFont, leading: int = 150, parent: QWidget | None = None) -> None:
        """`leading` is the height of a line of plain text in per cent of the font's own."""
        super().__init__(parent)
        self._pictures: Pictures = {}
        self._leading = leading
        self._map: TextMap | None = None
        self._lit: dict[Layer, Sequence[Span]] = {}
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self.link_chosen)
        self.highlighted.connect(self.link_hovered)

    # -- content ---------------------------------------------------------------------------
    def show_text(self, text: str) -> None:
        self._show(text, "")

    def show_html(self, html: str, text: str) -> None:
        """`text` is the canonical text that derives from `html`; spans count in it. Stored pictures
        have no room before `show_pictures` brings them."""
        self._pictures = {}
        self._show(text, html)

    def show_pictures(self, pictures: Pictures) -> None:
        """The stored pictures of the article shown, by SHA-256."""
        self._pictures = pictures
        self._fit()

    def _show(self, text: str, html: str) -> None:
        self._text, self._html = text, html
        self._map = None
        self._lit = {}
        self.setExtraSelections([])
        document = self.document()
        if html:
            document.setDefaultStyleSheet(reader_html.style_sheet(colors_of(self)))
            self.setHtml(reader_html.prepared(html))
            reader_html.set_picture_leading(document)
        else:
            self.setPlainText(text)
            reader_html.set_leading(document, self._leading)
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """Our own pictures; for anything else a clear pixel (see `pictures.image`)."""
        stored = self._pictures if kind == QTextDocument.ResourceType.ImageResource.value else {}
        return image(QUrl(name), stored, self._look())

    def _look(self) -> Look:
        return Look(self.viewport().width(), self.devicePixelRatioF(), colors_of(self), self.document().defaultFont())

    def _fit_pictures(self) -> None:
        """Qt keeps what it was given for a picture: give it anew for this width."""
        document = self.document()
        addresses = {name for _block, names in reader_html.picture_blocks(document) for name in names}
        kind, look = QTextDocument.ResourceType.ImageResource, self._look()
        for address in addresses:
            document.addResource(kind.value, QUrl(address), image(QUrl(address), self._pictures, look))
        if addresses:
            document.markContentsDirty(0, document.characterCount())

    # -- places ----------------------------------------------------------------------------
    def places(self, spans: Iterable[Span]) -> list[Span]:
        """Where spans of the canonical text (code points) stand in the document."""
        if self._map is None:
            self._map = TextMap(self._text, self.toPlainText())
        return self._map.spans(spans)

    def chosen(self) -> Span | None:
        """The span of the canonical text that is selected; None where nothing of it is."""
        cursor = self.textCursor()
        return text_span(self.toPlainText(), self._text, (cursor.selectionStart(), cursor.selectionEnd()))

    def search(self, words: str) -> list[Span]:
        """Every place where the words stand, in any case and with any white space between them."""
        parts = [re.escape(part) for part in words.split()]
        if not parts:
            return []
        shown = self.toPlainText()
        units = Utf16(shown)
        found = re.finditer(r"\s+".join(parts), shown, re.IGNORECASE)
        return [(units.at(hit.start()), units.at(hit.end())) for hit in found]

    def light(self, layer: Layer, places: Sequence[Span]) -> None:
        """Light these places and no others of this layer."""
        if list(self._lit.get(layer, ())) != list(places):
            self._lit[layer] = places
            self._paint_lights()

    def lit(self, layer: Layer) -> list[str]:
        """The words that are lit, for whoever wants to know what the user sees."""
        return [self._cursor(place).selectedText() for place in self._lit.get(layer, ())]

    def area(self, place: Span) -> QRect:
        """The part of this widget where a place begins."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(place[0])
        return self.cursorRect(cursor)

    def _paint_lights(self) -> None:
        selections = []
        for layer, colour in _PAINT.items():
            look = _on_ground(colour(self), self)
            for place in self._lit.get(layer, ())[:_MOST_LIT]:  # type: ignore[call-overload]
                selection = QTextEdit.ExtraSelection()
                selection.cursor = self._cursor(place)
                selection.format = look
                selections.append(selection)
        self.setExtraSelections(selections)

    def _cursor(self, place: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # -- size and scrolling ----------------------------------------------------------------
    def _fit(self) -> None:
        """Be exactly as high as the document at this width, with a bar below if a table is wider."""
        document = self.document()
        width = self.viewport().width()
        if "<img" in self._html:
            self._fit_pictures()
        document.setTextWidth(width)
        height = math.ceil(document.size().height())
        if document.size().width() > width:
            height += self.horizontalScrollBar().sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = abs(event.angleDelta().x()) > abs(event.angleDelta().y())
        if sideways and self.horizontalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SCROLLING_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.wanted.emit(QRect(event.position().toPoint(), event.position().toPoint()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        if self.hasFocus() and self.textCursor().hasSelection():
            self.wanted.emit(self.cursorRect())
        return moved

    def changeEvent(self, event: QEvent) -> None:
        """The colours of the theme are written into the document: write them anew when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and (self._text or self._html):
            lit = self._lit
            self._show(self._text, self._html)
            self._lit = lit
            self._paint_lights()


def _on_ground(ground: QColor, widget: QWidget) -> QTextCharFormat:
    lit = QTextCharFormat()
    lit.setBackground(ground)
    lit.setForeground(tints.ink_on(ground, widget))
    return lit
