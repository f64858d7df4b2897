"""How one clipping looks in the list: kicker, headline, passage, tags."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clipper.core.model import Snippet, Summary
from clipper.core.text import _
from clipper.gui import format as words
from clipper.gui.icons import pixmap
from clipper.gui.models.clippings import ROW_ROLE, Row
from clipper.gui.text_block import TextBlock, line_step, lit_ranges
from clipper.gui.theme import Colors, headline_font, small_font

_LEFT = 26.0
"""Where text begins; the unread dot stands in the gutter before it."""
_RIGHT = 14.0
_TOP = 11.0
_GAP = 3.0
_STAR = 15
_IMAGE = (84.0, 63.0)
"""Width and height of a thumbnail, in pixels."""
_LINES = 4
"""Lines shared by headline and passage: a short headline leaves more to the passage."""


class ClippingDelegate(QStyledItemDelegate):
    """Paints rows of one height, so that a hundred thousand of them need no measuring."""

    def __init__(self, colors: Colors, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._font = font
        self.set_colors(colors)

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self._small = small_font(self._font)
        self._headline = headline_font(self._font, 1.12)
        self._headline_read = headline_font(self._font, 1.12, bold=False)
        self._badge = small_font(self._font)
        self._badge.setWeight(QFont.Weight.DemiBold)

    @property
    def row_height(self) -> int:
        """Pixels: kicker, two lines of headline, two of passage, tags, and air."""
        small = QFontMetricsF(self._small).height()
        return round(2 * _TOP + 2 * small + 2 * line_step(self._headline) + 2 * line_step(self._font) + 4 * _GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._ground(painter, rect, option.state)
        row: Row | None = index.data(ROW_ROLE)
        inner = rect.adjusted(_LEFT, _TOP, -_RIGHT, -_TOP)
        if row is None:
            self._placeholder(painter, inner)
        else:
            self._row(painter, inner, row)
        painter.restore()

    # -- ground --------------------------------------------------------------------------
    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._colors.tint))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(self._colors.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self._colors.hover))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(self._colors.line))
        if state & QStyle.StateFlag.State_HasFocus and not state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(self._colors.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(4.5, 1.5, -1.5, -2.5))

    def _placeholder(self, painter: QPainter, inner: QRectF) -> None:
        """Grey bars where text will be, while a row is on its way."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colors.chip))
        step = QFontMetricsF(self._font).height() + _GAP
        for line, share in enumerate((0.35, 0.9, 0.6)):
            painter.drawRoundedRect(
                QRectF(inner.left(), inner.top() + line * step * 1.25, inner.width() * share, step * 0.55), 4, 4
            )

    # -- text ----------------------------------------------------------------------------
    def _row(self, painter: QPainter, inner: QRectF, row: Row) -> None:
        summary = row.summary
        self._marks(painter, inner, summary)
        y = self._kicker(painter, inner, summary)
        title = summary.title or _("Untitled")
        font = self._headline if summary.unread else self._headline_read
        if row.image is not None:
            self._image(painter, QRectF(inner.right() - _IMAGE[0], y + 2, *_IMAGE), row.image)
        width = inner.width() - (_IMAGE[0] + 12 if row.image is not None else 0)
        headline = TextBlock(title, font, width, 2)
        headline.draw(painter, inner.left(), y, self._colors.ink, [])
        y += headline.height + _GAP
        passage = row.snippet or Snippet(summary.problem or summary.lead)
        body = TextBlock(passage.text, self._font, width, _LINES - headline.lines)
        lit = lit_ranges(passage.text, passage.spans, self._colors.lit, self._colors.on_lit)
        body.draw(painter, inner.left(), y, self._colors.muted, lit)
        self._tags(painter, inner, summary)

    def _image(self, painter: QPainter, place: QRectF, image: QImage) -> None:
        """The middle of a picture, as much of it as fills the place."""
        shape = QSizeF(place.width(), place.height())
        part = shape.scaled(QSizeF(image.size()), Qt.AspectRatioMode.KeepAspectRatio)
        middle = QRectF(QPointF(), part)
        middle.moveCenter(QRectF(image.rect()).center())
        rounded = QPainterPath()
        rounded.addRoundedRect(place, 5, 5)
        painter.save()
        painter.setClipPath(rounded)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image, middle)
        painter.restore()

    def _marks(self, painter: QPainter, inner: QRectF, summary: Summary) -> None:
        if summary.unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colors.accent))
            middle = inner.top() + QFontMetricsF(self._small).height() / 2
            painter.drawEllipse(QPointF(_LEFT / 2 + 1, middle), 3.5, 3.5)
        if summary.starred:
            star = pixmap("star-filled", self._colors.star, _STAR)
            painter.drawPixmap(QPointF(inner.right() - _STAR, inner.top() - 1), star)

    def _kicker(self, painter: QPainter, inner: QRectF, summary: Summary) -> float:
        """Publisher and time, on one line; returns where the next line begins."""
        metrics = QFontMetricsF(self._small)
        room = inner.width() - (_STAR + 6 if summary.starred else 0)
        time = words.when(summary.published)
        time_width = metrics.horizontalAdvance(time)
        baseline = inner.top() + metrics.ascent()
        name = metrics.elidedText(
            words.publisher(summary.publisher), Qt.TextElideMode.ElideRight, max(room - time_width - 18, 40)
        )
        painter.setFont(self._small)
        painter.setPen(QColor(self._colors.accent if summary.publisher else self._colors.muted))
        painter.drawText(QPointF(inner.left(), baseline), name)
        painter.setPen(QColor(self._colors.muted))
        x = inner.left() + metrics.horizontalAdvance(name)
        if time:
            painter.drawText(QPointF(x, baseline), f"  ·  {time}")
        return inner.top() + metrics.height() + _GAP

    # -- tags ----------------------------------------------------------------------------
    def _tags(self, painter: QPainter, inner: QRectF, summary: Summary) -> None:
        """Country codes as badges, then the topics, along the foot of the row."""
        metrics = QFontMetricsF(self._badge)
        height = metrics.height() + 1
        x, y = inner.left(), inner.bottom() - height + 2
        for code in summary.countries[:4]:
            width = metrics.horizontalAdvance(code) + 10
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colors.chip))
            painter.drawRoundedRect(QRectF(x, y, width, height), 4, 4)
            painter.setPen(QColor(self._colors.ink))
            painter.setFont(self._badge)
            painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, code)
            x += width + 5
        x += 3 if summary.countries else 0
        rest = len(summary.countries) - 4
        topics = ([f"+{rest}"] if rest > 0 else []) + list(summary.topics[:3])
        text = QFontMetrics(self._small).elidedText(
            " · ".join(topics), Qt.TextElideMode.ElideRight, max(int(inner.right() - x - 4), 0)
        )
        painter.setFont(self._small)
        painter.setPen(QColor(self._colors.muted))
        painter.drawText(
            QRectF(x, y, inner.right() - x, height),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            text,
        )


def selection_colors(palette: QPalette, colors: Colors) -> QPalette:
    """The palette of a view whose delegate paints the chosen rows itself."""
    quiet = QPalette(palette)
    quiet.setColor(QPalette.ColorRole.Highlight, QColor(colors.tint))
    quiet.setColor(QPalette.ColorRole.HighlightedText, QColor(colors.ink))
    return quiet
