"""Is a pasted piece of HTML a whole page, or what somebody marked?

A page has menus, rivers of links and many blocks; two such signs make it one. What was marked is
kept whole, since who marked it has already chosen.
"""

from collections.abc import Sequence

from clipper.core.extract.markup import BLOCKS, Token

_PARTS = frozenset("nav footer form header aside".split())
_EDGE = 12
"""Blocks at the beginning and at the end in which menus and footers show."""


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
