"""Prints an article: headline, source and body, black on white, without the window's furniture."""

from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from clipper.core.model import Clipping
from clipper.core.text import _
from clipper.gui import format as wording
from clipper.gui.panes import reader_html
from clipper.gui.panes.pictures import Look, Pictures, image
from clipper.gui.theme import HEADLINE_FAMILIES, LIGHT

_POINTS = 11
_IMAGE_WIDTH = 460
"""Pixels at 96 to the inch: an image fits a page of A4 or Letter."""
_IMAGE_RATIO = 3.0
"""Paper shows finer pictures than that."""


def ask_and_print(clipping: Clipping, pictures: Pictures, parent: QWidget) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(clipping.summary.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print clipping"))
    if dialog.exec():
        PrintedClipping(clipping, pictures).print_(printer)


class PrintedClipping(QTextDocument):
    """The clipping as it goes to paper. Loads nothing but stored pictures, as the reader does."""

    def __init__(self, clipping: Clipping, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        font = QFont()
        font.setFamilies(list(HEADLINE_FAMILIES))
        font.setPointSizeF(_POINTS)
        self.setDefaultFont(font)
        self.setDefaultStyleSheet(reader_html.style_sheet(LIGHT))
        self.setHtml(_html(clipping))
        reader_html.set_picture_leading(self)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        stored = self._pictures if kind == QTextDocument.ResourceType.ImageResource.value else {}
        return image(QUrl(name), stored, Look(_IMAGE_WIDTH, _IMAGE_RATIO, LIGHT, self.defaultFont()))


def _html(clipping: Clipping) -> str:
    facts = clipping.summary
    source = [wording.publisher(facts.publisher), wording.when(facts.published), wording.byline(clipping.authors)]
    lines = [" · ".join(fact for fact in source if fact), facts.url or ""]
    small = "".join(f"<p><small>{escape(line)}</small></p>" for line in lines if line)
    dateline = f"<p><small>{escape(clipping.dateline)}</small></p>" if clipping.dateline else ""
    return f"<h1>{escape(facts.title)}</h1>{small}<hr>{dateline}{reader_html.prepared(clipping.html)}"
