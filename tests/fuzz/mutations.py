"""Files broken in many ways, the same ones each time."""

import random
from collections.abc import Iterator, Sequence

MARKS = (
    b"<", b">", b"&", b"\0", b"\x01", b"\xff", b"\xfe\xff", b"</x>", b"<:>", b"<a:b>", b"]]>", b"<![CDATA[", b"<!--",
    b"-->", b"<?", b"null", b"[[]]", b"{}", b'"', b"'", b"{", b"}", b"[", b"]", b"\\u", b"\\ud800", b"\\", b"1e999",
    b"-1", b"99999999999999999999", b"9999-12-31T23:59:59-23:59", b"0000-00-00", b"&#0;", b"&#xd800;", b"&#x110000;",
    b"&eacute;", b"&x;", b"\r\n", b"\n\n", b"\n--b\r\n", b"charset=utf-7", b"charset=utf-16", b"\xed\xa0\x80",
    "\ufeff".encode(), "\u202e".encode(), "\u2028".encode(), "\u0130".encode(), "\uffff".encode(), b"\x1b$B", b"%00",
    b"javascript:", b"data:text/html,x", b"clip-asset:", b"file:///", b"//x", b"http://[", b"../", b"CON", b"=?x?b?=?=",
    b"{\\rtf", b"\\bin99999999 ", b"\\'", b"\\u-99999?", b"PK\x03\x04", b"%PDF-", b"\x1f\x8b", b"*" * 40, b"`" * 7,
    b"(" * 60, b"<b>" * 300, b" " * 400, b"_[" * 60, b"> " * 60,
)  # fmt: skip


def mutations(seed: bytes, others: Sequence[bytes], count: int, start: int = 0) -> Iterator[bytes]:
    """So many broken copies of `seed`, none the same as another run's with another `start`."""
    for number in range(start, start + count):
        chance = random.Random(f"{number} {len(seed)} {seed[:40]!r}")
        data = bytearray(seed)
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            _break(data, others, chance)
        yield bytes(data)


def _break(data: bytearray, others: Sequence[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 2, 4, 8, 30, 200)))
    match chance.randrange(10):
        case 0 | 1:
            data[at:at] = chance.choice(MARKS)
        case 2:
            data[at:end] = chance.choice(MARKS)
        case 3:
            del data[at:end]
        case 4:
            data[at:at] = data[at:end] * chance.choice((1, 2, 50))
        case 5:
            del data[at:]
        case 6:
            del data[:at]
        case 7:
            data[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
        case 8:
            other = chance.choice(others)
            begin = chance.randrange(len(other) + 1)
            data[at:end] = other[begin : begin + chance.choice((10, 100, 1000))]
        case _ if at < len(data):
            data[at] ^= 1 << chance.randrange(8)
