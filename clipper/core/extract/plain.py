"""The canonical text of sanitised HTML, and HTML from what a user typed.

Evidence, snippets and highlights count code points in this text, so `text_of` must never depend
on anything but its argument.
"""

import html
import re

from clipper.core.extract import from_markdown
from clipper.core.extract.markup import BLOCKS, tokens

_SPACES = re.compile(r"[^\S\n]+")
_CELLS = frozenset({"td", "th"})


def text_of(clean_html: str) -> str:
    """One line for each paragraph, heading, list item, table row or line break, none empty.

    Cells of a row are parted by tabs; lines of preformatted text stay lines. Pictures have no text.
    """
    parts: list[str] = []
    inside_pre = 0
    for token in tokens(clean_html):
        if not token.tag:
            text = html.unescape(token.text)
            parts.append(text if inside_pre else text.replace("\n", " "))
            continue
        if token.tag == "pre":
            inside_pre += -1 if token.closing else 1
        if token.tag in _CELLS:
            parts.append("\t" if token.closing else "")
        elif token.tag in BLOCKS or token.tag == "br":
            parts.append("\n")
    lines = ("\t".join(_SPACES.sub(" ", cell).strip() for cell in line.split("\t")) for line in _lines(parts))
    return "\n".join(line.strip() for line in lines if line.strip())


def _lines(parts: list[str]) -> list[str]:
    return "".join(parts).replace("\t\n", "\n").split("\n")


def from_text(text: str) -> str:
    """Sanitised HTML from text as a user types it: every line a paragraph, Markdown's marks read."""
    from clipper.core.extract.sanitize import clean  # not above: the sanitiser's last resort is text_of

    return clean(from_markdown.to_html(text, join_lines=False))
