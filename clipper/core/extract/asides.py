"""Which lines of an article's text are no prose of it: headings, captions, tables, preformatted text."""

import html

from clipper.core.extract.markup import BLOCKS, raw_tokens

_ASIDES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "table", "pre", "small"})


def asides(clean_html: str) -> frozenset[str]:
    """Their lines, as they stand in the text that derives from this HTML."""
    found: list[str] = []
    inside = 0
    for closing, tag, _attributes, text in raw_tokens(clean_html):
        if tag in _ASIDES:
            inside = max(0, inside + (-1 if closing else 1))
        if inside and not tag:
            found.append(html.unescape(text).replace("\n", " "))
        elif tag in BLOCKS or tag == "br":
            found.append("\n")
    lines = (" ".join(line.split()) for line in "".join(found).split("\n"))
    return frozenset(line for line in lines if line)
