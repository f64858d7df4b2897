"""Changes to the index: batches applied, small segments merged, the whole built anew.

Every change is one commit: new segment files are written and synced, then one rename publishes
them together with what they hold (see ClippingSchema). A crash before it leaves the old index and
some files that the next commit sweeps away.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from whoosh.util.filelock import try_for

from clipper.core.model import IndexDocument
from clipper.core.progress import Progress, silent
from clipper.core.search.faults import IndexBroken, IndexBusy
from clipper.core.search.inversion import MAX_DOCUMENTS, SegmentBuilder
from clipper.core.search.postings import FlatSegment
from clipper.core.search.schema import ClippingSchema, make_schema
from clipper.core.search.segment import PostingCache, SegmentView
from clipper.core.search.storage import (
    LOCK,
    NAME,
    Commit,
    IndexStorage,
    checksum,
    discard,
    latest_generation,
    read_commit,
    retrying,
    write_commit,
)
from clipper.core.text import _

LOCK_SECONDS = 10.0

TIER = 8
"""As many segments of like size are merged into one."""

SMALLEST_TIER = 100
"""Segments of fewer clippings count as one size."""

DEAD_SHARE = 0.3
"""A segment is rewritten when more of it than this is deleted."""


@dataclass(frozen=True)
class IndexState:
    """What an index holds: all changes up to `last_seq`, `documents` clippings."""

    last_seq: int
    documents: int


def state(folder: Path, library_id: str, *, every_byte: bool = False) -> IndexState | None:
    """What the index in `folder` holds; None when it must be rebuilt.

    That is: there is none that can be read, it was made for another library or by another version of schema or
    analyzer, or a file is missing or cut. With `every_byte` also when a single bit is not as it
    was written; reading 1 GB for that takes a second, so do it once when the library opens.
    """
    storage = IndexStorage(folder)
    try:
        commit = read_commit(storage)
        commit.demand(library_id)
        if not retrying(lambda: _is_whole(storage, every_byte)):
            return None
    except IndexBroken:
        return None
    return IndexState(commit.schema.last_seq, sum(segment.live for segment in commit.segments))


def _is_whole(storage: IndexStorage, every_byte: bool) -> bool:
    # Read again on each attempt: the segments of an older commit may have been merged away.
    return all(
        storage.file_length(segment.filename) == segment.size
        and (not every_byte or checksum(storage, segment) == segment.crc)
        for segment in read_commit(storage).segments
    )


class IndexWriter:
    """Applies changes to the index of one library. Creates it where there is none.

    Raises IndexBroken where what is there cannot be used (`state` says None), now or later: call
    `rebuild` then. Raises OSError where nothing can be written: the folder is no folder, is not
    ours to write to, is gone or full. After either the lock is free and the index as it was.
    """

    def __init__(self, folder: Path, library_id: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._storage = IndexStorage(folder)
        self._library_id = library_id
        self._ids: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
        if latest_generation(self._storage) < 0:
            with _Lock(self._storage):
                if latest_generation(self._storage) < 0:  # no other process was faster
                    write_commit(self._storage, Commit(0, make_schema(library_id, 0), []), [])
        self._commit()

    def _commit(self) -> Commit:
        commit = read_commit(self._storage)
        commit.demand(self._library_id)
        return commit

    def apply(self, documents: Iterable[IndexDocument], removed: Iterable[int], last_seq: int) -> None:
        """Add `documents` in place of what the index had under their ids, and forget `removed`.

        One commit, which also says that everything up to `last_seq` is in. Applying the same
        again changes nothing. Raises IndexBroken, OSError (see above), and IndexBusy when another
        process goes on writing for LOCK_SECONDS.
        """
        with _Lock(self._storage):
            commit = self._commit()
            schema = make_schema(self._library_id, last_seq)
            new = _Batch(self._storage, schema)
            written: list[FlatSegment] = []
            try:
                for document in documents:
                    new.add(document)
                added = new.finish()
                retrying(lambda: self._delete(commit.segments, new.ids | set(removed)))
                segments = self._merge(schema, commit.segments + added, written)
            except BaseException:
                new.abandon()
                discard(self._storage, [segment.filename for segment in written])
                raise
            write_commit(self._storage, Commit(commit.generation + 1, schema, segments), added + written)
            alive = {segment.segment_id() for segment in segments}
            self._ids = {name: ids for name, ids in self._ids.items() if name in alive}

    def close(self) -> None:
        """Nothing stays open between changes; here for symmetry with readers."""

    def _delete(self, segments: list[FlatSegment], ids: set[int]) -> None:
        if not ids:
            return
        wanted = np.fromiter(ids, np.int64, len(ids))
        for segment in segments:
            for number in np.flatnonzero(np.isin(self._ids_of(segment), wanted)).tolist():
                segment.delete_document(number)

    def _ids_of(self, segment: FlatSegment) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        name = segment.segment_id()
        if name not in self._ids:
            with closing(SegmentView(self._storage, segment, PostingCache(0))) as view:
                self._ids[name] = view.column("id")
        return self._ids[name]

    def _merge(
        self, schema: ClippingSchema, segments: list[FlatSegment], written: list[FlatSegment]
    ) -> list[FlatSegment]:
        """All segments of the index after merging; those that this wrote are added to `written`."""
        kept = [segment for segment in segments if segment.live]
        for group in choose_merges(kept):
            # What cannot be read is IndexBroken; what cannot be written stays an OSError.
            builder = retrying(partial(self._gathered, schema, group))
            written.append(builder.finish())
            kept = [segment for segment in kept if segment not in group]
        return kept + written

    def _gathered(self, schema: ClippingSchema, group: list[FlatSegment]) -> SegmentBuilder:
        builder = SegmentBuilder(self._storage, schema, NAME)
        for segment in group:
            with closing(SegmentView(self._storage, segment, PostingCache(0))) as view:
                builder.add_segment(view)
        return builder


def choose_merges(segments: list[FlatSegment]) -> list[list[FlatSegment]]:
    """Groups of segments to merge, each into one.

    Segments fall into tiers by size, each TIER times the one before; a full tier is merged. So a
    clipping is rewritten a few times in its life, and the number of segments stays logarithmic.
    Segments with many deletions are rewritten by themselves.
    """
    tiers: dict[int, list[FlatSegment]] = {}
    groups: list[list[FlatSegment]] = []
    for segment in segments:
        if segment.deleted_count() > DEAD_SHARE * segment.clippings:
            groups.append([segment])
            continue
        tier, size = 0, SMALLEST_TIER
        while segment.live >= size:
            tier, size = tier + 1, size * TIER
        tiers.setdefault(tier, []).append(segment)
    for alike in tiers.values():
        group: list[FlatSegment] = []
        for segment in sorted(alike, key=lambda one: one.live):
            if sum(one.doc_count_all() for one in group) + segment.doc_count_all() <= MAX_DOCUMENTS:
                group.append(segment)
        if len(group) >= TIER:
            groups.append(group)
    return groups


def rebuild(
    folder: Path, library_id: str, documents: Iterable[IndexDocument], last_seq: int, progress: Progress = silent
) -> int:
    """Build the index from nothing; returns the number of clippings in it.

    The old one, if it still works, answers until the new one is complete: both lie in the same
    folder and one rename changes over, also while readers have files open. Whoever makes
    `documents` tells how many are done; `progress` hears when all are in and the rest is written.
    When either raises Cancelled the old index stays.

    Raises IndexBusy when another process goes on writing for LOCK_SECONDS: what it writes may be
    all that is needed, so look at `state` again later. Raises OSError where nothing can be
    written: the folder is no folder, is not ours to write to, is gone or full. After either the
    old index stays too, and nothing lies in the way of another try.
    """
    folder.mkdir(parents=True, exist_ok=True)
    storage = IndexStorage(folder)
    with _Lock(storage):
        schema = make_schema(library_id, last_seq)
        new = _Batch(storage, schema)
        try:
            for document in documents:
                new.add(document)
            progress(len(new.ids), len(new.ids), _("Writing the index"))
            segments = new.finish()
            commit = Commit(latest_generation(storage) + 1, schema, segments)
        except BaseException:
            new.abandon()
            raise
        write_commit(storage, commit, segments)
    return sum(segment.live for segment in segments)


class _Batch:
    """New documents on their way into as many segments as they need."""

    def __init__(self, storage: IndexStorage, schema: ClippingSchema) -> None:
        self._storage = storage
        self._schema = schema
        self._builder = SegmentBuilder(storage, schema, NAME)
        self._done: list[tuple[FlatSegment, list[int]]] = []
        self._latest: dict[int, tuple[int, int]] = {}

    @property
    def ids(self) -> set[int]:
        return set(self._latest)

    def add(self, document: IndexDocument) -> None:
        self._latest[document.id] = (len(self._done), len(self._builder.ids))
        self._builder.add(document)
        if self._builder.is_full:
            self._flush()

    def finish(self) -> list[FlatSegment]:
        """Write what is left. Of documents with the same id only the last one lives."""
        if not self._builder.is_empty:
            self._flush()
        for index, (segment, ids) in enumerate(self._done):
            for number, clipping_id in enumerate(ids):
                if clipping_id and self._latest[clipping_id] != (index, number):
                    segment.delete_document(number)
        return [segment for segment, _ids in self._done]

    def abandon(self) -> None:
        """Delete what was written."""
        discard(self._storage, [segment.filename for segment, _ids in self._done])

    def _flush(self) -> None:
        segment = self._builder.finish()
        self._done.append((segment, self._builder.ids))
        self._builder = SegmentBuilder(self._storage, self._schema, NAME)


class _Lock:
    """Only one process writes; the system frees the lock of a killed one."""

    def __init__(self, storage: IndexStorage) -> None:
        self._lock = storage.lock(LOCK)

    def __enter__(self) -> None:
        if not try_for(self._lock.acquire, timeout=LOCK_SECONDS, delay=0.05):
            raise IndexBusy("another process is writing to the index")

    def __exit__(self, *_: object) -> None:
        self._lock.release()
