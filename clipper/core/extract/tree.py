"""A page's markup parsed, once, for all who read it."""

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from clipper.core.extract.markup import tame

if TYPE_CHECKING:
    from lxml.etree import ElementDefaultClassLookup, XPath
    from lxml.html import HtmlElement

_DEEPEST = 250
"""Elements within each other; beyond, libraries below recurse too far or stop reading."""

_UNSEEN = frozenset({"script", "style", "template", "title"})
_HIDING = re.compile(r"(?:\A|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)

_WHOLE_ADDRESS = re.compile(r"https?://[\w.:-]+(?:/[\w./%~+,@:!$&*=-]*(?:\?[\w./%~+,@:!$&*=-]+)?)?", re.ASCII)
"""What `urljoin`, which takes its time, leaves letter for letter."""


def parse(markup: str) -> "HtmlElement | None":
    """The tree of any markup that `clean_text` has gone over, at most a few hundred elements deep; None
    where there is nothing in it."""
    found = _parse(markup)
    return found if found is None or not _is_deep(found) else _parse(tame(markup))


def _parse(markup: str) -> "HtmlElement | None":
    from lxml import etree  # lazily: the window starts without it

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(_elements())
    data = markup.encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        return None


@cache
def _elements() -> "ElementDefaultClassLookup":
    """lxml.html's element for all tags: its own lookup, by tag, runs in Python for every element."""
    from lxml import etree
    from lxml.html import HtmlElement

    return etree.ElementDefaultClassLookup(element=HtmlElement)


def _is_deep(root: "HtmlElement") -> bool:
    return bool(_deep()(root))


@cache
def _deep() -> "XPath":
    """Is there an element at this depth? Asked of libxml2, which takes a third of the time of a walk."""
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (_DEEPEST + 1)})")


def joined(base: str, address: str) -> str:
    """The address as it is meant on a page whose base is `base` (empty: as it stands); empty for what is no address."""
    if not base or _WHOLE_ADDRESS.fullmatch(address):
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def base_address(root: "HtmlElement", address: str | None) -> str:
    """What the page's relative addresses are relative to; empty where nothing says it."""
    said = next((element.get("href") for element in root.iter("base") if element.get("href")), "") or ""
    try:
        base = urljoin(address or "", said.strip())
    except ValueError:
        base = address or ""
    return base if base.lower().startswith(("http://", "https://")) else ""


def drop_hidden(root: "HtmlElement") -> bool:
    """Take out what a browser does not show: `hidden`, and inline styles that say so. Says whether there was any.

    What holds most of the page's text is hidden only until a script shows it, and stays.
    """
    found = [element for element in _perhaps_hidden()(root) if _is_hidden(element)]
    if not found:
        return False
    limit = _length(root) // 2
    dropped = False
    for element in found:
        if element.getparent() is not None and _length(element) <= limit:
            element.drop_tree()
            dropped = True
    return dropped


@cache
def _perhaps_hidden() -> "XPath":
    """What may say that it is hidden; of libxml2 again, as few do."""
    from lxml import etree

    return etree.XPath("descendant-or-self::*[@hidden or @style]")


def _is_hidden(element: "HtmlElement") -> bool:
    attributes = element.attrib
    if "hidden" in attributes:
        return str(attributes["hidden"]).lower() != "until-found"
    style = attributes.get("style")
    return style is not None and _HIDING.search(style) is not None


def _length(element: "HtmlElement") -> int:
    """Characters of text, scripts and the like left out."""
    length = 0
    for each in element.iter("*"):
        if each.tag not in _UNSEEN and (text := each.text):
            length += len(text.strip())
        if tail := each.tail:
            length += len(tail.strip())
    return length


def written(root: "HtmlElement") -> str:
    """The tree as markup again."""
    from lxml import etree

    return str(etree.tostring(root, encoding="unicode", method="html"))
