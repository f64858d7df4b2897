"""The canonical text of sanitised HTML, and HTML from what a user typed.

Evidence, snippets and highlights count code points in this text, so `text_of` must never depend
on anything but its argument.
"""

import html
from functools import lru_cache

from clipper.core.extract import from_markdown
from clipper.core.extract.markup import BLOCKS, raw_tokens

_BREAKS = BLOCKS | {"br"}
_CELLS = frozenset({"td", "th"})


@lru_cache(maxsize=2)  # an article's text is asked for by several of those who look at its HTML, one after the other
def text_of(clean_html: str) -> str:
    """One line for each paragraph, heading, list item, table row or line break, none empty.

    Cells of a row are parted by tabs; lines of preformatted text stay lines. Pictures have no text.
    """
    parts: list[str] = []
    inside_pre = 0
    for closing, tag, _, text in raw_tokens(clean_html):
        if not tag:
            text = html.unescape(text) if "&" in text else text
            parts.append(text if inside_pre else text.replace("\n", " "))
        elif tag in _CELLS:
            parts.append("\t" if closing else "")
        elif tag in _BREAKS:
            parts.append("\n")
            if tag == "pre":
                inside_pre += -1 if closing else 1
    lines = (_squeezed(line) for line in _lines(parts))
    return "\n".join(line for line in lines if line)


def _squeezed(line: str) -> str:
    """The line's cells with their white space squeezed."""
    if "\t" not in line:
        return " ".join(line.split())
    return "\t".join(" ".join(cell.split()) for cell in line.split("\t")).strip()


def _lines(parts: list[str]) -> list[str]:
    return "".join(parts).replace("\t\n", "\n").split("\n")


def from_text(text: str) -> str:
    """Sanitised HTML from text as a user types it: every line a paragraph, Markdown's marks read."""
    from clipper.core.extract.sanitize import clean  # not above: the sanitiser's last resort is text_of

    return clean(from_markdown.to_html(text, join_lines=False))
