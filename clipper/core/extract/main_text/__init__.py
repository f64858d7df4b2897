"""The main text of a web page, with the structure the page itself gives it.

What a few extractors agree on (candidates) says which words are the article's; these words choose
blocks of the page's own tree (selection), which are written as HTML (writing).
"""

from typing import TYPE_CHECKING

from clipper.core.extract.flat_page import FlatPage
from clipper.core.extract.main_text.boilerplate import read_facts
from clipper.core.extract.main_text.candidates import find
from clipper.core.extract.main_text.selection import choose
from clipper.core.extract.main_text.writing import write
from clipper.core.extract.sanitize import clean
from clipper.core.extract.tree import base_address
from clipper.core.model.readings import Method

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def main_html(root: "HtmlElement", flat: FlatPage, page: str, address: str | None = None, method: Method = "") -> str:
    """Sanitised HTML of the page's main text; empty when none is found.

    `root` is the parsed `page`, and stays as it is, `flat` the same laid out; `address` where the page was found;
    `method` whose idea of the main text counts, where the user chose one.
    """
    return clean(main_markup(root, flat, page, address, method))


def main_markup(root: "HtmlElement", flat: FlatPage, page: str, address: str | None = None, method: Method = "") -> str:
    """The same before it is sanitised, pictures and links with absolute addresses."""
    found = find(root, page, method)
    if not found.best.words:
        return ""
    choice = choose(flat, found, read_facts(root))
    return write(flat, choice, base_address(root, address)) if choice else ""
