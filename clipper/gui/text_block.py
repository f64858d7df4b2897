"""A few lines of text in a given width: cut with an ellipsis, found words lit."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from clipper.core.model import Span


class TextBlock:
    """`text` set in `font`, at most `lines` lines of `width` pixels; line breaks in it count as spaces."""

    def __init__(self, text: str, font: QFont, width: float, lines: int) -> None:
        self.text = " ".join(text.splitlines()) if "\n" in text else text
        """What is shown; with an ellipsis where it was cut."""
        self._metrics = QFontMetricsF(font)
        self._step = line_step(font)
        self._layout, laid = self._lay(self.text, font, width, lines)
        if laid:
            last = laid[-1]
            units = self.text.encode("utf-16-le")  # Qt counts in these
            if last.textStart() + last.textLength() < len(units) // 2:
                head = units[: 2 * last.textStart()].decode("utf-16-le", "ignore")
                rest = units[2 * last.textStart() :].decode("utf-16-le", "ignore")
                cut = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
                self.text = head + cut
                self._layout, laid = self._lay(self.text, font, width, lines)
        self.lines = len(laid)
        self.height = self.lines * self._step

    def draw(self, painter: QPainter, x: float, y: float, color: str, lit: list[QTextLayout.FormatRange]) -> None:
        """Draw with the upper left corner at x, y; `color` is #rrggbb."""
        painter.setPen(QColor(color))
        self._layout.draw(painter, QPointF(x, y), lit)

    def _lay(self, text: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout, list[QTextLine]]:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        laid: list[QTextLine] = []
        layout.beginLayout()
        while len(laid) < lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(laid) * self._step))
            laid.append(line)
        layout.endLayout()
        return layout, laid


def line_step(font: QFont) -> float:
    """Pixels from one line to the next: a little air, which taller scripts need too."""
    return round(QFontMetricsF(font).height() * 1.12)


def lit_ranges(text: str, spans: Iterable[Span], ground: str, ink: str) -> list[QTextLayout.FormatRange]:
    """The spans (code points of `text`) as Qt paints them, in #rrggbb colours."""
    look = QTextCharFormat()
    look.setBackground(QColor(ground))
    look.setForeground(QColor(ink))
    ranges = []
    for start, end in spans:
        lit = QTextLayout.FormatRange()
        lit.start = _units(text[:start])
        lit.length = _units(text[start:end])
        lit.format = look
        ranges.append(lit)
    return ranges


def _units(text: str) -> int:
    """Length as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
