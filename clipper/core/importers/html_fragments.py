"""A piece of HTML as elements, whatever it holds."""

import re
from typing import Any

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no element's text may hold."""


def fragment(markup: str) -> Any:
    """The element that holds the fragment's elements and text."""
    from lxml import html

    root = html.document_fromstring(f"<html><body>{_FORBIDDEN.sub('', markup)}</body></html>")
    body = root.find("body")
    return root if body is None else body
