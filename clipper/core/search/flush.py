"""Terms gathered in memory, written as flat blocks: a chunk of terms at a time, with numpy."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from whoosh.system import pack_ushort
from whoosh.util.numeric import byte_to_length

from clipper.core.search.dictionary import DictionaryWriter
from clipper.core.search.postings import (
    ALWAYS_ONCE,
    NO_POSITIONS,
    PACKED,
    WIDE_COUNTS,
    WIDE_IDS,
    FlatCodec,
    FlatSegment,
)

Occurrences = Sequence["array[int]"]
"""One or more ascending arrays of `document << 16 | position`."""

Codes = npt.NDArray[np.uint8]

CHUNK = 2_000_000
"""Occurrences handled at once; bounds the memory of a flush."""

LENGTHS = np.array([byte_to_length(code) or 0 for code in range(256)], np.int64)
"""What each of Whoosh's one-byte document lengths stands for."""


def length_codes(lengths: Sequence[int]) -> npt.NDArray[np.uint8]:
    """Document lengths as Whoosh's bytes: the next length that has one."""
    return np.minimum(np.searchsorted(LENGTHS, np.asarray(lengths, np.int64)), 255).astype(np.uint8)


class TermsWriter:
    """The dictionary and the blocks of one segment, written field by field."""

    def __init__(self, storage: Any, segment: FlatSegment) -> None:
        self._dictionary = DictionaryWriter(segment.create_file(storage, FlatCodec.TERMS_EXT))
        self._numbers: dict[str, int] = {}
        self._dictionary.extras["fieldmap"] = self._numbers
        self._blocks = segment.create_file(storage, FlatCodec.POSTS_EXT)

    def add_field(
        self, name: str, terms: Mapping[bytes, Occurrences], weight: float, *, positions: bool, codes: Codes | None
    ) -> None:
        """Write all terms of a field. `codes` are its document lengths as bytes, where it is scored."""
        number = self._numbers.setdefault(name, len(self._numbers))
        for chunk in _chunks(terms):
            self._add_chunk(pack_ushort(number), chunk, weight, positions, codes)

    def close(self) -> None:
        try:
            self._dictionary.close()
        finally:
            self._blocks.close()

    def _add_chunk(
        self, key_start: bytes, chunk: list[tuple[bytes, bytes]], weight: float, positions: bool, codes: Codes | None
    ) -> None:
        sizes = np.array([len(occurrences) // 4 for _, occurrences in chunk], np.int64)
        ends = np.cumsum(sizes)
        starts = ends - sizes
        all_ = np.frombuffer(b"".join(occurrences for _, occurrences in chunk), np.uint32)
        documents = (all_ >> 16).astype(np.int32)
        # A posting begins wherever the document changes, and at the start of each term.
        begins = np.empty(len(all_), bool)
        begins[0] = True
        np.not_equal(documents[1:], documents[:-1], out=begins[1:])
        begins[starts] = True
        at = np.flatnonzero(begins)
        ids = documents[at]
        counts = np.diff(at, append=len(all_))
        first = np.searchsorted(at, starts)  # posting with which each term begins
        last = np.append(first[1:], len(at)) - 1
        steps = np.diff(ids, prepend=0)
        steps[first] = 0
        wide_ids = np.maximum.reduceat(steps, first) > 255
        most = np.maximum.reduceat(counts, first)
        if codes is None:
            shortest = longest = np.zeros(len(chunk), np.uint8)
        else:
            shortest, longest = np.minimum.reduceat(codes[ids], first), np.maximum.reduceat(codes[ids], first)
        places = (all_ & 0xFFFF).astype("<u2").tobytes() if positions else b""
        steps1, steps2 = steps.astype("u1").tobytes(), steps.astype("<u2").tobytes()
        counts1 = np.minimum(counts, 255).astype("u1").tobytes()
        counts2 = np.minimum(counts, 65535).astype("<u2").tobytes()
        flags = np.where(wide_ids, WIDE_IDS, 0) | (0 if positions else NO_POSITIONS)
        flags |= np.where(most == 1, ALWAYS_ONCE, np.where(most > 255, WIDE_COUNTS, 0))
        per_term = (first, last + 1, starts, ends, flags)
        blocks: list[bytes] = []
        for a, b, start, end, flag in zip(*(column.tolist() for column in per_term), strict=True):
            block = steps2[2 * a : 2 * b] if flag & WIDE_IDS else steps1[a:b]
            if flag & WIDE_COUNTS:
                block += counts2[2 * a : 2 * b]
            elif not flag & ALWAYS_ONCE:
                block += counts1[a:b]
            if positions:
                block += places[2 * start : 2 * end]
            blocks.append(block)
        infos = np.zeros(len(chunk), PACKED)
        infos["weight"], infos["most"], infos["documents"] = sizes * weight, most * weight, last + 1 - first
        infos["shortest"], infos["longest"] = shortest, longest
        infos["first"], infos["last"] = ids[first], ids[last]
        infos["length"], infos["flags"] = [len(block) for block in blocks], flags
        infos["offset"] = self._blocks.tell() + np.cumsum(infos["length"]) - infos["length"]
        self._blocks.write(b"".join(blocks))
        packed, size = infos.tobytes(), PACKED.itemsize
        self._dictionary.add_all(
            (key_start + term, packed[size * at : size * (at + 1)]) for at, (term, _) in enumerate(chunk)
        )


def _chunks(terms: Mapping[bytes, Occurrences]) -> Iterator[list[tuple[bytes, bytes]]]:
    """The terms in order, each with its occurrences as bytes, about CHUNK of them at a time."""
    chunk: list[tuple[bytes, bytes]] = []
    size = 0
    for term in sorted(terms):
        arrays = terms[term]
        occurrences = arrays[0].tobytes() if len(arrays) == 1 else _merged(arrays)
        chunk.append((term, occurrences))
        size += len(occurrences) // 4
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _merged(arrays: Occurrences) -> bytes:
    joined = np.frombuffer(b"".join(arrays), np.uint32)
    return np.sort(joined, kind="stable").tobytes()
