"""Is a pasted piece of HTML a whole page, or what somebody marked?

A page has menus, rivers of links and many blocks; two such signs make it one. What was marked is
kept whole, since who marked it has already chosen.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clipper.core.extract.markup import BLOCKS, Token

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


def looks_whole(found: Sequence[Token]) -> bool:
    """`found` are the tokens of a paste's `page_markup`."""
    blocks = _blocks(found)
    if not blocks:
        return False
    parts = {token.tag for token in found if token.tag in _PARTS}
    signs = (
        sum(linked for _, linked in blocks) > 0.15 * sum(length for length, _ in blocks),
        len(parts) >= 2,
        _links_only(blocks[:_EDGE]) >= 0.4,
        _links_only(blocks[-_EDGE:]) >= 0.6,
        len(blocks) >= 60,
    )
    return sum(signs) >= 2


def _blocks(found: Sequence[Token]) -> list[tuple[int, int]]:
    """Characters of each block, and how many of them are in links."""
    blocks: list[tuple[int, int]] = []
    length = linked = in_link = 0
    for token in found:
        if not token.tag:
            size = len(token.text.strip())
            length += size
            linked += size if in_link else 0
        elif token.tag == "a":
            in_link += -1 if token.closing else 1
        elif token.tag in BLOCKS:
            blocks += [(length, linked)] if length else []
            length = linked = 0
    return [*blocks, (length, linked)] if length else blocks


def _links_only(blocks: Sequence[tuple[int, int]]) -> float:
    return sum(linked > 0.8 * length for length, linked in blocks) / len(blocks)
