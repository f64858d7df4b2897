"""How many clippings were published when, as bars; dragging over them filters for that time."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from clipper.core.text import _
from clipper.gui.format import plain_tip
from clipper.gui.periods import in_words, month, months, period
from clipper.gui.theme import colors_of, small_font

_NARROWEST = 4.0
"""Pixels that a bar needs at least; where months get less, a bar is a quarter, a year or more of them."""
_SPANS = (1, 3, 12, 60, 120, 600, 1200)
"""Months that a bar may stand for."""
_FEWEST = 12
"""Months that are shown at least."""
_FOOT = 18
"""Pixels below the bars, for the years."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`first` and `last` are months counted from January of year 0; `count` clippings are of these."""

    first: int
    last: int
    count: int

    @property
    def period(self) -> str:
        """As a date filter takes it."""
        return period(self.first, self.last)


class Timeline(QWidget):
    """`chosen` carries a range of months, "2025-03..2025-06", or "" when none is wanted any more.

    With the keyboard: the arrow keys go along the bars, with Shift they widen the range, Enter filters, and
    Backspace or Delete takes the filter away.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[int, int] = {}
        self._wanted: tuple[int, int] | None = None
        """The months that are filtered for."""
        self._dragged: tuple[int, int] | None = None
        """Places in `bars` between which the mouse or the keyboard goes: from, to."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Months in which the clippings found were published"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_counts(self, counts: Mapping[str, int], wanted: str) -> None:
        """Clippings by month ("2025-06"); `wanted` is the date that is filtered for."""
        self._counts = {month(text): number for text, number in counts.items()}
        self._wanted = months(wanted) if wanted else None
        self._dragged = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 92)

    @property
    def bars(self) -> list[Bar]:
        """Without gaps, from the first month with clippings to the last; a year at least, or one month alone would
        be as wide as the window."""
        if not self._counts:
            return []
        last = max(self._counts)
        first = min(*self._counts, last - _FEWEST + 1)
        room = max(1, int(self.width() / _NARROWEST))
        span = next((span for span in _SPANS if (last - first) // span < room), _SPANS[-1])
        start = first - first % span
        counted = [0] * ((last - start) // span + 1)
        for at, number in self._counts.items():
            counted[(at - start) // span] += number
        return [Bar(start + at * span, start + (at + 1) * span - 1, number) for at, number in enumerate(counted)]

    # -- what was meant --------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._drag((at, at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._bar_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._dragged is not None and at is not None:
            self._drag((self._dragged[0], at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragged is not None:
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bars, key = self.bars, event.key()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key), 0)
        if step and bars:
            start, end = self._dragged or (len(bars) - 1, len(bars) - 1)
            end = min(max(end + step, 0), len(bars) - 1) if self._dragged else end
            widen = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag((start if widen else end, end))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._dragged is not None:
            self._choose()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._wanted is not None:
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._bar_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip("" if at is None else told(self.bars[at])), self)
            return True
        return super().event(event)

    def _drag(self, between: tuple[int, int]) -> None:
        self._dragged = between
        bars = self.bars
        some = bars[min(between) : max(between) + 1]
        whole = Bar(some[0].first, some[-1].last, sum(bar.count for bar in some))
        self.setAccessibleDescription(told(whole))
        self.update()

    def _choose(self) -> None:
        """What was dragged over; the range that is filtered for already is let go."""
        if self._dragged is None:
            return
        bars = self.bars
        first, last = bars[min(self._dragged)].first, bars[max(self._dragged)].last
        self._dragged = None
        self.chosen.emit("" if (first, last) == self._wanted else period(first, last))

    def _bar_at(self, place: QPointF) -> int | None:
        bars = self.bars
        if not bars:
            return None
        return min(max(int(place.x() / self.width() * len(bars)), 0), len(bars) - 1)

    # -- drawing ---------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        bars, colors = self.bars, colors_of(self)
        painter = QPainter(self)
        painter.setFont(small_font(self.font()))
        floor = self.height() - _FOOT
        painter.setPen(QColor(colors.line))
        painter.drawLine(0, floor, self.width(), floor)
        if not bars:
            return
        most = max(bar.count for bar in bars)
        wide = self.width() / len(bars)
        for at, bar in enumerate(bars):
            tall = bar.count / most * (floor - 6)
            box = QRectF(at * wide, floor - max(tall, 2 if bar.count else 0), max(wide - 1, 1), max(tall, 2))
            if bar.count:
                painter.fillRect(box, QColor(colors.accent if self._is_lit(at, bar) else colors.line))
        if self._dragged is not None:
            start, end = min(self._dragged), max(self._dragged) + 1
            painter.setPen(QPen(QColor(colors.ink), 1.4))
            painter.drawRect(QRectF(start * wide, 1, (end - start) * wide - 1, floor - 2))
        self._write_years(painter, bars, wide, colors.muted)

    def _is_lit(self, at: int, bar: Bar) -> bool:
        """Whether it is, or is about to be, filtered for; all are when nothing is."""
        if self._dragged is not None:
            return min(self._dragged) <= at <= max(self._dragged)
        return self._wanted is None or (self._wanted[0] <= bar.last and bar.first <= self._wanted[1])

    def _write_years(self, painter: QPainter, bars: list[Bar], wide: float, color: str) -> None:
        """Below the first bar of each year that has room for its number."""
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(color))
        free = 0.0
        for at, bar in enumerate(bars):
            text = str(bar.first // 12)
            needed = metrics.horizontalAdvance(text) + 10
            begins = at == 0 or bar.first // 12 != bars[at - 1].first // 12
            if begins and at * wide >= free and at * wide + needed - 10 <= self.width():
                painter.drawText(QPointF(at * wide, self.height() - 4), text)
                free = at * wide + needed


def told(bar: Bar) -> str:
    return _("{when}: {n:,} clippings").format(when=in_words(bar.first, bar.last), n=bar.count)
