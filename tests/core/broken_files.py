"""A folder of files that are cut, swollen or made to harm, and two good ones among them."""

import gzip
import os
import re
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

from tests.core import documents
from tests.core.importers.test_web_archives import http, record
from tests.fuzz import seeds

TEXT = "The council of Arles voted on Monday to close the old mill beside the river. Residents will miss its wheel."
GOOD = {
    "a-good-page.html": f"<html><body><h1>Mill closes in Arles</h1><p>{TEXT * 3}</p></body></html>".encode(),
    "z-good-note.txt": f"Choir of tram drivers sings\n{TEXT[::-1]}".encode(),
}
SWOLLEN = b"\0" * 30_000_000
_LINES = documents.pdf([documents.column(70, 700, ("Ships wait",))])


def _pdf_bomb() -> bytes:
    """A page that is drawn by 300 MB of instructions, packed into a few hundred kB."""
    drawn = zlib.compress(b"q " * 150_000_000)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    return re.sub(
        rb"<< /Length \d+ >>\nstream\n.*?\nendstream", lambda _found: stream, _LINES, count=1, flags=re.DOTALL
    )


def _deep_message() -> bytes:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2000))
    return b"From: a@e.example\r\nTo: b@e.example\r\nSubject: Nested\r\n" + parts + TEXT.encode()


def bad() -> Mapping[str, tuple[bytes, str, bool]]:
    """By name: the bytes, words of the reason why it is set aside, whether there is an original that is kept."""
    return {
        "bomb.docx": (documents.docx("", more={"word/more.xml": SWOLLEN}), "far more than it should", True),
        "bomb.epub": (documents.epub({"a.xhtml": "<body/>"}, more={"OPS/big": SWOLLEN}), "far more than", True),
        "bomb.odt": (documents.odt("", more={"big": SWOLLEN}), "far more than it should", True),
        "bomb.pdf": (_pdf_bomb(), "memory" if sys.platform == "linux" else "", True),
        "bomb.txt.gz": (gzip.compress(SWOLLEN), "far more than it should", False),
        "bomb.zip": (documents.zipped({"a.txt": SWOLLEN}), "far more than it should", False),
        "broken.json": (seeds.data_of("Wallabag")[:-40], "damaged after 0 entries", False),
        "broken.xml": (b"<rss><channel><title>T</title><it", "broken", False),
        "cut.docx": (documents.docx(documents.paragraph(TEXT))[:-60], "damaged", False),
        "cut.pdf": (_LINES[:200], "damaged", True),
        "cut.warc": (record(http())[:-30], "cut", False),
        "cut.zip": (documents.zipped({"a.html": TEXT})[:60], "damaged", False),
        "deep.eml": (_deep_message(), "nested too deep", True),
        "empty.txt": (b"", "empty", False),
        "huge.html": (b"<p>" + b"x" * 21_000_000, "21 MB", True),
        "huge.txt": (b"x" * 100_000_000, "100 MB", True),
        "noise.bin": (bytes(range(256)) * 100, "not text", False),
        "pictures.html": (b"<html><body><img src=x></body></html>", "no text", True),
    }


def write(folder: Path, largest: int = 1_000_000_000) -> Path:
    """All of them up to so many bytes, and a pipe, a dead link and a hidden file, which are passed over."""
    folder.mkdir()
    for name, data in GOOD.items():
        (folder / name).write_bytes(data)
    for name, (data, _why, _kept) in bad().items():
        if len(data) <= largest:
            (folder / name).write_bytes(data)
    (folder / ".hidden.html").write_text(TEXT)
    (folder / "dead.html").symlink_to(folder / "nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.html")
    return folder
