"""Is a pasted piece of HTML a whole page, or what somebody marked?

A page has menus, rivers of links and many blocks; two such signs make it one. What was marked is
kept whole, since who marked it has already chosen.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clipper.core.extract.flat_page import Block, FlatPage

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = frozenset("nav footer form header aside".split())
_SERVED = frozenset({"description", "viewport", "twitter:card", "robots"})
_EDGE = 12
"""Blocks at the beginning and at the end in which menus and footers show."""


def has_head(root: "_Element") -> bool:
    """The head of a page as a web server sends it: a title, and something for programs. What is copied
    has no head, or the little that an office program writes."""
    titled = any((title.text or "").strip() for title in root.iter("title"))
    named = {(meta.get("property") or meta.get("name") or "").lower() for meta in root.iter("meta")}
    linked = {(link.get("rel") or "").lower() for link in root.iter("link")}
    served = any(True for _ in root.iter("script")) or "canonical" in linked
    return titled and (served or bool(named & _SERVED) or any(name.startswith("og:") for name in named))


def looks_whole(page: FlatPage) -> bool:
    """Two signs of a page."""
    blocks = page.blocks
    if not blocks:
        return False
    parts = {node.tag for node in page.nodes} & _PARTS
    signs = (
        sum(block.linked for block in blocks) > 0.15 * sum(len(block.text) for block in blocks),
        len(parts) >= 2,
        _links_only(blocks[:_EDGE]) >= 0.4,
        _links_only(blocks[-_EDGE:]) >= 0.6,
        len(blocks) >= 60,
    )
    return sum(signs) >= 2


def _links_only(blocks: Sequence[Block]) -> float:
    return sum(block.link_share > 0.8 for block in blocks) / len(blocks)
