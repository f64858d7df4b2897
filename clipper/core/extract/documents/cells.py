"""Cells of tables: word processors put a paragraph into each, which would break a row into lines."""

import re

_ONE_PARAGRAPH = re.compile(r"(<t[dh]\b[^<>]*>)<p>([^<]*(?:<(?!/?(?:p|t[dh])\b)[^<]*)*)</p>(?=</t[dh]>)")


def unwrapped(html: str) -> str:
    """A paragraph that is alone in its cell becomes the cell's own text."""
    return _ONE_PARAGRAPH.sub(r"\1\2", html)
