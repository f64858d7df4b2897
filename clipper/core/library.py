"""The one door: windows and commands ask the library; they never see SQL, Whoosh or a parser."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from clipper.core import edits, paths
from clipper.core.doors import Doors
from clipper.core.errors import ClipperError
from clipper.core.model import (
    Article,
    Candidate,
    Capture,
    Changes,
    CheckReport,
    Clipping,
    Country,
    Counts,
    Draft,
    Edit,
    Facets,
    Found,
    History,
    Moment,
    Opened,
    Pending,
    Query,
    Snippet,
    Summary,
    Topic,
)
from clipper.core.progress import Progress, silent
from clipper.core.store import assets, clippings, listing, originals, outbox
from clipper.core.store.database import FILE, NewerLibrary, is_ready, open_for_reading, open_for_writing
from clipper.core.text import _

MOST_IDS = 500
"""SQLite takes no more than so many values in one statement."""


class Library(Doors):
    """One library folder, opened on one thread and used there only.

    At most one Library is open for writing on a folder; any number may read it. What changes
    something returns what changed, after it is committed, and raises ClipperError when the
    library is read-only.
    """

    @classmethod
    def open(cls, folder: Path, *, writable: bool = True, on_indexed: Callable[[], None] | None = None) -> "Library":
        """Open (and, when writable, create or migrate) the library in `folder`.

        A writable library starts the index process; `on_indexed` is called on another thread
        each time the index has caught up. A library from a newer Clipper opens read-only,
        with a `notice`. Raises ClipperError when another process writes ("Clipper is open"),
        when the folder is something else, or cannot be used.
        """
        if not writable:
            return cls(folder, open_for_reading(folder), "", None)
        try:
            store = open_for_writing(folder)
        except NewerLibrary as newer:
            return cls(folder, open_for_reading(folder), str(newer), None)
        try:
            return cls(folder, store, "", on_indexed)
        except BaseException:
            store.close()  # and its lock with it
            raise

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a library in this folder."""
        return (folder / FILE).is_file()

    @staticmethod
    def is_ready(folder: Path) -> bool:
        """Whether it can be read right away, without being created or migrated first."""
        return is_ready(folder)

    @property
    def read_only(self) -> bool:
        return self._writing is None

    def close(self) -> None:
        self._searching.close()
        if self._writing is not None:
            self._writing.indexer.close()
            self._prune(self._writing.indexer.seen, at_least=1)
        self._store.close()

    def wait_indexed(self, timeout: float = 60.0) -> bool:
        """Wait until search sees everything committed so far; False when time (s) ran out."""
        return self._writer.indexer.wait(outbox.last(self._store), timeout)

    # -- paste and import --------------------------------------------------------------

    def capture(self, draft: Draft, progress: Progress = silent) -> Capture:
        """Store the original (committed, pending), then split, tag and compare.

        Never fails because of content: what cannot be read comes as one candidate whose
        article has a `problem`.
        """
        return self._writer.capturing.capture(draft, progress)

    def keep(self, capture: Capture, kept: Sequence[Candidate], stubs: Sequence[Article] = ()) -> Changes:
        """Store the kept candidates (the first is the main one) and the rest as related stubs."""
        return self._told(self._writer.capturing.keep(capture, kept, stubs))

    def release(self, original_id: int) -> None:
        """Let a pending original go: the user cancelled."""
        self._writer.capturing.release(original_id)

    def pending(self) -> tuple[Pending, ...]:
        """Pastes neither kept nor let go, e.g. because of a crash."""
        return originals.pending(self._store)

    def resume(self, original_id: int, progress: Progress = silent) -> Capture:
        """Capture again what was left pending."""
        return self._writer.capturing.resume(original_id, progress)

    def clip_stub(self, stub_id: int) -> Changes:
        """Make a clipping of a related stub ("Clip this")."""
        return self._told(self._writer.capturing.clip_stub(stub_id))

    def new_clipping(self, edit: Edit) -> Changes:
        """A clipping typed by hand."""
        return self._told(self._writer.capturing.new_clipping(edit))

    def read_time(self, typed: str) -> Moment | None:
        """A time as users type it; None for an empty text. Raises ClipperError when it is none."""
        return edits.read_time(typed)

    # -- ask ---------------------------------------------------------------------------

    def find(self, query: Query, *, facets: bool = True) -> Found:
        """Every clipping that answers the query, in order, with counts. Words never make it fail.

        Without `facets` a query without words is answered sooner, and has no counts.
        """
        return self._searching.find(query, facets=facets)

    def facets(self, query: Query) -> Facets:
        """The counts over the answer to a query."""
        return self._searching.facets(query)

    def summaries(self, ids: Sequence[int]) -> list[Summary]:
        """In the order of `ids`; ids that are gone are left out."""
        named = self._names.topic_labels()
        return [each for part in _parts(ids) for each in clippings.summaries(self._store, part, named)]

    def snippets(self, ids: Sequence[int], text: str) -> dict[int, Snippet]:
        """Best passage of each clipping for the query words `text`."""
        return {i: each for part in _parts(ids) for i, each in self._searching.snippets(part, text).items()}

    def clipping(self, clipping_id: int) -> Clipping:
        """Raises ClipperError when there is no such clipping."""
        found = clippings.clipping(self._store, clipping_id, self._names.topic_labels())
        if found is None:
            raise ClipperError(_("There is no clipping number {id}.").format(id=clipping_id))
        return found

    def open_clipping(self, clipping_id: int, text: str = "") -> Opened:
        """The clipping with the words of query `text` lit."""
        return self._searching.lit(self.clipping(clipping_id), text)

    def original(self, clipping_id: int) -> Draft:
        """What the clipping was made from, byte for byte."""
        original_id = clippings.original_of(self._store, clipping_id)
        draft = None if original_id is None else originals.draft(self._store, original_id)
        if draft is None:
            raise ClipperError(_("Clipping {id} was typed by hand: it has no original.").format(id=clipping_id))
        return draft

    def asset(self, sha256: str) -> bytes | None:
        """A stored picture's bytes, as they came; None where there is none."""
        return assets.data(self._store, sha256)

    def thumbnail(self, sha256: str) -> bytes | None:
        """A small JPEG of a stored picture."""
        return assets.thumbnail(self._store, sha256)

    def markdown(self, clipping_id: int) -> str:
        """The clipping as Markdown: headline, where it is from, body."""
        from clipper.core.extract.markdown import to_markdown

        return edits.markdown(self.clipping(clipping_id), to_markdown)

    def counts(self) -> Counts:
        return listing.counts(self._store)

    def countries(self) -> tuple[Country, ...]:
        """Every country that can be a tag, by name."""
        return self._names.all_countries()

    def topics(self) -> tuple[Topic, ...]:
        """IPTC's top level and the user's own."""
        return self._names.all_topics()

    # -- change ------------------------------------------------------------------------

    def set_unread(self, ids: Sequence[int], unread: bool) -> Changes:
        return self._told(self._writer.changing.set_unread(ids, unread))

    def mark_read(self, ids: Sequence[int]) -> Changes:
        """They were open for a while. Unlike `set_unread` this is nothing to undo."""
        return self._told(self._writer.changing.mark_read(ids))

    def set_starred(self, ids: Sequence[int], starred: bool) -> Changes:
        return self._told(self._writer.changing.set_starred(ids, starred))

    def trash(self, ids: Sequence[int]) -> Changes:
        return self._told(self._writer.changing.trash(ids))

    def restore(self, ids: Sequence[int]) -> Changes:
        return self._told(self._writer.changing.restore(ids))

    def delete_forever(self, ids: Sequence[int]) -> Changes:
        """Only what lies in Trash; cannot be undone."""
        return self._told(self._writer.changing.delete_forever(ids))

    def edit(self, clipping_id: int, edit: Edit) -> Changes:
        """Change fields by hand; the original stays, automatic tags follow the new text."""
        return self._told(self._writer.changing.edit(self.clipping(clipping_id), edit))

    def set_note(self, clipping_id: int, note: str) -> Changes:
        return self._told(self._writer.changing.set_note(clipping_id, note))

    def add_country(self, ids: Sequence[int], code: str) -> Changes:
        return self._told(self._writer.changing.tag_country(ids, code, rejected=False))

    def remove_country(self, ids: Sequence[int], code: str) -> Changes:
        """No tagger will bring it back."""
        return self._told(self._writer.changing.tag_country(ids, code, rejected=True))

    def add_topic(self, ids: Sequence[int], topic_id: str) -> Changes:
        return self._told(self._writer.changing.tag_topic(ids, topic_id, rejected=False))

    def remove_topic(self, ids: Sequence[int], topic_id: str) -> Changes:
        """No tagger will bring it back."""
        return self._told(self._writer.changing.tag_topic(ids, topic_id, rejected=True))

    def create_topic(self, label: str) -> Topic:
        """A topic of the user's own; one with the same name, IPTC's or hers, is returned."""
        return self.own_topics.create(label)

    def undo(self) -> Changes:
        """Take back the last change of this run; nothing happens when there is none."""
        return self._told(self._writer.log.undo())

    def redo(self) -> Changes:
        return self._told(self._writer.log.redo())

    def history(self) -> History:
        return History() if self._writing is None else self._writing.log.history()

    # -- upkeep ------------------------------------------------------------------------

    def reindex(self, progress: Progress = silent) -> int:
        """Build the index anew; returns the number of clippings in it."""
        from clipper.core import upkeep

        writing = self._writer
        self._searching.close()
        upkeep.reindex(self._store, paths.index_folder(self.folder), writing, progress)
        return self._searching.documents() or 0

    def check(self, progress: Progress = silent) -> CheckReport:
        """Look the library over; changes nothing."""
        from clipper.core import upkeep

        progress(0, 1, _("Database"))
        catching_up = self._writing is not None and self._writing.indexer.seen < outbox.last(self._store)
        return upkeep.report(self._store, self._searching.documents(), catching_up=catching_up)

    def archive(self, file: Path, ids: Sequence[int] | None = None, progress: Progress = silent) -> int:
        """Write clippings to an archive of Clipper's own; returns how many. None: all, Trash too, and all that the
        library holds beside them."""
        from clipper.core import archiving
        from clipper.core.importing.files import is_own

        if is_own(file, self.folder):
            raise ClipperError(
                _("{file} is a part of the library itself.").format(file=file.name), _("Choose another name.")
            )
        every = archiving.every(self._store) if ids is None else ids
        return archiving.write(self._store, every, file, progress, whole=ids is None)


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + MOST_IDS] for start in range(0, len(ids), MOST_IDS))
