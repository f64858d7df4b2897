"""Entries that were read come into the library, within transactions of the caller's."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from clipper.core import archiving
from clipper.core.extract.keys import url_key
from clipper.core.importing.items import Item, Read
from clipper.core.importing.labels import Labels
from clipper.core.importing.retrying import Waiting
from clipper.core.ingest import Complete, as_found, keys, unread
from clipper.core.keeping import Keeping, Settled
from clipper.core.model import ARCHIVED, ARCHIVED_LIBRARY, Article, Draft, Entry, Tags, Twin
from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import ImportOptions
from clipper.core.store import archive, clippings, highlights, originals, outbox, related, tags, traces
from clipper.core.store import known as here
from clipper.core.store.database import Store
from clipper.core.store.rewriting import Source
from clipper.core.store.traces import Snapshot
from clipper.core.text import _
from clipper.core.twins import marks

_COLLECTIONS = frozenset({"application/epub+zip"})
"""What holds several articles of equal rank: all of them are wanted, not only the first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one article."""

    status: ImportStatus
    title: str = ""
    clipping_id: int | None = None
    reason: str = ""
    edition_id: int | None = None
    trace: str | None = None
    """What was done to the clipping, if it was there before (store.traces)."""


class Arrivals:
    """Puts entries in as the options say."""

    def __init__(
        self, store: Store, options: ImportOptions, labels: Labels, waiting: Waiting, complete: Complete = as_found
    ) -> None:
        self._store = store
        self._options = options
        self._labels = labels
        self._waiting = waiting
        self._complete = complete
        self._keeping = Keeping(store)
        self._before: dict[int, Snapshot] = {}
        """What the entry at hand may change, as it was before it."""

    def store_originals(self, items: Sequence[Item]) -> None:
        """Before anything of them is read. What was made a clipping before is known at once."""
        for item in items:
            if item.task.only:
                self._waiting.claim(item)
            elif item.draft is not None and item.again is None:
                item.known = known(self._store, item.draft, self._options)
            if item.draft is not None and item.draft.media_type == ARCHIVED_LIBRARY:
                item.read = ()  # no article: it goes in as it is
        new = [item for item in items if item.known is None and item.again is None and item.read is None]
        if not new:
            return
        with self._store.transaction() as db:
            for item in new:
                if item.draft is not None:
                    item.original_id = originals.insert(db, item.draft, importing=True)

    def put(self, item: Item) -> list[Told]:
        """What became of an entry. One that cannot be stored costs no other."""
        self._before.clear()
        try:
            with self._store.db.atomic():  # a savepoint
                return self._traced(list(self._put(item)))
        except (ValueError, OverflowError, LookupError) as error:
            logging.getLogger(__name__).exception("could not store %s", item.task.key)
            title = _title(item.draft) if item.draft is not None else item.name
            return [Told("failed", title, reason=_("It cannot be stored: {why}.").format(why=error))]

    def _touch(self, clipping_id: int) -> None:
        """To be called before a clipping that is here already changes."""
        if clipping_id not in self._before:
            before = traces.snapshot(self._store, clipping_id)
            if before is not None:
                self._before[clipping_id] = before

    def _traced(self, told: list[Told]) -> list[Told]:
        """Each clipping's first line remembers what was done to it."""
        for clipping_id, before in self._before.items():
            trace = traces.trace(self._store, clipping_id, before)
            at = next((at for at, each in enumerate(told) if each.clipping_id == clipping_id), None)
            if trace is not None and at is not None:
                told[at] = replace(told[at], trace=trace)
                outbox.append(self._store.db, [clipping_id])
        return told

    def _put(self, item: Item) -> Iterator[Told]:
        if item.draft is None:
            yield Told("failed", item.name, reason=item.problem)
        elif item.draft.media_type == ARCHIVED_LIBRARY:
            archiving.complete_library(self._store, item.draft)
        elif item.known is not None:
            yield self._known(item.draft, item.known)
        elif item.again is not None:
            yield self._again(item, item.again)
        else:
            yield from self._new(item, item.draft)

    def _known(self, draft: Draft, clipping_id: int) -> Told:
        """What is here already, bar what a bare link brings along from where it was kept."""
        entry = unread(draft, "").entry  # cleaned
        if entry is not None and entry.link_only:
            its_tags, hashtags = self._labelled(Tags(), entry)
            self._merge(clipping_id, entry, its_tags, hashtags)
        return Told("duplicate", _title(draft), clipping_id, why_known(draft, clipping_id))

    def _new(self, item: Item, draft: Draft) -> Iterator[Told]:
        kept: int | None = None
        stubs: list[Article] = []
        keep_all = self._options.keep_all or draft.media_type in _COLLECTIONS
        for at, each in enumerate(_readings(item, draft)):
            if at and not keep_all:
                stubs.append(each.article)
                continue
            source = Source(item.original_id, at, None, draft.captured)
            archived = draft.media_type == ARCHIVED
            settled = self._put_back(each, source, draft) if archived else self._settle(each, source)
            if kept is None and settled.status != "duplicate":
                kept = settled.clipping_id
            yield told(each.article, settled)
        if kept is not None:
            related.insert(self._store.db, kept, [(stub, clippings.kept_as(self._store, keys(stub))) for stub in stubs])
            yield from (Told("stub", stub.title) for stub in stubs)
        elif item.original_id is not None:
            originals.release(self._store.db, item.original_id)

    def _settle(self, each: Read, source: Source) -> Settled:
        article, its_tags = each.article, each.tags
        hashtags: tuple[str, ...] = ()
        if article.entry is not None:
            its_tags, hashtags = self._labelled(its_tags, article.entry)
        its_tags = self._complete(article, its_tags)
        if article.problem and not is_link(article):  # nothing to compare: its original must not be lost
            same = here.made_of_same(self._store, source.original_id) if source.original_id is not None else None
            if same is not None:
                return Settled("duplicate", same)
            clipping_id = self._keeping.insert(article, its_tags, source, known_by=each.marks)
            return Settled("added", clipping_id)
        link = self._same_link(article)
        settled = (
            Settled("duplicate", link.clipping_id, link)
            if link is not None
            else self._keeping.settle(
                article, its_tags, source, self._options.rule, known_by=each.marks, touching=self._touch
            )
        )
        if settled.status == "added":
            tags.add_hashtags(self._store.db, settled.clipping_id, hashtags, "import")
        elif article.entry is not None:
            self._merge(settled.clipping_id, article.entry, its_tags, hashtags)
        return settled

    def _same_link(self, article: Article) -> Twin | None:
        """The bare link that this one is, by every rule."""
        url = url_key(article.url) if is_link(article) and article.url else None
        found = here.link_to(self._store, url) if url else None
        return Twin(found, article.title, "url", trashed=False) if found is not None else None

    def _merge(self, clipping_id: int, entry: Entry, its_tags: Tags, hashtags: Sequence[str]) -> None:
        """What the user had put on an article elsewhere joins the clipping of it that is here already."""
        imported = replace(
            its_tags,
            countries=tuple(tag for tag in its_tags.countries if tag.origin == "import"),
            topics=tuple(tag for tag in its_tags.topics if tag.origin == "import"),
        )
        self._touch(clipping_id)
        clipping, db, now = self._keeping.clipping(clipping_id), self._store.db, datetime.now(UTC)
        tags.insert(db, clipping_id, imported)
        tags.add_hashtags(db, clipping_id, hashtags, "import")
        if entry.note.strip() and not clipping.note:
            clippings.set_note(db, clipping_id, entry.note.strip(), now)
        marked = {each.exact for each in clipping.highlights}
        highlights.insert(
            db, clipping_id, clipping.canonical, [each for each in entry.passages if each.exact not in marked], now
        )
        if entry.starred:
            clippings.set_flag(db, [clipping_id], "starred", 1)

    def _put_back(self, each: Read, source: Source, draft: Draft) -> Settled:
        """Out of Clipper's own archive: whole, as it was. Raises ValueError for a record that Clipper did not write."""
        with archive.sound():
            clipping_id = self._keeping.insert(each.article, Tags(), source, known_by=each.marks)
            archiving.complete(self._store, clipping_id, draft, keys)
        if source.original_id is not None:  # what it was made from came with it
            originals.let_go(self._store.db, source.original_id)
        return Settled("added", clipping_id)

    def _labelled(self, its_tags: Tags, entry: Entry) -> tuple[Tags, tuple[str, ...]]:
        topics, hashtags = self._labels.apply(entry)
        said = {topic.id for topic in topics}
        others = tuple(topic for topic in its_tags.topics if topic.id not in said)
        return replace(its_tags, topics=(*topics, *others)), hashtags

    def _again(self, item: Item, clipping_id: int) -> Told:
        """A clipping that could not be read, read once more from its original."""
        if item.draft is None:
            raise ValueError("nothing to read again")
        each = _readings(item, item.draft)[0]
        if each.article.problem:
            if item.original_id is not None:
                originals.release(self._store.db, item.original_id)  # it has the one it had
            return Told("failed", each.article.title, clipping_id, each.article.problem)
        source = Source(item.original_id, 0, None, item.draft.captured)
        its_tags = each.tags
        hashtags: tuple[str, ...] = ()
        if each.article.entry is not None:
            its_tags, hashtags = self._labelled(its_tags, each.article.entry)
        its_tags = self._complete(each.article, its_tags)
        self._keeping.rewrite(self._keeping.clipping(clipping_id), each.article, its_tags, source)
        tags.add_hashtags(self._store.db, clipping_id, hashtags, "import")
        return Told("added", each.article.title, clipping_id)


def known(store: Store, draft: Draft, options: ImportOptions) -> int | None:
    """The clipping outside Trash that was made of this very original, or of which a bare link tells nothing new.

    What is the same to the byte comes in once by every rule; "keep" keeps what differs."""
    if draft.media_type == ARCHIVED:
        return archiving.find(store, draft)
    found = originals.clipping_of(store, draft) if draft.data else None
    if options.keep_all and found is not None and not here.is_unread(store, found):
        return None  # there may be more in it than was kept
    entry = draft.entry
    if found is None and entry is not None and entry.link_only and entry.url:
        url = url_key(entry.url)
        found = here.link_to(store, url) if url else None
        if found is None and options.rule != "keep":
            found = clippings.kept_as(store, (url, None))
    return found


def why_known(draft: Draft, clipping_id: int) -> str:
    """Why `known` found this clipping."""
    by_address = draft.entry is not None and draft.entry.link_only
    return is_here(clipping_id, _("The same address") if by_address else _("The same original"))


def told(article: Article, settled: Settled) -> Told:
    """The line of the report for an article that was settled."""
    if settled.status == "duplicate":
        return Told("duplicate", article.title, settled.clipping_id, is_here(settled.clipping_id, why(settled)))
    if settled.status in ("attached", "replaced"):
        return Told(settled.status, article.title, settled.clipping_id, edition_id=settled.edition_id)
    if is_link(article):
        return Told("link", article.title, settled.clipping_id)
    if article.problem:
        return Told("failed", article.title, settled.clipping_id, article.problem)
    return Told("added", article.title, settled.clipping_id)


def why(settled: Settled) -> str:
    """What makes it a duplicate."""
    twin = settled.twin
    if twin is None:
        return _("The same original")
    if twin.likeness == "copy":
        return _("A copy of the same story")
    if twin.likeness == "edition":
        return _("Another edition")
    return _("The same address") if twin.why == "url" else _("The same text")


def is_here(clipping_id: int, what: str) -> str:
    return _("{what} is in the library already (number {id}).").format(what=what, id=clipping_id)


def is_link(article: Article) -> bool:
    return article.entry is not None and article.entry.link_only


def _readings(item: Item, draft: Draft) -> Sequence[Read]:
    """What was read, or the one that says why nothing was."""
    if item.read:
        return item.read
    article = unread(draft, item.problem)
    return (Read(article, Tags(), marks(article)),)


def _title(draft: Draft) -> str:
    return draft.entry.title if draft.entry is not None and draft.entry.title else draft.name
