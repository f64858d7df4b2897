"""What a library works with, and its further doors, each loaded when it is first opened."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.core import paths
from clipper.core.errors import ClipperError
from clipper.core.model import Changes, Query
from clipper.core.names import Names
from clipper.core.searching import Searching
from clipper.core.store import outbox
from clipper.core.store.database import Store
from clipper.core.text import _

if TYPE_CHECKING:
    from clipper.core.changing.rules import Rules
    from clipper.core.changing.topics import OwnTopics
    from clipper.core.digesting import Digests
    from clipper.core.editions import Editions
    from clipper.core.hashtagging import Hashtags
    from clipper.core.highlighting import Highlights
    from clipper.core.importing.imports import Imports
    from clipper.core.ingest import Complete, Ingest
    from clipper.core.rereading import Rereading
    from clipper.core.retagging import Retagging
    from clipper.core.writing import Writing


PRUNE = 1000
"""Outbox rows that may pile up before they are dropped: dropping is one more synced commit."""


class Doors:
    """What a Library has beside its own questions and changes."""

    def __init__(self, folder: Path, store: Store, notice: str, on_indexed: Callable[[], None] | None) -> None:
        self.folder = folder
        self.notice = notice
        """Why it is read-only, in words for the user; empty otherwise."""
        self._store = store
        self._names = Names(store)
        self._searching = Searching(store, paths.index_folder(folder), self._names)
        self._writing = self._prepare_writing(on_indexed) if store.writable else None

    def _prepare_writing(self, on_indexed: Callable[[], None] | None) -> "Writing":
        from clipper.core.writing import Writing  # what a reader never needs would only make it late

        return Writing(self.folder, self._store, self._names, on_indexed)

    @property
    def _writer(self) -> "Writing":
        """Raises ClipperError where the library is open for reading only."""
        if self._writing is None:
            raise ClipperError(self.notice or _("This library is open for reading only."), _("Nothing was changed."))
        return self._writing

    def _told(self, changes: Changes) -> Changes:
        """After each commit the index follows, and now and then the outbox drops what it has seen."""
        writing = self._writer
        writing.indexer.wake()
        self._prune(writing.indexer.seen, at_least=PRUNE)
        return changes

    def _prune(self, seen: int, at_least: int) -> None:
        """`seen` is what the index has committed."""
        if seen - outbox.pruned(self._store) >= at_least:
            with self._store.transaction() as db:
                outbox.prune(db, seen)

    @cached_property
    def _ingest(self) -> "Ingest":
        """Tags articles with what the user taught; made on first use where the library is open for reading only."""
        if self._writing is not None:
            return self._writing.ingest
        from clipper.core.changing.automatic import Automatic
        from clipper.core.ingest import Ingest
        from clipper.core.tagging.tagger import Tagger

        return Ingest(Tagger(), Automatic(self._store).completed)

    @property
    def imports(self) -> "Imports":
        """Importing files and folders, and what became of it."""
        from clipper.core.importing.imports import Imports

        def complete() -> "Complete":
            from clipper.core.changing.automatic import Automatic

            return Automatic(self._store, frozen=True).completed

        return Imports(
            self.folder,
            self._store,
            self._names,
            lambda: self._writer.log,
            lambda: self._told(Changes()),
            complete,
        )

    @property
    def digests(self) -> "Digests":
        """What clippings come down to: summary, key names, key figures."""
        from clipper.core.digesting import Digests

        return Digests(self._store, self._names, lambda: self._writer.log, self._told, self._searching.frequencies)

    @property
    def hashtags(self) -> "Hashtags":
        """Hashtags of clippings."""
        from clipper.core.hashtagging import Hashtags

        return Hashtags(self._store, lambda: self._writer.log, self._told)

    @property
    def editions(self) -> "Editions":
        """Other texts that clippings keep beside their own."""
        from clipper.core.editions import Editions

        return Editions(self._store, lambda: self._writer, self._told)

    @property
    def highlights(self) -> "Highlights":
        """Passages marked in clippings."""
        from clipper.core.highlighting import Highlights

        return Highlights(self._store, lambda: self._writer.log, self._told)

    @property
    def rereading(self) -> "Rereading":
        """Originals read another way, or again."""
        from clipper.core.rereading import Rereading

        return Rereading(self._store, lambda: self._writer, self._told)

    @property
    def retagging(self) -> "Retagging":
        """Clippings tagged anew."""
        from clipper.core.retagging import Retagging

        return Retagging(self._store, self._names, lambda: self._writer, self._told, self._ingest)

    @property
    def own_topics(self) -> "OwnTopics":
        """The topic vocabulary: names, nesting, switches, and clippings like those of a topic."""
        from clipper.core.changing.learned import Learning
        from clipper.core.changing.topics import OwnTopics

        def find_words(words: str) -> Sequence[int]:
            return self._searching.find(Query(words, sort="best"), facets=False).ids

        learning = self._writing.automatic.learning if self._writing is not None else Learning(self._store)
        return OwnTopics(self._store, self._names, lambda: self._writer.log, self._told, find_words, learning)

    @property
    def rules(self) -> "Rules":
        """The user's rules."""
        from clipper.core.changing.rules import Rules

        return Rules(self._store, self._names, lambda: self._writer.log, self._told)
