"""Every change to clippings and tags, each one step that can be undone."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from clipper.core import edits
from clipper.core.anchoring import reanchor
from clipper.core.errors import ClipperError
from clipper.core.extract.storable import storable_text
from clipper.core.ingest import Ingest, keys
from clipper.core.model import Changes, Clipping, Edit
from clipper.core.names import Names
from clipper.core.store import clippings, fingerprints, listing, originals, outbox, refused, tags
from clipper.core.store.database import Store
from clipper.core.store.refused import RefusedWord
from clipper.core.store.undo import UndoLog
from clipper.core.tagging.refusing import contexts
from clipper.core.text import _
from clipper.core.twins import marks


class Changing:
    """The writing side of everything but pasting. Each method commits before it returns."""

    def __init__(self, store: Store, log: UndoLog, ingest: Ingest, names: Names) -> None:
        self._store = store
        self._log = log
        self._ingest = ingest
        self._names = names

    def set_unread(self, ids: Sequence[int], unread: bool) -> Changes:
        return self._flag(ids, "unread", int(unread), _("Mark as Unread") if unread else _("Mark as Read"))

    def mark_read(self, ids: Sequence[int]) -> Changes:
        """Because they were read, not because she asked for it: no step of its own, or Undo after a
        deletion would take back only that the next clipping was looked at."""
        with self._store.transaction() as db:
            return Changes(changed=tuple(clippings.set_flag(db, ids, "unread", 0)))

    def set_starred(self, ids: Sequence[int], starred: bool) -> Changes:
        return self._flag(ids, "starred", int(starred), _("Add Star") if starred else _("Remove Star"))

    def trash(self, ids: Sequence[int]) -> Changes:
        return self._flag(ids, "trashed", int(datetime.now(UTC).timestamp()), _("Move to Trash"))

    def restore(self, ids: Sequence[int]) -> Changes:
        return self._flag(ids, "trashed", None, _("Restore from Trash"))

    def _flag(self, ids: Sequence[int], column: str, value: int | None, label: str) -> Changes:
        with self._log.record(label), self._store.transaction() as db:
            changed = clippings.set_flag(db, ids, column, value)
            if column == "trashed":  # the only one that the index knows
                outbox.append(db, changed)
        return Changes(changed=tuple(changed), label=label)

    def delete_forever(self, ids: Sequence[int]) -> Changes:
        """Only what lies in Trash. Cannot be undone, nor can what came before it."""
        trashed = set(listing.place(self._store, "trash"))
        gone = tuple(i for i in ids if i in trashed)
        with self._store.transaction() as db:
            clippings.delete(db, gone)
            originals.remove_unused(db)
            outbox.append(db, gone)
        self._log.clear()
        return Changes(removed=gone)

    def edit(self, clipping: Clipping, edit: Edit) -> Changes:
        """The original stays; automatic tags follow the new text."""
        edited = edits.apply(clipping, edit)
        its_tags = self._ingest.tagged(edited.article)[1] if edited.retag else None
        clipping_id = clipping.summary.id

        def work() -> None:
            db = self._store.db
            clippings.replace_article(
                db, clipping_id, edited.article, keys(edited.article), edited.fields, datetime.now(UTC)
            )
            fingerprints.insert(db, clipping_id, marks(edited.article))
            reanchor(self._store, clipping_id, edited.article.canonical)
            if its_tags is not None:
                tags.replace_automatic(db, clipping_id, its_tags)

        return self._step(_("Edit Clipping"), [clipping_id], work)

    def set_note(self, clipping_id: int, note: str) -> Changes:
        note = storable_text(note).strip()
        now = datetime.now(UTC)
        return self._step(
            _("Edit Note"), [clipping_id], lambda: clippings.set_note(self._store.db, clipping_id, note, now)
        )

    def tag_country(self, ids: Sequence[int], code: str, *, rejected: bool) -> Changes:
        """By hand, for ever: about this country, or (rejected) no tag of it."""
        if code not in {country.code for country in self._names.all_countries()}:
            raise ClipperError(_("There is no country “{code}”.").format(code=code), _("Choose one from the list."))
        label = _("Remove Country") if rejected else _("Add Country")
        lessons = [lesson for each in ids for lesson in self._lessons(each, code)] if rejected else []

        def work() -> None:
            db = self._store.db
            tags.set_country(db, ids, code, rejected=rejected)
            refused.add(db, lessons)

        return self._step(label, ids, work)

    def _lessons(self, clipping_id: int, code: str) -> list[RefusedWord]:
        """The words by which a tagger took this country for one of the clipping's."""
        found = clippings.clipping(self._store, clipping_id, {})
        if found is None:
            return []
        wrong = [tag for tag in found.countries if tag.code == code and tag.origin == "auto"]
        return [RefusedWord(code, *where) for tag in wrong for where in contexts(found.canonical, tag)]

    def tag_topic(self, ids: Sequence[int], topic_id: str, *, rejected: bool) -> Changes:
        if topic_id not in self._names.topic_labels():
            raise ClipperError(_("There is no topic “{id}”.").format(id=topic_id), _("Choose one from the list."))
        label = _("Remove Topic") if rejected else _("Add Topic")
        return self._step(label, ids, lambda: tags.set_topic(self._store.db, ids, topic_id, rejected=rejected))

    def _step(self, label: str, ids: Sequence[int], work: Callable[[], object]) -> Changes:
        """One undoable change of what the index holds."""
        with self._log.record(label), self._store.transaction() as db:
            work()
            outbox.append(db, ids)
        return Changes(changed=tuple(ids), label=label)
