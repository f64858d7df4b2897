"""Other texts that a clipping keeps beside its own: looked at, put in its place, let go."""

from collections.abc import Callable
from dataclasses import dataclass

from clipper.core.errors import ClipperError
from clipper.core.ingest import Writer
from clipper.core.keeping import Keeping
from clipper.core.model import Article, Changes, Edition, EditionKind
from clipper.core.progress import Progress, silent
from clipper.core.store import assets, editions, fingerprints, rewriting
from clipper.core.store.database import Store
from clipper.core.store.editions import Kept
from clipper.core.store.rewriting import Source
from clipper.core.text import _
from clipper.core.twins import Twins


@dataclass(frozen=True, slots=True)
class OpenedEdition:
    """An edition with its text. `is_newer`: than that of the clipping that keeps it."""

    edition: Edition
    clipping_id: int
    article: Article
    is_newer: bool


class Editions:
    """`writer` raises ClipperError where the library is open for reading only; `told` hands on what changed."""

    def __init__(self, store: Store, writer: Callable[[], Writer], told: Callable[[Changes], Changes]) -> None:
        self._store = store
        self._writer = writer
        self._told = told
        self._keeping = Keeping(store)

    def open(self, edition_id: int) -> OpenedEdition:
        kept = self._kept(edition_id)
        return OpenedEdition(kept.edition, kept.clipping_id, kept.article, self._is_newer(kept))

    def swap(self, edition_id: int) -> Changes:
        """Its text becomes the clipping's, whose present text becomes an edition. What was edited by hand stays;
        raises ClipperError where that is the text itself."""
        kept = self._kept(edition_id)
        clipping = self._keeping.clipping(kept.clipping_id)
        if "body" in clipping.edited:
            raise ClipperError(
                _("The text of this clipping was edited by hand."), _("Make the edition a clipping of its own instead.")
            )
        writer, label = self._writer(), _("Show Other Edition")
        article, its_tags = writer.ingest.tagged(kept.article)
        kind: EditionKind = kept.edition.kind
        with writer.log.record(label), self._store.transaction() as db:
            self._keeping.put_in_place(clipping, article, its_tags, _source(kept), kind)
            editions.remove(db, edition_id)
        return self._told(Changes(changed=(kept.clipping_id,), label=label))

    def separate(self, edition_id: int) -> Changes:
        """Make it a clipping of its own."""
        kept = self._kept(edition_id)
        writer, label = self._writer(), _("Make Own Clipping")
        article, its_tags = writer.ingest.tagged(kept.article)
        with writer.log.record(label), self._store.transaction() as db:
            clipping_id = self._keeping.insert(article, its_tags, _source(kept))
            assets.share(db, kept.clipping_id, clipping_id, article.html)
            editions.remove(db, edition_id)
        return self._told(Changes(added=(clipping_id,), changed=(kept.clipping_id,), label=label))

    def remove(self, edition_id: int) -> Changes:
        """Let it go; Undo brings it back."""
        kept = self._kept(edition_id)
        label = _("Remove Edition")
        with self._writer().log.record(label), self._store.transaction() as db:
            editions.remove(db, edition_id)
        return self._told(Changes(changed=(kept.clipping_id,), label=label))

    def uncompared(self) -> int:
        """Clippings that near-duplicates are not known by yet: those of an older library."""
        return fingerprints.count_missing(self._store)

    def catch_up(self, progress: Progress = silent, *, most: int = 1_000_000) -> int:
        """Make them known, as work in the background; what was done before it was stopped stays. Returns how many."""
        self._writer()
        return Twins(self._store).catch_up(most, progress)

    def _is_newer(self, kept: Kept) -> bool:
        """By publication where that tells, else by capture."""
        mine = kept.edition.published
        its = self._keeping.clipping(kept.clipping_id).summary.published
        if mine and its and mine.at != its.at:
            return mine.at > its.at
        source = rewriting.source(self._store, kept.clipping_id)
        if source is None:
            return True
        return (kept.edition.seen, kept.original_id or 0) > (source.seen, source.original_id or 0)

    def _kept(self, edition_id: int) -> Kept:
        found = editions.kept(self._store, edition_id)
        if found is None:
            raise ClipperError(_("This edition is no longer there."))
        return found


def _source(kept: Kept) -> Source:
    return Source(kept.original_id, kept.at, None, kept.edition.seen)
