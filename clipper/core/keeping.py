"""How an article comes into the library: as a clipping of its own, beside the text of its twin, or in its place.

Everything here happens within a transaction that the caller began and records.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from clipper.core.anchoring import reanchor
from clipper.core.extract.storable import storable_line
from clipper.core.ingest import keys
from clipper.core.model import Article, Clipping, EditionKind, Marks, Tags, Twin
from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import ImportRule
from clipper.core.store import assets, clippings, editions, fingerprints, originals, outbox, rewriting, tags
from clipper.core.store.database import Store
from clipper.core.store.rewriting import Source
from clipper.core.twins import Twins, marks

_EDITABLE = ("title", "authors", "publisher", "published", "url")
"""Fields that an edit by hand may have made the user's own; the body comes apart."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an article: "added", "attached" to or "replaced" in a clipping, or "duplicate" of it."""

    status: ImportStatus
    clipping_id: int
    twin: Twin | None = None
    edition_id: int | None = None
    """What an attached article became."""


class Keeping:
    """Puts articles in. `known_by` saves making an article's marks again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._twins = Twins(store)

    def insert(
        self,
        article: Article,
        its_tags: Tags,
        source: Source,
        *,
        edited: Iterable[str] = (),
        rejected: Iterable[str] = (),
        known_by: Marks | None = None,
    ) -> int:
        """A clipping of its own, with tags, marks and outbox row. Returns its id."""
        db = self._store.db
        article = replace(  # these may have been typed
            article, title=storable_line(article.title), publisher=storable_line(article.publisher or "") or None
        )
        clipping_id = clippings.insert(
            db,
            article,
            original_id=source.original_id,
            keys=keys(article),
            now=datetime.now(UTC),
            edited=edited,
            at=source.at,
        )
        self._decided(source)
        tags.insert(db, clipping_id, its_tags)
        tags.reject(db, clipping_id, rejected)
        fingerprints.insert(db, clipping_id, known_by or marks(article))
        if article.entry is not None and article.entry.passages:
            reanchor(self._store, clipping_id, article.canonical)
        outbox.append(db, [clipping_id])
        return clipping_id

    def settle(
        self,
        article: Article,
        its_tags: Tags,
        source: Source,
        rule: ImportRule,
        *,
        known_by: Marks | None = None,
        touching: Callable[[int], object] = lambda _clipping_id: None,
    ) -> Settled:
        """Compare an article with the library and do with it as the rule says. `touching` is told the clipping
        that is about to change.

        What is there already to the word is a duplicate by every rule but "keep". A clipping of which only
        the link was known gets its text by every rule but "keep". What lies in Trash is no twin: it comes in again.
        """
        known_by = known_by or marks(article)
        twin = self._twins.find(article, known_by, source.seen)
        decision = outcome(twin, rule)
        if twin is None or decision == "added":
            return Settled("added", self.insert(article, its_tags, source, known_by=known_by), twin)
        if decision != "duplicate":
            touching(twin.clipping_id)
        if decision == "replaced":
            return Settled(self.replace(twin, article, its_tags, source), twin.clipping_id, twin)
        if decision == "attached":
            return Settled(decision, twin.clipping_id, twin, self.attach(twin, article, source))
        return Settled(decision, twin.clipping_id, twin)

    def attach(self, twin: Twin, article: Article, source: Source) -> int:
        """Keep an article beside the text of its twin. Returns the edition's id."""
        return self._attach(twin.clipping_id, article, source, _kind(twin))

    def replace(
        self, twin: Twin, article: Article, its_tags: Tags, source: Source, *, edited: Iterable[str] = ()
    ) -> ImportStatus:
        """Put an article in the place of its twin's text, which stays as an edition. Fields typed by hand stay
        in the clipping, bar those `edited` now; where the text was, the new one is attached instead."""
        clipping = self.clipping(twin.clipping_id)
        if "body" in clipping.edited:
            self.attach(twin, article, source)
            return "attached"
        self.put_in_place(clipping, article, its_tags, source, _kind(twin), edited=edited)
        return "replaced"

    def put_in_place(
        self,
        clipping: Clipping,
        article: Article,
        its_tags: Tags,
        source: Source,
        kind: EditionKind,
        *,
        edited: Iterable[str] = (),
    ) -> None:
        """`article` becomes the clipping's; what was there becomes one of its editions, if it was a text."""
        clipping_id = clipping.summary.id
        before = rewriting.source(self._store, clipping_id)
        if before is not None and clipping.text.strip():
            self._attach(clipping_id, article_of(clipping), before, kind)
        self.rewrite(clipping, article, its_tags, source, edited=edited)

    def rewrite(
        self, clipping: Clipping, article: Article, its_tags: Tags, source: Source, *, edited: Iterable[str] = ()
    ) -> int:
        """The article takes the clipping's place bar what was typed by hand; tags, highlights and marks follow it.
        Returns how many highlights have no place in it."""
        db, clipping_id, typed = self._store.db, clipping.summary.id, frozenset(edited)
        article = with_edits(article, clipping, clipping.edited - typed)
        rewriting.rewrite(
            db,
            clipping_id,
            article,
            keys=keys(article),
            source=source,
            edited=clipping.edited | typed,
            now=datetime.now(UTC),
        )
        self._decided(source)
        tags.replace_automatic(db, clipping_id, its_tags)
        fingerprints.insert(db, clipping_id, marks(article))
        unplaced = reanchor(self._store, clipping_id, article.canonical)
        outbox.append(db, [clipping_id])
        return unplaced

    def clipping(self, clipping_id: int) -> Clipping:
        """One that is known to be there. Its topics have no labels."""
        found = clippings.clipping(self._store, clipping_id, {})
        if found is None:
            raise LookupError(f"clipping {clipping_id} is gone")
        return found

    def _attach(self, clipping_id: int, article: Article, source: Source, kind: EditionKind) -> int:
        db = self._store.db
        self._decided(source)
        assets.attach(db, clipping_id, article.assets)
        return editions.add(
            db,
            clipping_id,
            article,
            kind=kind,
            keys=keys(article),
            original_id=source.original_id,
            at=source.at,
            seen=source.seen,
        )

    def _decided(self, source: Source) -> None:
        if source.original_id is not None:
            originals.keep(self._store.db, source.original_id)


def outcome(twin: Twin | None, rule: ImportRule) -> ImportStatus:
    """What the rule makes of an article with this twin: added, attached, replaced or duplicate."""
    if twin is None or twin.trashed or rule == "keep":
        return "added"
    if twin.likeness == "same" or (rule == "skip" and twin.captured):
        return "duplicate"
    return "replaced" if rule == "replace" or not twin.captured else "attached"


def with_edits(article: Article, clipping: Clipping, edited: frozenset[str]) -> Article:
    """The article, with the fields of the clipping that were typed by hand."""
    before = article_of(clipping)
    kept: dict[str, Any] = {name: getattr(before, name) for name in _EDITABLE if name in edited}
    if "body" in edited:
        kept |= {"html": before.html, "text": before.text, "problem": before.problem}
    return replace(article, **kept)


def article_of(clipping: Clipping) -> Article:
    """A clipping as the article it is now, without its pictures' bytes."""
    shown = {each.name: getattr(clipping, each.name) for each in fields(Clipping)}
    shown |= {each.name: getattr(clipping.summary, each.name) for each in fields(clipping.summary)}
    wanted = {each.name for each in fields(Article)} & shown.keys()
    return Article(**{name: shown[name] for name in wanted}, lead_image=clipping.summary.image)


def _kind(twin: Twin) -> EditionKind:
    return "copy" if twin.likeness == "copy" else "edition"
