"""Pictures as the reader and the printer show them: those that are stored, fitted to the column, and
a quiet box in the place of each that never came with the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageReader, QPainter, QPen

from clipper.core.model import Summary
from clipper.core.text import _
from clipper.gui.theme import Colors, small_font

if TYPE_CHECKING:
    from clipper.core.library import Library

Pictures = Mapping[str, QImage]
"""Stored pictures by their SHA-256, as far as they have been read."""

WIDEST = 1600
"""Pixels; wider pictures are made smaller while they are decoded, as no column shows more."""
_STORED = "clip-asset"
_MISSING = "clip-missing"
_NAMES = re.compile(r'<img\b[^>]*\bsrc="clip-asset:([0-9a-f]{64})"')
_BOX = (460, 76)
"""Width, at most, and height of the box for a picture that is missing."""
_PADDING = 14.0


def names_in(html: str) -> tuple[str, ...]:
    """The stored pictures that a clipping's body shows, each once, in its order."""
    return tuple(dict.fromkeys(_NAMES.findall(html)))


def decoded(data: bytes) -> QImage:
    """A stored picture, upright and no wider than WIDEST; null when it is none. On any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > WIDEST:
        reader.setScaledSize(size.scaled(QSize(WIDEST, 1 << 24), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def thumbnail(library: "Library", summary: Summary) -> QImage | None:
    """The picture that stands for a clipping in the list, if it has one. On the thread that owns the library."""
    data = library.thumbnail(summary.image) if summary.image else None
    image = decoded(data) if data else QImage()
    return None if image.isNull() else image


def missing(address: str, alt: str) -> str:
    """Markup for the box of a picture that is not there: a link to where it is."""
    host = QUrl(address).host()
    image = f'<img src="{_MISSING}:{quote(host, safe="")}/{quote(alt[:300], safe="")}">'
    return f'<a href="{escape(address)}">{image}</a>' if address else image


@dataclass(frozen=True, slots=True)
class Look:
    """How pictures are shown: at most `width` pixels wide, `ratio` of the device's for one of ours."""

    width: int
    ratio: float
    colors: Colors
    font: QFont


def image(address: QUrl, stored: Pictures, look: Look) -> QImage:
    """A stored picture or a box for a missing one; for every other address one clear pixel.

    Never null: given a null image Qt goes on to read files and network shares by itself.
    """
    scheme, _colon, name = address.toString(QUrl.ComponentFormattingOption.FullyEncoded).partition(":")
    if scheme == _MISSING:
        host, _slash, alt = name.partition("/")
        return _box(_decoded(alt), _decoded(host), look)
    picture = stored.get(name) if scheme == _STORED else None
    if picture is None or picture.isNull():
        return _clear_pixel()
    return _fitted(picture, look)


def _decoded(part: str) -> str:
    return QUrl.fromPercentEncoding(QByteArray(part.encode()))


def _fitted(picture: QImage, look: Look) -> QImage:
    if not 0 < look.width < picture.width():
        return picture
    fitted = picture.scaledToWidth(
        min(picture.width(), round(look.width * look.ratio)), Qt.TransformationMode.SmoothTransformation
    )
    fitted.setDevicePixelRatio(fitted.width() / look.width)
    return fitted


def _box(alt: str, host: str, look: Look) -> QImage:
    width = max(1, min(_BOX[0], look.width or _BOX[0]))
    box = QImage(round(width * look.ratio), round(_BOX[1] * look.ratio), QImage.Format.Format_ARGB32_Premultiplied)
    box.setDevicePixelRatio(look.ratio)
    box.fill(Qt.GlobalColor.transparent)
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.colors.line)))
    painter.setBrush(QColor(look.colors.hover))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, _BOX[1] - 1), 6, 6)
    lines = [alt.strip() or _("Picture"), _("not saved · {host}").format(host=host) if host else _("not saved")]
    inside = QRectF(_PADDING, _PADDING, width - 2 * _PADDING, _BOX[1] - 2 * _PADDING)
    align = (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom)
    for line, where, colour in zip(lines, align, (look.colors.muted, look.colors.faint), strict=True):
        font = small_font(look.font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(where | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine), shown)
    painter.end()
    return box


def _clear_pixel() -> QImage:
    pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
    pixel.fill(QColor(0, 0, 0, 0))
    return pixel


def attribute(tag: str, name: str) -> str:
    """An attribute of a sanitised tag, unescaped; empty where it has none."""
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""
