"""From what is pasted to kept clippings: originals first, decisions after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from clipper.core import edits
from clipper.core.errors import ClipperError
from clipper.core.ingest import Ingest, keys
from clipper.core.keeping import Keeping
from clipper.core.model import Article, Candidate, Capture, Changes, Draft, Edit, Twin
from clipper.core.progress import Progress
from clipper.core.store import clippings, originals, outbox, refused, related, rewriting, tags
from clipper.core.store.database import Store
from clipper.core.store.refused import RefusedWord
from clipper.core.store.rewriting import Source
from clipper.core.store.undo import UndoLog
from clipper.core.tagging.refusing import contexts
from clipper.core.text import _
from clipper.core.twins import Twins

_CATCH_UP = 50
"""Signatures that a paste makes up for, e.g. after Undo: no more than it takes to draw the sheet."""


class Capturing:
    """The writing side of pasting. Each method commits before it returns."""

    def __init__(self, store: Store, log: UndoLog, ingest: Ingest) -> None:
        self._store = store
        self._log = log
        self._ingest = ingest
        self._keeping = Keeping(store)
        self._twins = Twins(store)

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
        self._twins.catch_up(_CATCH_UP)
        candidates = tuple(
            Candidate(article, its_tags, self._twins.find(article, seen=draft.captured)) for article, its_tags in found
        )
        return Capture(original_id, draft.name, draft.captured, candidates)

    def keep(self, capture: Capture, kept: Sequence[Candidate], stubs: Sequence[Article]) -> Changes:
        """Store the kept candidates as they choose, the first as the main one, and the rest as stubs under it."""
        if not kept:
            raise ClipperError(_("Nothing was chosen to keep."), _("Choose at least one article."))
        label = _label(kept)
        with self._log.record(label), self._store.transaction() as db:
            ids = [self._keep(each, self._source(capture, each)) for each in kept]
            refused.add(self._store.db, [lesson for each in kept for lesson in _lessons(capture, each)])
            related.insert(db, ids[0], [(stub, clippings.kept_as(self._store, keys(stub))) for stub in stubs])
        joined = [clipping_id for clipping_id, each in zip(ids, kept, strict=True) if _joins(each, clipping_id)]
        return Changes(
            added=tuple(each for each in ids if each not in joined), changed=tuple(dict.fromkeys(joined)), label=label
        )

    def _keep(self, candidate: Candidate, source: Source) -> int:
        """As it chooses; a twin that has gone meanwhile leaves it a clipping of its own. Returns the clipping's id."""
        twin = candidate.twin
        if candidate.choice == "keep" or twin is None or not clippings.is_there(self._store, twin.clipping_id):
            return self._keeping.insert(
                candidate.article,
                candidate.tags,
                source,
                edited=candidate.edited,
                rejected=candidate.rejected,
            )
        return self._join(candidate, twin, source)

    def _join(self, candidate: Candidate, twin: Twin, source: Source) -> int:
        if candidate.choice == "attach":
            self._keeping.attach(twin, candidate.article, source)
        else:
            self._keeping.replace(twin, candidate.article, candidate.tags, source, edited=candidate.edited)
        db = self._store.db
        tags.reject(db, twin.clipping_id, candidate.rejected)
        outbox.append(db, clippings.set_flag(db, [twin.clipping_id], "trashed", None))  # it is wanted again
        return twin.clipping_id

    def _source(self, capture: Capture, candidate: Candidate) -> Source:
        return Source(capture.original_id, _place(capture, candidate), None, capture.captured)

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
        main = rewriting.source(self._store, main_id)
        with self._log.record(label), self._store.transaction() as db:
            clipping_id = self._keeping.insert(article, its_tags, main or _by_hand())
            related.became(db, stub_id, clipping_id)
        return Changes(added=(clipping_id,), changed=(main_id,), label=label)

    def new_clipping(self, edit: Edit) -> Changes:
        article, its_tags = self._ingest.tagged(edits.new_article(edit))
        label = _("New Clipping")
        with self._log.record(label), self._store.transaction():
            clipping_id = self._keeping.insert(article, its_tags, _by_hand())
        return Changes(added=(clipping_id,), label=label)


def _place(capture: Capture, candidate: Candidate) -> int:
    """That of the candidate it was on the sheet, whatever was typed there."""
    found = (at for at, each in enumerate(capture.candidates) if each.article.html == candidate.article.html)
    return next(found, 0)


def _lessons(capture: Capture, candidate: Candidate) -> list[RefusedWord]:
    """The words by which a tagger took countries for the article's that were taken away on the sheet."""
    found = capture.candidates[_place(capture, candidate)]
    wrong = [tag for tag in found.tags.countries if tag.code in candidate.rejected and tag.origin == "auto"]
    return [RefusedWord(tag.code, *where) for tag in wrong for where in contexts(found.article.canonical, tag)]


def _by_hand() -> Source:
    return Source(None, 0, None, datetime.now(UTC))


def _joins(candidate: Candidate, clipping_id: int) -> bool:
    """Whether it went to the clipping that its twin is."""
    return candidate.twin is not None and candidate.twin.clipping_id == clipping_id


def _label(kept: Sequence[Candidate]) -> str:
    if len(kept) > 1:
        return _("Add {count} Clippings").format(count=len(kept))
    names = {"keep": _("Add Clipping"), "attach": _("Attach to Clipping"), "replace": _("Replace Text")}
    return names[kept[0].choice]
