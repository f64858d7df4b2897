"""One segment as arrays: postings, numbers, who is alive."""

from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Codec, _lenfield

from clipper.core.search.postings import NO_PLACES, FlatCodec, FlatSegment, FlatTermInfo, FlatTermsReader, Postings
from clipper.core.search.schema import NUMBER_FIELDS
from clipper.core.search.storage import IndexStorage, open_segment

CACHE_BYTES = 64 * 2**20


class PostingCache:
    """Posting lists read lately, at most `limit` bytes of them; shared by all segments."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._held: OrderedDict[tuple[str, str, bytes], Postings] = OrderedDict()
        self._bytes = 0

    def get(self, key: tuple[str, str, bytes]) -> Postings | None:
        postings = self._held.get(key)
        if postings is not None:
            self._held.move_to_end(key)
        return postings

    def put(self, key: tuple[str, str, bytes], postings: Postings) -> None:
        self._held[key] = postings
        self._bytes += postings.nbytes
        while self._bytes > self._limit:
            _, oldest = self._held.popitem(last=False)
            self._bytes -= oldest.nbytes


class SegmentView:
    """Reads one segment. The deleted documents are those of the commit it was opened for."""

    def __init__(self, storage: IndexStorage, segment: FlatSegment, cache: PostingCache) -> None:
        self.segment = segment
        self.size: int = segment.doc_count_all()
        self.name: str = segment.segment_id()
        self._cache = cache
        self._infos: dict[tuple[str, bytes], FlatTermInfo | None] = {}
        self._columns: dict[str, npt.NDArray[np.int64]] = {}
        self._lengths: dict[str, npt.NDArray[np.uint8]] = {}
        self.alive: npt.NDArray[np.bool_] | None = None
        """Documents that may be answers; None: all of them."""
        self.owner: npt.NDArray[np.int32] | None = None
        """For each document the one its clipping began with; None where that is always itself."""
        self._files: Any = open_segment(storage, segment)
        try:
            part = self.column("part")
            if part.any():
                self.owner = (np.arange(self.size) - part).astype(np.int32)
            self.follow(segment)
        except BaseException:
            self._files.close()
            raise

    def follow(self, segment: FlatSegment) -> None:
        """Take over the deletions of a later commit."""
        self.segment = segment
        deleted = list(segment.deleted_docs())
        self.alive = None
        if deleted or self.owner is not None:
            self.alive = np.asarray(self.column("part") == 0)
            self.alive[deleted] = False

    def close(self) -> None:
        self._files.close()

    @cached_property
    def terms_reader(self) -> FlatTermsReader:
        """The dictionary, read when first needed: deleting clippings does without."""
        return FlatCodec().terms_reader(self._files, self.segment)

    def living_documents(self) -> npt.NDArray[np.bool_]:
        """Documents to keep in a merge: the living ones and their continuations."""
        if self.alive is None:
            return np.ones(self.size, bool)
        return self.alive if self.owner is None else self.alive[self.owner]

    # -- terms -------------------------------------------------------------------------
    def info(self, field: str, term: bytes) -> FlatTermInfo | None:
        key = (field, term)
        if key not in self._infos:
            if len(self._infos) > 20_000:
                self._infos.clear()
            self._infos[key] = self.terms_reader.find(field, term)
        return self._infos[key]

    def terms(self, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, FlatTermInfo]]:
        for term, packed in self.terms_reader.starting(field, prefix):
            yield term, FlatTermInfo.from_bytes(packed)

    def raw_postings(self, field: str, term: bytes) -> Postings | None:
        """By document, continuations apart: what phrases need."""
        info = self.info(field, term)
        if info is None:
            return None
        key = (self.name, field, term)
        postings = self._cache.get(key)
        if postings is None:
            postings = self.terms_reader.read(info)
            if len(postings.ids) and not 0 <= postings.ids[0] <= postings.ids[-1] < self.size:
                raise ValueError("a posting list names documents that do not exist")
            self._cache.put(key, postings)
        return postings

    def postings(self, field: str, term: bytes) -> Postings | None:
        """By clipping: continuations counted as the document they continue."""
        postings = self.raw_postings(field, term)
        if postings is None or self.owner is None:
            return postings
        owners = self.owner[postings.ids]
        ids, first = np.unique(owners, return_index=True)
        return Postings(ids, np.add.reduceat(postings.counts, first), NO_PLACES)

    # -- columns -----------------------------------------------------------------------
    def column(self, field: str) -> npt.NDArray[np.int64]:
        """A number for every document."""
        column = self._columns.get(field)
        if column is None:
            column = np.full(self.size, NUMBER_FIELDS[field], np.int64)
            stored = np.frombuffer(self._column_bytes(field), ">i8")
            column[: len(stored)] = stored
            self._columns[field] = column
        return column

    def lengths(self, field: str) -> npt.NDArray[np.uint8]:
        """Whoosh's byte for the length of a text field of every document."""
        codes = self._lengths.get(field)
        if codes is None:
            codes = np.frombuffer(self._column_bytes(_lenfield(field)), np.uint8)
            if len(codes) != self.size:
                raise EOFError("lengths cut short")
            self._lengths[field] = codes
        return codes

    def _column_bytes(self, name: str) -> bytes:
        filename = W3Codec.column_filename(self.segment, name)
        data: bytes = self._files.open_file(filename).get(0, self._files.file_length(filename))
        return data
