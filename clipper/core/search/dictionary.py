"""Whoosh's term dictionary, written many terms at a time.

Byte for byte Whoosh's own file (`whoosh.filedb.filetables.OrderedHashWriter`), which its reader reads. Whoosh
writes it with ten calls a term, which took more time than all else that is done to index a clipping.
"""

from array import array
from collections.abc import Iterable
from hashlib import md5
from typing import Any

import numpy as np
from whoosh.filedb.filetables import OrderedHashWriter

_BUCKETS = 256
_POINTER = np.dtype([("hash", ">u4"), ("position", ">i8")])
"""A slot of a hash table; zeros where it is free."""
_LENGTH = 4
"""Bytes of each of the two lengths before a key."""


class DictionaryWriter(OrderedHashWriter):
    """Takes keys in ascending order, each with its value, in as many portions as the caller likes."""

    lastkey: bytes

    def __init__(self, file: Any) -> None:
        super().__init__(file)
        self._hashes = bytearray()
        """The last four bytes of each key's MD5."""
        self._positions = array("q")

    def add_all(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Raises ValueError where a key does not come after the one before it."""
        parts: list[bytes] = []
        position, last = self.dbfile.tell(), self.lastkey
        for key, value in items:
            if key <= last:
                raise ValueError(f"keys must ascend: {last!r}, {key!r}")
            last = key
            self._hashes += md5(key, usedforsecurity=False).digest()[-4:]
            self._positions.append(position)
            lengths = len(key).to_bytes(_LENGTH, "big") + len(value).to_bytes(_LENGTH, "big")
            parts += (lengths, key, value)
            position += len(lengths) + len(key) + len(value)
        self.lastkey = last
        self.dbfile.write(b"".join(parts))

    def add(self, key: bytes, value: bytes) -> None:
        self.add_all([(key, value)])

    def _write_hashes(self) -> None:
        """256 tables, twice as many slots in each as it has keys."""
        hashes = np.frombuffer(self._hashes, ">u4").astype(np.int64)
        buckets = hashes % _BUCKETS
        sizes = 2 * np.bincount(buckets, minlength=_BUCKETS)
        starts = np.cumsum(sizes) - sizes
        slots = (hashes >> 8) % sizes[buckets]
        places = _placed(slots.tolist(), starts[buckets].tolist(), sizes[buckets].tolist())
        tables = np.zeros(2 * len(hashes), _POINTER)
        tables["hash"][places], tables["position"][places] = hashes, self._positions
        begins = self.dbfile.tell() + starts * _POINTER.itemsize
        self.directory = list(zip(begins.tolist(), sizes.tolist(), strict=True))
        self.dbfile.write(tables.tobytes())

    def _write_extras(self) -> None:
        self.index.extend(self._positions)
        super()._write_extras()


def _placed(slots: list[int], starts: list[int], sizes: list[int]) -> list[int]:
    """Where each key goes: from its slot on, around the table's end, the first that is free."""
    taken = bytearray(2 * len(slots))
    places: list[int] = []
    for slot, start, size in zip(slots, starts, sizes, strict=True):
        while taken[start + slot]:
            slot = slot + 1 if slot + 1 < size else 0
        taken[start + slot] = 1
        places.append(start + slot)
    return places
