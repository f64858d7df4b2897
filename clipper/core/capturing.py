"""From what is pasted to kept clippings: originals first, decisions after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from clipper.core import edits
from clipper.core.errors import ClipperError
from clipper.core.extract.storable import storable_line
from clipper.core.ingest import Ingest, keys
from clipper.core.model import Article, Candidate, Capture, Changes, Draft, Edit
from clipper.core.progress import Progress
from clipper.core.store import clippings, originals, outbox, related, tags
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.text import _


class Capturing:
    """The writing side of pasting. Each method commits before it returns."""

    def __init__(self, store: Store, log: UndoLog, ingest: Ingest) -> None:
        self._store = store
        self._log = log
        self._ingest = ingest

    def capture(self, draft: Draft, progress: Progress) -> Capture:
        """Store the original as pending, then split, tag and compare."""
        with self._store.transaction() as db:
            original_id = originals.insert(db, draft)
        return self._look_at(original_id, draft, progress)

    def resume(self, original_id: int, progress: Progress) -> Capture:
        """Look again at what was left pending."""
        draft = originals.draft(self._store, original_id)
        if draft is None:
            raise ClipperError(_("This paste is no longer waiting."))
        return self._look_at(original_id, draft, progress)

    def _look_at(self, original_id: int, draft: Draft, progress: Progress) -> Capture:
        found = self._ingest.read(draft, progress)
        candidates = tuple(
            Candidate(article, its_tags, clippings.twin(self._store, keys(article))) for article, its_tags in found
        )
        return Capture(original_id, draft.name, draft.captured, candidates)

    def keep(self, capture: Capture, kept: Sequence[Candidate], stubs: Sequence[Article]) -> Changes:
        """Store the kept candidates, the first as the main one, and the rest as stubs under it."""
        if not kept:
            raise ClipperError(_("Nothing was chosen to keep."), _("Choose at least one article."))
        label = _("Add Clipping") if len(kept) == 1 else _("Add {count} Clippings").format(count=len(kept))
        with self._log.record(label), self._store.transaction() as db:
            originals.keep(db, capture.original_id)
            ids = [self._insert(each, capture.original_id) for each in kept]
            related.insert(db, ids[0], [(stub, clippings.kept_as(self._store, keys(stub))) for stub in stubs])
        return Changes(added=tuple(ids), label=label)

    def release(self, original_id: int) -> None:
        with self._store.transaction() as db:
            originals.release(db, original_id)

    def clip_stub(self, stub_id: int) -> Changes:
        """Make a clipping of a stub; its original is the main clipping's."""
        found = related.article(self._store, stub_id)
        if found is None:
            raise ClipperError(_("This related article is no longer there."))
        article, main_id, became = found
        if became is not None:
            raise ClipperError(_("This related article is a clipping already."))
        article, its_tags = self._ingest.tagged(replace(article, kind="main"))
        label = _("Clip Related Article")
        with self._log.record(label), self._store.transaction() as db:
            clipping_id = self._insert(Candidate(article, its_tags), clippings.original_of(self._store, main_id))
            related.became(db, stub_id, clipping_id)
        return Changes(added=(clipping_id,), changed=(main_id,), label=label)

    def new_clipping(self, edit: Edit) -> Changes:
        article, its_tags = self._ingest.tagged(edits.new_article(edit))
        label = _("New Clipping")
        with self._log.record(label), self._store.transaction():
            clipping_id = self._insert(Candidate(article, its_tags), None)
        return Changes(added=(clipping_id,), label=label)

    def _insert(self, candidate: Candidate, original_id: int | None) -> int:
        """Within a transaction: clipping, tags and outbox row together."""
        db = self._store.db
        article = replace(  # these may have been typed on the sheet
            candidate.article,
            title=storable_line(candidate.article.title),
            publisher=storable_line(candidate.article.publisher or "") or None,
        )
        clipping_id = clippings.insert(
            db, article, original_id=original_id, keys=keys(article), now=datetime.now(UTC), edited=candidate.edited
        )
        tags.insert(db, clipping_id, candidate.tags)
        tags.reject(db, clipping_id, candidate.rejected)
        outbox.append(db, [clipping_id])
        return clipping_id
