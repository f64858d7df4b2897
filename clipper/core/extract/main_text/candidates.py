"""What three methods take for a page's main text, and which of them is believed.

trafilatura errs least, mostly by leaving out. resiliparse takes in nearly everything that is text,
at a tenth of the cost: where it finds hardly more, nothing was left out, and no one else is asked.
Where trafilatura finds next to nothing the third, readability, takes its place. trafilatura's own comparison
with others finds the same and doubles its time: only a user who asks for trafilatura gets it.
"""

import logging
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipper.core.extract.main_text import quick_xpath
from clipper.core.extract.runs import Passage
from clipper.core.model.readings import Method

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_log = logging.getLogger(__name__)

_MORE = 1.25
"""So many times the words of the first text make a second look worth its time."""
_FEW = 60
"""Words; less is a caption or a teaser more often than an article."""
_FAR_LONGER = 2
_LONGER = 1.5
_HELD = 0.8
_CONFIRMED = 0.9
"""A longer text takes the place of a shorter one that it holds, if the others together confirm it."""
_USELESS = frozenset("script style template link iframe canvas object embed audio video svg".split())
"""Elements that none of the methods reads …"""
_NEVER_TEXT = frozenset(
    "aside footer menu nav noscript picture map button select datalist dialog input textarea label legend".split()
)
"""… and those that trafilatura leaves out itself, later and so at a higher price."""


@dataclass(frozen=True, slots=True)
class Found:
    """`best` is the main text, one block a line, empty where none is found; `others` what was
    asked beside it, if anything was."""

    best: Passage
    others: tuple[Passage, ...] = ()


def find(root: "HtmlElement", page: str, method: Method = "") -> Found:
    """The words of the page's main text, or what the one `method` takes for it. `root` is the parsed `page`; it
    stays as it is."""
    if method:
        return Found(Passage(_by(method, root, page)))
    base = Passage(_trafilatura(root, quick=True))
    rough = Passage(_resiliparse(page))
    if len(base.words) >= _FEW and len(rough.words) <= _MORE * len(base.words):
        return Found(base)
    readable = Passage(_readability(root))
    if len(base.words) < _FEW and len(readable.words) > _FAR_LONGER * len(base.words):
        base = readable
    others = (rough, readable)
    return Found(_chosen(base, *others), others)


def _by(method: Method, root: "HtmlElement", page: str) -> str:
    if method == "readability":
        return _readability(root)
    return _resiliparse(page) if method == "resiliparse" else _trafilatura(root, quick=False)


def _chosen(base: Passage, first: Passage, second: Passage) -> Passage:
    """The base, or a much longer text that holds it and that the others confirm."""
    best = base
    for longer, other in ((first, second), (second, first)):
        grown = len(longer.words) > _LONGER * len(best.words)
        holds = len(best.words) < _FEW or best.share_in(longer) >= _HELD
        if grown and holds and longer.share_in(best, other) >= _CONFIRMED:
            best = longer
    return best


def _trafilatura(root: "HtmlElement", *, quick: bool) -> str:
    """Precision mode: on news pages it finds the text a little better than the default mode.

    `quick` leaves out its comparison with other methods.
    """
    import trafilatura  # lazily: loading it takes half a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what it cannot parse; we say so ourselves
    try:
        quick_xpath.install()
        tree = _copy(root, _USELESS | _NEVER_TEXT if quick else _USELESS)
        found = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False, fast=quick)
        return str(getattr(found, "text", None) or "")
    except Exception as error:  # noqa: BLE001  # broken pages make it fail in many ways; the others are asked then
        _log.debug("trafilatura failed: %r", error)
        return ""


def _readability(root: "HtmlElement") -> str:
    from lxml import etree
    from trafilatura.readability_lxml import Document

    from clipper.core.extract.flat_page import lay_out

    try:
        summary = Document(_copy(root, _USELESS), min_text_length=25).summary()
        tree = etree.fromstring(summary, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
        return "\n".join(block.text for block in lay_out(tree).blocks) if tree is not None else ""
    except Exception as error:  # noqa: BLE001  # as above
        _log.debug("readability failed: %r", error)
        return ""


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=True))


def _copy(root: "HtmlElement", without: frozenset[str]) -> "HtmlElement":
    """A tree that may be taken apart, some elements left out."""
    from lxml import etree

    tree = deepcopy(root)
    etree.strip_elements(tree, *without, with_tail=False)
    return tree
