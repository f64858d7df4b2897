"""Highlights keep their places when a clipping's text changes."""

from collections.abc import Sequence

from clipper.core.model import Highlight
from clipper.core.similar.anchors import Quote, locate, quote
from clipper.core.store import highlights
from clipper.core.store.database import Store
from clipper.core.store.highlights import Quoted


def reanchor(store: Store, clipping_id: int, text: str) -> int:
    """Within a transaction: find each highlight's words in the new canonical `text`. Those that are there no longer
    keep theirs and wait without a place; returns how many."""
    unplaced = 0
    for each in highlights.of(store, clipping_id):
        found = locate(text, _quote(each))
        unplaced += found is None
        highlights.place(store.db, each.id, None if found is None else quoted(text, *found))
    return unplaced


def unplaced(marked: Sequence[Highlight], text: str) -> int:
    """How many of the highlights that have a place would lose it in this canonical `text`."""
    return sum(1 for each in marked if each.start is not None and locate(text, _quote(each)) is None)


def quoted(text: str, start: int, end: int) -> Quoted:
    """The passage from `start` to `end` of a canonical text, as it is stored."""
    found = quote(text, start, end)
    return Quoted(found.exact, found.prefix, found.suffix, start)


def _quote(highlight: Highlight) -> Quote:
    return Quote(highlight.exact, highlight.prefix, highlight.suffix, highlight.start)
