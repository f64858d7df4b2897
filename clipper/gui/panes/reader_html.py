"""Makes a clipping's body ready to be shown: typography, pictures, captions."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from clipper.gui.panes import pictures
from clipper.gui.theme import Colors

_PARTS = re.compile(
    r"""<(?P<closing>/?)(?P<name>a|figure|figcaption|img)\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE
)
_SIZE = re.compile(r"""\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_PICTURE_LEADING = 6
"""Pixels between a line with a picture and the next."""


def prepared(html: str) -> str:
    """The body as Qt shows it best: pictures without sizes of their own, since they are fitted to the
    column; a box that leads to its address for each that is not there; figures as blocks."""
    inside_link = False

    def part(found: re.Match[str]) -> str:
        nonlocal inside_link
        name, closing, tag = found["name"].lower(), found["closing"], found.group()
        if name == "a":
            inside_link = not closing
            return tag
        if name == "img":
            return _picture(tag, inside_link=inside_link)
        if name == "figure":
            return f"<{closing}div>"
        return "</small></div>" if closing else '<div class="caption"><small>'

    return _PARTS.sub(part, html)


def _picture(tag: str, *, inside_link: bool) -> str:
    if "src" in tag and not pictures.attribute(tag, "data-src"):
        return _SIZE.sub("", tag)
    address = "" if inside_link else pictures.attribute(tag, "data-src")
    return pictures.missing(address, pictures.attribute(tag, "alt"))


def style_sheet(colors: Colors) -> str:
    """What QTextDocument understands of CSS, for reading. Give it before setHtml.

    Sizes are named: it passes over those in em, and makes an h1 twice as large as the text.
    """
    return f"""
        p, li, dd, dt, div, pre {{ line-height: 150%; }}
        td p, th p {{ line-height: 115%; margin-bottom: 0; }}
        p, ul, ol, dl, table, blockquote, pre {{ margin-top: 0; margin-bottom: 0.8em; }}
        h1, h2, h3, h4, h5, h6 {{ font-weight: 600; margin-top: 1.1em; margin-bottom: 0.35em; }}
        h1, h2 {{ font-size: large; }}
        h3, h4, h5, h6 {{ font-size: medium; }}
        a {{ color: {colors.accent}; text-decoration: underline; }}
        blockquote {{ margin-left: 1.4em; margin-right: 1.4em; font-style: italic; color: {colors.muted}; }}
        pre, code, kbd, samp {{ font-family: monospace; font-size: 0.9em; }}
        pre {{ white-space: pre-wrap; background-color: {colors.chip}; }}
        caption, small {{ font-size: small; color: {colors.muted}; }}
        .caption {{ color: {colors.muted}; margin-top: 4px; margin-bottom: 18px; line-height: 130%; }}
        table {{ margin-top: 6px; margin-bottom: 18px; border-collapse: collapse;
                 border-style: solid; border-width: 1px; border-color: {colors.line}; }}
        td, th {{ padding: 5px 9px; border-style: solid; border-width: 1px; border-color: {colors.line}; }}
        th {{ font-weight: 600; background-color: {colors.hover}; }}
    """


def picture_blocks(document: QTextDocument) -> Iterator[tuple[QTextBlock, list[str]]]:
    """The blocks with pictures in them, and the pictures' addresses."""
    block = document.begin()
    while block.isValid():
        names = []
        place = block.begin()
        while not place.atEnd():
            look = place.fragment().charFormat()
            if look.isImageFormat():
                names.append(look.toImageFormat().name())
            place += 1
        if names:
            yield block, names
        block = block.next()


def set_picture_leading(document: QTextDocument) -> None:
    """Lines with a picture are as high as it is and a little more, not half as much again."""
    leading = QTextBlockFormat()
    leading.setLineHeight(_PICTURE_LEADING, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    for block, _names in picture_blocks(document):
        QTextCursor(block).mergeBlockFormat(leading)


def set_leading(document: QTextDocument, per_cent: int) -> None:
    """Opens the lines of a document without a style sheet."""
    leading = QTextBlockFormat()
    leading.setLineHeight(per_cent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(leading)
