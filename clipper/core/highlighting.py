"""Passages that the user marks, notes and lets go."""

from collections.abc import Callable
from datetime import UTC, datetime

from clipper.core.anchoring import quoted
from clipper.core.errors import ClipperError
from clipper.core.extract.storable import storable_text
from clipper.core.model import Changes, Clipping, Span
from clipper.core.store import highlights
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.text import _


class Highlights:
    """`log` raises ClipperError where the library is open for reading only; `told` hands on what changed."""

    def __init__(self, store: Store, log: Callable[[], UndoLog], told: Callable[[Changes], Changes]) -> None:
        self._store = store
        self._log = log
        self._told = told

    def add(self, clipping: Clipping, start: int, end: int, note: str = "") -> Changes:
        """Mark what is between `start` and `end` (code points of the canonical text), bar the spaces around it."""
        start, end = _trimmed(clipping.canonical, start, end)
        if start >= end:
            raise ClipperError(_("There is nothing to highlight."), _("Select some words first."))
        passage = quoted(clipping.canonical, start, end)
        clipping_id, label = clipping.summary.id, _("Highlight")
        with self._log().record(label), self._store.transaction() as db:
            highlights.add(db, clipping_id, passage, storable_text(note).strip(), datetime.now(UTC))
        return self._told(Changes(changed=(clipping_id,), label=label))

    def annotate(self, highlight_id: int, note: str) -> Changes:
        """Put a note beside it; an empty one goes away."""
        clipping_id, label = self._clipping_of(highlight_id), _("Edit Highlight’s Note")
        with self._log().record(label), self._store.transaction() as db:
            highlights.set_note(db, highlight_id, storable_text(note).strip())
        return self._told(Changes(changed=(clipping_id,), label=label))

    def remove(self, highlight_id: int) -> Changes:
        clipping_id, label = self._clipping_of(highlight_id), _("Remove Highlight")
        with self._log().record(label), self._store.transaction() as db:
            highlights.remove(db, highlight_id)
        return self._told(Changes(changed=(clipping_id,), label=label))

    def _clipping_of(self, highlight_id: int) -> int:
        found = highlights.clipping_of(self._store, highlight_id)
        if found is None:
            raise ClipperError(_("This highlight is no longer there."))
        return found


def _trimmed(text: str, start: int, end: int) -> Span:
    """Within the text, and without the spaces at either end."""
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
