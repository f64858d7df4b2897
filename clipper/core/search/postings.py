"""The posting lists of one segment as flat blocks, read back as numpy arrays.

A term's block is: document numbers as differences (1 or 2 bytes each; the first one stands in the
dictionary), how often the term occurs in each (left out where always once; 1 or 2 bytes), and all
positions (2 bytes each, ordered by document). Everything around it is Whoosh's own: the term
dictionary, the segment files, the matcher through which any of Whoosh's queries can run on it.
"""

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec import whoosh3
from whoosh.filedb.structfile import BufferFile
from whoosh.matching import LeafMatcher
from whoosh.reading import TermNotFound

IntArray = npt.NDArray[np.int32]

WIDE_IDS, ALWAYS_ONCE, WIDE_COUNTS, NO_POSITIONS = 1, 2, 4, 8
INFO = struct.Struct("!BfIBBfII")
"""Whoosh's own statistics of a term: flag, total weight, documents, shortest and longest of them,
greatest weight, first and last document."""

EXTENT = struct.Struct("!qiB")
"""After them: offset and length of the term's block, and the flags above."""

PACKED = np.dtype(
    {
        "names": "flag weight documents shortest longest most first last offset length flags".split(),
        "formats": "u1 >f4 >u4 u1 u1 >f4 >u4 >u4 >i8 >i4 u1".split(),
    }
)
"""Both together, for many terms at once."""


class Postings(NamedTuple):
    """Where one term occurs in a segment."""

    ids: IntArray
    """Document numbers, ascending."""
    counts: IntArray
    """How often in each."""
    positions: npt.NDArray[np.uint16]
    """All positions, document by document; empty in fields without them."""

    @property
    def nbytes(self) -> int:
        return self.ids.nbytes + self.counts.nbytes + self.positions.nbytes


NO_PLACES = np.zeros(0, np.uint16)


class FlatTermInfo(whoosh3.W3TermInfo):
    """Whoosh's statistics of a term, and how its block is laid out."""

    flags: int

    @classmethod
    def from_bytes(cls, value: bytes) -> "FlatTermInfo":
        info: FlatTermInfo = super().from_bytes(value)
        info._offset, info._length, info.flags = EXTENT.unpack(value[INFO.size :])
        return info


def decode(block: bytes, size: int, first: int, flags: int) -> Postings:
    """A block of `size` documents beginning with number `first`, as arrays."""
    wide = bool(flags & WIDE_IDS)
    ids = np.cumsum(np.frombuffer(block, "<u2" if wide else "u1", size), dtype=np.int32)
    ids += first
    place = size * (2 if wide else 1)
    if flags & ALWAYS_ONCE:
        counts = np.ones(size, np.int32)
    else:
        wide = bool(flags & WIDE_COUNTS)
        counts = np.frombuffer(block, "<u2" if wide else "u1", size, place).astype(np.int32)
        place += size * (2 if wide else 1)
    if flags & NO_POSITIONS:
        return Postings(ids, counts, NO_PLACES)
    return Postings(ids, counts, np.frombuffer(block, "<u2", offset=place))


def decode_single(block: bytes, flags: int) -> "array[int]":
    """The positions in a block of a single document; zeros where they are not kept.

    Most terms are in one document only, and merging meets them all: this is `decode` without the
    cost of making arrays of one element.
    """
    place = 2 if flags & WIDE_IDS else 1
    if flags & NO_POSITIONS:
        count = 1 if flags & ALWAYS_ONCE else int.from_bytes(block[place:], "little")
        return array("H", bytes(2 * count))
    if not flags & ALWAYS_ONCE:
        place += 2 if flags & WIDE_COUNTS else 1
    positions = array("H", block[place:])
    if sys.byteorder == "big":
        positions.byteswap()
    return positions


class FlatTermsReader(whoosh3.W3TermsReader):
    """The dictionary and the blocks of one segment."""

    def term_info(self, fieldname: str, tbytes: bytes) -> FlatTermInfo:
        info = self.find(fieldname, tbytes)
        if info is None:
            raise TermNotFound(f"No term {fieldname}:{tbytes!r}")
        return info

    def find(self, field: str, term: bytes) -> FlatTermInfo | None:
        value = self._tindex.get(self._keycoder(field, term))
        return None if value is None else FlatTermInfo.from_bytes(value)

    def starting(self, field: str, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """(term, packed info) of the field's terms that begin with `prefix`, in order."""
        if field not in self._fieldmap:
            return
        start = self._keycoder(field, prefix)
        for key, value in self._tindex.items_from(start):
            if not key.startswith(start):
                return
            yield key[2:], value

    def read(self, info: FlatTermInfo) -> Postings:
        block = self.block(*info.extent())
        return decode(block, info.doc_frequency(), info.min_id(), info.flags)

    def block(self, offset: int, length: int) -> bytes:
        data: bytes = self._postfile.get(offset, length)
        if len(data) != length:
            raise EOFError("posting block cut short")
        return data

    def matcher(self, fieldname: str, tbytes: bytes, format_: Any, scorer: Any = None) -> "FlatMatcher":
        info = self.term_info(fieldname, tbytes)
        return FlatMatcher(self.read(info), info, format_, (fieldname, tbytes), scorer)


class FlatMatcher(LeafMatcher):
    """A posting list as Whoosh's queries walk it, one document at a time."""

    def __init__(self, postings: Postings, info: FlatTermInfo, format_: Any, term: tuple[str, bytes], scorer: Any):
        self.format = format_
        self.scorer = scorer
        self._term = term
        self._info = info
        self._postings = postings
        self._ids: list[int] = postings.ids.tolist()
        self._ends = np.cumsum(postings.counts)
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._ids)

    def reset(self) -> None:
        self._at = 0

    def copy(self) -> "FlatMatcher":
        twin = FlatMatcher.__new__(FlatMatcher)
        twin.__dict__.update(self.__dict__)
        return twin

    def id(self) -> int:
        return self._ids[self._at]

    def all_ids(self) -> Iterator[int]:
        return iter(self._ids)

    def weight(self) -> float:
        return float(self._postings.counts[self._at] * self.format.field_boost)

    def value(self) -> bytes:
        end = int(self._ends[self._at])
        return self._postings.positions[end - int(self._postings.counts[self._at]) : end].tobytes()

    def next(self) -> bool:
        self._at += 1
        return not self.is_active()

    def skip_to(self, id: int) -> None:
        self._at = bisect_left(self._ids, id, self._at)

    def skip_to_quality(self, minquality: float) -> int:
        if self.block_quality() > minquality:
            return 0
        self._at = len(self._ids)
        return 1

    def block_min_length(self) -> int:
        return int(self._info.min_length())

    def block_max_length(self) -> int:
        return int(self._info.max_length())

    def block_max_weight(self) -> float:
        return float(self._info.max_weight())


class FlatSegment(whoosh3.W3Segment):
    """A segment that knows how its one file must look, so that damage is seen."""

    size = 0
    crc = 0
    clippings = 0
    """Documents without the continuations of very long ones."""

    def set_field_lengths(self, lengths: dict[str, int]) -> None:
        """All documents' words in each field together."""
        self._fieldlengths = lengths

    def field_length(self, field: str) -> int:
        return int(self._fieldlengths.get(field, 0))

    @property
    def filename(self) -> str:
        return str(self.make_filename(self.COMPOUND_EXT))

    @property
    def live(self) -> int:
        return self.clippings - int(self.deleted_count())


class FlatCodec(whoosh3.W3Codec):
    """Whoosh's codec, reading our blocks."""

    def new_segment(self, storage: Any, indexname: str) -> FlatSegment:
        return FlatSegment(self, indexname)

    def terms_reader(self, storage: Any, segment: Any) -> FlatTermsReader:
        name = segment.make_filename(self.TERMS_EXT)
        length = storage.file_length(name)
        # The dictionary is read whole: look-ups jump about in it, and a file that is cut while
        # mapped into memory would kill the process.
        dictionary = BufferFile(storage.open_file(name).get(0, length), name=name)
        return FlatTermsReader(self, dictionary, length, storage.open_file(segment.make_filename(self.POSTS_EXT)))
