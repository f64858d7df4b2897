"""The records of a WARC, framed one by one, so that a cut or damaged one is seen and costs no other.

FastWARC ends without a word where a file was cut; so the frames are found here, and FastWARC is
given one whole record at a time.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from clipper.core.text import _

LARGEST = 20_000_000
"""Bytes of one record."""
_GZIP = b"\x1f\x8b"
_CHUNK = 65_536
_LONGEST_HEADER = 65_536
_VERSION = re.compile(rb"WARC/[01]\.\d")
_BEGINNING = re.compile(rb"WARC/[01]\.\d\r?\n[A-Za-z-]{1,40}:")
_LONGEST_BEGINNING = 60
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(rb"^WARC-Target-URI:[ \t]*<?([^\s>]{1,2000})", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A record, or bytes between records, that cannot be read. `where` is its address or place."""

    where: str
    reason: str


class Unzipped:
    """The bytes of a stream, gzip members opened one after another. Where a member is damaged the
    next one goes on; `cut` says that one of them was not whole."""

    def __init__(self, stream: BinaryIO, *, zipped: bool) -> None:
        self._stream = stream
        self._zipped = zipped
        self._member = zlib.decompressobj(wbits=31)
        self._waiting = b""
        """Bytes of the file that are not unpacked yet."""
        self.cut = False

    def read(self) -> bytes:
        """Some bytes, at most about 64 kB; none at the end."""
        if not self._zipped:
            return self._stream.read(_CHUNK)
        while True:
            data = self._waiting or self._stream.read(_CHUNK)
            if not data:
                self.cut |= not self._member.eof
                return b""
            if self._member.eof:
                data = data.lstrip(b"\0")  # some writers fill up the blocks of a tape
                self._member = zlib.decompressobj(wbits=31)
            try:
                unpacked = self._member.decompress(data, _CHUNK)
            except zlib.error:
                unpacked = b""
                self._to_next_member(data)
            else:
                self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if unpacked:
                return unpacked

    def _to_next_member(self, data: bytes) -> None:
        self.cut = True
        self._member = zlib.decompressobj(wbits=31)
        at = data.find(_GZIP, 1)
        while at < 0 and (more := self._stream.read(_CHUNK)):
            data = data[-1:] + more
            at = data.find(_GZIP)
        self._waiting = data[at:] if at >= 0 else b""


class Records:
    """Iterates over whole records, as bytes from "WARC/1.0" to the end of the block, and over `Damaged`."""

    def __init__(self, stream: BinaryIO, *, zipped: bool) -> None:
        self._source = Unzipped(stream, zipped=zipped)
        self._buffer = bytearray()
        self._at = 0
        """Offset of the buffer's beginning in the unpacked file."""

    def __iter__(self) -> Iterator[bytes | Damaged]:
        told = False
        while True:
            begun, lost = self._at, self._to_record()
            if lost:
                told = True
                yield Damaged(
                    _("byte {at}").format(at=begun),
                    _("{count} bytes belong to no record: the archive is damaged here.").format(count=lost),
                )
            if not self._buffer:
                break
            record = self._record()
            told |= isinstance(record, Damaged)
            yield record
        if self._source.cut and not told:
            yield Damaged(
                _("byte {at}").format(at=self._at), _("The archive is cut or damaged: at least one record is missing.")
            )

    def _to_record(self) -> int:
        """Move to where the next record begins, or to the end; the bytes skipped that are not blank."""
        lost = 0
        while True:
            self._fill(_LONGEST_HEADER)
            blank = len(self._buffer) - len(self._buffer.lstrip(b"\r\n"))
            self._drop(blank)
            if not self._buffer and not self._fill(1):
                return lost
            if _VERSION.match(self._buffer):
                return lost
            begun = _BEGINNING.search(self._buffer)
            skipped = begun.start() if begun else max(1, len(self._buffer) - _LONGEST_BEGINNING)
            lost += len(self._buffer[:skipped].strip())
            self._drop(skipped)

    def _record(self) -> bytes | Damaged:
        """The record that the buffer begins with."""
        end = self._end_of_header()
        head = bytes(self._buffer[: max(end, 0)])
        length = _LENGTH.search(head)
        if length is None:
            place = _("byte {at}").format(at=self._at)
            self._drop(max(end, 1))
            return Damaged(place, _("A record's header is damaged or cut."))
        address = _ADDRESS.search(head)
        where = address[1].decode("utf-8", "replace") if address else _("byte {at}").format(at=self._at)
        size = int(length[1])
        if size > LARGEST:
            self._drop(end)
            self._skip(size)
            return Damaged(where, _("This record is too large to read: {size} MB.").format(size=size // 1_000_000))
        self._fill(end + size)
        there = len(self._buffer) - end
        record = bytes(self._buffer[: end + size])
        self._drop(end + size)
        if there < size:
            return Damaged(
                where, _("This record is cut: {there} of {size} bytes are there.").format(there=there, size=size)
            )
        return record

    def _end_of_header(self) -> int:
        """-1 where it does not end."""
        ends = [
            at + len(mark)
            for mark in (b"\r\n\r\n", b"\n\n")
            if (at := self._buffer.find(mark, 0, _LONGEST_HEADER)) >= 0
        ]
        return min(ends, default=-1)

    def _fill(self, size: int) -> bool:
        """Have `size` bytes in the buffer, or all that are left; whether there are any."""
        while len(self._buffer) < size and (data := self._source.read()):
            self._buffer += data
        return bool(self._buffer)

    def _drop(self, size: int) -> None:
        size = min(size, len(self._buffer))
        del self._buffer[:size]
        self._at += size

    def _skip(self, size: int) -> None:
        while size > 0 and self._fill(1):
            step = min(size, len(self._buffer))
            self._drop(step)
            size -= step
