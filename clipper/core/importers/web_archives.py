"""WARC and WACZ: the HTML pages among their records.

A page that was fetched twice with the same bytes is taken once, as it was met first: the ages on it
("2 hours ago") count from then. What differs is a draft of its own.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, cast

from clipper.core.importers.archives import ZIP_ERRORS
from clipper.core.importers.base import OpenedFile, readable
from clipper.core.importers.warc_records import LARGEST, Damaged, Records
from clipper.core.model import Draft, Refused
from clipper.core.text import _

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_GZIP = b"\x1f\x8b"
_MARK = b"WARC/"
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class WebArchives:
    """WARC, zipped record by record, as a whole, or not at all."""

    title = _("Web archive (WARC)")
    help = _("Crawlers and archives of the web write it (.warc, .warc.gz).")

    def recognises(self, file: OpenedFile) -> bool:
        if not file.head.startswith(_GZIP):
            return file.head.startswith(_MARK)
        try:
            return zlib.decompressobj(wbits=31).decompress(file.head, 200).lstrip().startswith(_MARK)
        except zlib.error:
            return False

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        with file.open() as stream:
            yield from _pages(file, stream, set(), zipped=file.head.startswith(_GZIP))


class PackedWebArchives:
    """WACZ: a ZIP with WARCs in its folder "archive"."""

    title = _("Web archive (WACZ)")
    help = _("Webrecorder's tools (ArchiveWeb.page, Browsertrix) write it.")

    def recognises(self, file: OpenedFile) -> bool:
        if not file.head.startswith(b"PK\x03\x04"):
            return False
        try:
            with file.open() as stream, zipfile.ZipFile(stream) as package:
                names = package.namelist()
        except ZIP_ERRORS:
            return False
        return "datapackage.json" in names and any(map(_is_warc, names))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        """The archives in it are read as they are unpacked: they may be larger than the memory."""
        met: set[bytes] = set()
        with file.open() as stream, zipfile.ZipFile(stream) as package:
            for name in sorted(filter(_is_warc, package.namelist())):
                try:
                    with package.open(name) as member:
                        yield from _pages(file, cast("BinaryIO", member), met, zipped=name.endswith(".gz"))
                except ZIP_ERRORS as error:
                    yield Refused(readable(name), _("It is damaged ({why}).").format(why=error))


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _pages(file: OpenedFile, stream: BinaryIO, met: set[bytes], *, zipped: bool) -> Iterator[Draft | Refused]:
    """The HTML among a WARC's records. `met` are the digests of pages that were taken already."""
    for record in Records(stream, zipped=zipped):
        if isinstance(record, Damaged):
            yield Refused(f"{file.name}: {record.where}", record.reason)
        elif (page := _page(record, file)) is not None:
            if isinstance(page, Draft):
                digest = hashlib.sha256(f"{page.url}\n".encode() + page.data).digest()
                if digest in met:
                    continue
                met.add(digest)
            yield page


def _page(data: bytes, file: OpenedFile) -> Draft | Refused | None:
    """A record's page; None where it holds none: a picture, a request, an error, a redirect, or a
    revisit, which only says that an earlier page was unchanged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    url = file.name
    try:
        kinds = WarcRecordType.response | WarcRecordType.resource
        for record in ArchiveIterator(io.BytesIO(data), record_types=kinds, parse_http=True, auto_decode="all"):
            url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
            kind, charset = _content(record)
            if kind not in _HTML:
                continue
            body = record.reader.read(LARGEST + 1)
            if len(body) > LARGEST:
                return Refused(url, _("This page is too large to read."))
            if not body.strip():
                return Refused(url, _("This page is empty."))
            return Draft(
                body,
                "text/html",
                _fetched(record, file.captured),
                readable(url),
                url=url if url.startswith(("http://", "https://")) else None,
                charset=charset,
                selection=False,
            )
    except (OSError, ValueError) as error:
        return Refused(url, _("This record is damaged ({why}).").format(why=error))
    return None


def _content(record: "WarcRecord") -> tuple[str, str | None]:
    """The media type of a page that was found there, and its charset; empty for anything else."""
    if record.http_headers is not None:
        if record.http_headers.status_code != 200:
            return "", None
        declared = record.http_headers.get("Content-Type") or ""
    else:
        declared = record.headers.get("Content-Type") or ""
    kind, _semicolon, rest = declared.partition(";")
    _name, found, charset = rest.lower().partition("charset=")
    return kind.strip().lower(), charset.partition(";")[0].strip(" \"'") or None if found else None


def _fetched(record: "WarcRecord", otherwise: datetime) -> datetime:
    when = record.record_date
    if when is None:
        return otherwise
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)


FAMILY = (WebArchives(), PackedWebArchives())
