"""WARC and WACZ: pages come out, what is cut or damaged is told."""

import gzip
import zlib
from datetime import UTC, datetime

import pytest

from clipper.core.importers import IMPORTERS, OpenedFile, warc_records
from clipper.core.importers.files import read_file
from clipper.core.model import Draft, Refused
from tests.core.documents import zipped

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
PAGE = b"<html><body><p>Ships wait outside the harbour.</p></body></html>"
HTML = "Content-Type: text/html; charset=iso-8859-2"


def record(
    block: bytes, kind: str = "response", url: str = "https://e.example/a", fetched: str = "2025-06-10T09:30:00Z"
) -> bytes:
    media_type = "application/http; msgtype=response" if kind != "resource" else "text/html"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {fetched}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes = PAGE, *headers: str, status: int = 200) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status} X", *(headers or (HTML,)), "", ""]).encode() + body


INFO = record(b"software: none\r\n", "warcinfo")


def drafts(data: bytes, name: str = "a.warc") -> list[Draft | Refused]:
    return list(read_file(OpenedFile.of(data, NOW, name), IMPORTERS))


def pages(data: bytes, name: str = "a.warc") -> list[Draft]:
    return [each for each in drafts(data, name) if isinstance(each, Draft)]


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, lambda data: gzip.compress(data[:150]) + gzip.compress(data[150:])]
)
def test_a_page_comes_with_its_address_time_and_charset(pack: type[bytes]) -> None:
    (draft,) = drafts(pack(INFO + record(http())))
    assert isinstance(draft, Draft)
    assert (draft.data, draft.media_type, draft.charset) == (PAGE, "text/html", "iso-8859-2")
    assert (draft.url, draft.name, draft.selection) == ("https://e.example/a", "https://e.example/a", False)
    assert draft.captured == datetime(2025, 6, 10, 9, 30, tzinfo=UTC)


def test_encodings_of_the_transfer_are_undone() -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    zipped_page = http(gzip.compress(PAGE), HTML, "Content-Encoding: gzip")
    parted = http(chunked, HTML, "Transfer-Encoding: chunked")
    deflated = http(zlib.compress(PAGE), HTML, "Content-Encoding: deflate")
    blocks = (zipped_page, parted, deflated)
    data = b"".join(record(block, url=f"https://e.example/{n}") for n, block in enumerate(blocks))
    assert [draft.data for draft in pages(data)] == [PAGE] * 3


def test_only_pages_are_taken() -> None:
    data = b"".join(
        [
            record(http(b"GIF89a", "Content-Type: image/gif")),
            record(http(status=404)),
            record(http(status=301)),
            record(b"GET / HTTP/1.1\r\nHost: e.example\r\n\r\n", "request"),
            record(http(b""), "revisit"),
            record(PAGE, "resource", url="https://e.example/kept"),
            record(http(PAGE, "Content-Type: application/xhtml+xml"), url="https://e.example/x"),
        ]
    )
    assert [draft.url for draft in pages(data)] == ["https://e.example/kept", "https://e.example/x"]


def test_the_same_page_fetched_twice_is_one_a_changed_one_is_two() -> None:
    later = {"fetched": "2025-06-11T00:00:00Z"}
    data = record(http()) + record(http(), **later) + record(http(PAGE + b"<p>New"), **later)
    assert [draft.captured.day for draft in pages(data)] == [10, 11]


def test_records_that_are_cut_or_damaged_are_told_and_the_rest_goes_on() -> None:
    whole = record(http(), url="https://e.example/whole")
    cut = drafts(INFO + whole + record(http(), url="https://e.example/cut")[:-40])
    assert [each.name for each in cut] == ["https://e.example/whole", "a.warc: https://e.example/cut"]
    assert isinstance(cut[1], Refused)
    wrong_length = whole.replace(b"Content-Length: ", b"Content-Length: 1")
    garbled = drafts(INFO + b"\x00junk\xff" * 30_000 + whole + b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + whole)
    assert [type(each).__name__ for each in garbled] == ["Refused", "Draft", "Refused"]
    assert any(isinstance(each, Refused) for each in drafts(wrong_length))


def test_a_zipped_archive_that_is_cut_or_damaged_is_told() -> None:
    members = [gzip.compress(record(http(PAGE + b"%d" % n), url=f"https://e.example/{n}")) for n in range(3)]
    for data, kept in (
        (b"".join(members)[:-30], ["0", "1"]),
        (members[0] + members[1][:60] + b"\xff" * 30 + members[1][90:] + members[2], ["0", "2"]),
        (b"".join(members[:2]) + members[2][:9], ["0", "1"]),
    ):
        found = drafts(data, "a.warc.gz")
        assert [each.name[-1] for each in found if isinstance(each, Draft)] == kept
        assert any(isinstance(each, Refused) for each in found)


def test_pages_and_records_that_are_too_large_are_set_aside() -> None:
    bomb = http(gzip.compress(b" " * (warc_records.LARGEST + 1)), HTML, "Content-Encoding: gzip")
    large = record(b"x" * (warc_records.LARGEST + 1))
    found = drafts(record(bomb, url="https://e.example/bomb") + large + record(http(), url="https://e.example/b"))
    assert [type(each).__name__ for each in found] == ["Refused", "Refused", "Draft"]


def test_a_packed_archive() -> None:
    wacz = zipped(
        {
            "datapackage.json": "{}",
            "pages/pages.jsonl": '{"format": "json-pages-1.0"}',
            "archive/1.warc.gz": gzip.compress(INFO + record(http())),
            "archive/2.warc": record(http()) + record(http(), url="https://e.example/b"),
        }
    )
    assert [draft.url for draft in pages(wacz, "a.wacz")] == ["https://e.example/a", "https://e.example/b"]
