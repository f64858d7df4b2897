"""Makes a clipping's body ready to be shown: typography, and the fence around what a document may load."""

import re
from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextBlockFormat, QTextCursor, QTextDocument

from clipper.gui.theme import Colors

Asset = Callable[[str], bytes | None]
"""Gives the bytes of a stored image by its SHA-256, None when there is none."""

ASSET_SCHEME = "clip-asset"
_IMAGE = re.compile(r"""<img\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_SIZE = re.compile(r"""\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)


def prepared(html: str) -> str:
    """The body without image sizes: `image` fits pictures to the column and must not be overruled."""
    return _IMAGE.sub(lambda image: _SIZE.sub("", image[0]), html)


def style_sheet(colors: Colors) -> str:
    """What QTextDocument understands of CSS, for reading. Give it before setHtml."""
    return f"""
        p, li, dd, dt, div, pre {{ line-height: 150%; }}
        td p, th p {{ line-height: 115%; margin-bottom: 0; }}
        p, ul, ol, dl, table, blockquote, pre, figure {{ margin-top: 0; margin-bottom: 0.8em; }}
        h1, h2, h3, h4, h5, h6 {{ font-weight: 600; margin-top: 1.1em; margin-bottom: 0.35em; }}
        h1 {{ font-size: 1.35em; }} h2 {{ font-size: 1.25em; }} h3 {{ font-size: 1.12em; }}
        h4, h5, h6 {{ font-size: 1em; }}
        a {{ color: {colors.accent}; text-decoration: underline; }}
        blockquote {{ margin-left: 1.4em; margin-right: 1.4em; font-style: italic; color: {colors.muted}; }}
        pre, code, kbd, samp {{ font-family: monospace; font-size: 0.9em; }}
        pre {{ white-space: pre-wrap; background-color: {colors.chip}; }}
        figcaption, caption, small {{ font-size: 0.85em; color: {colors.muted}; }}
        table {{ margin-top: 6px; margin-bottom: 18px; border-collapse: collapse;
                 border-style: solid; border-width: 1px; border-color: {colors.line}; }}
        td, th {{ padding: 5px 9px; border-style: solid; border-width: 1px; border-color: {colors.line}; }}
        th {{ font-weight: 600; background-color: {colors.hover}; }}
    """


def set_leading(document: QTextDocument, per_cent: int) -> None:
    """Opens the lines of a document without a style sheet."""
    leading = QTextBlockFormat()
    leading.setLineHeight(per_cent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(leading)


def image(address: QUrl, asset: Asset | None, width: int) -> QImage:
    """A stored image, no wider than `width` pixels; for every other address one clear pixel.

    Never null: given a null image Qt goes on to read files and network shares by itself.
    """
    name = address.path()
    if asset is None or address.scheme() != ASSET_SCHEME or not name.isalnum():
        return _clear_pixel()
    picture = QImage.fromData(QByteArray(asset(name) or b""))
    if picture.isNull():
        return _clear_pixel()
    if not 0 < width < picture.width():
        return picture
    return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def _clear_pixel() -> QImage:
    pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
    pixel.fill(QColor(0, 0, 0, 0))
    return pixel
