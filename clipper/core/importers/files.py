"""Opens files and folders, whatever they are called, and refuses what is no text."""

import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers.base import Importer, OpenedFile, readable
from clipper.core.model import Draft
from clipper.core.text import _

LARGEST = 200_000_000
"""Bytes of a file that are read into memory; extraction's own limit is lower."""

_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "Windows"),
    (b"{\\rtf", "RTF"),
)


def read_file(path: Path, importers: Sequence[Importer]) -> Iterator[Draft]:
    """The drafts in one file. Raises ClipperError, naming the file, and OSError."""
    file = _opened(path)
    if not file.data.strip():
        raise ClipperError(_("“{name}” is empty.").format(name=file.name))
    kind = _binary(file.data)
    if kind is not None:
        raise ClipperError(
            _("“{name}” is not text{kind}.").format(name=file.name, kind=f" ({kind})" if kind else ""),
            _("Clipper imports web pages, Markdown and plain text."),
        )
    importer = next(importer for importer in importers if importer.recognises(file))
    yield from importer.drafts(file)


def files_in(path: Path) -> list[Path]:
    """Every file below a folder in the order of names, hidden ones left out; a file is itself."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )


def _opened(path: Path) -> OpenedFile:
    name = readable(path.name)
    if not path.exists():
        raise ClipperError(_("There is no file “{path}”.").format(path=readable(path)))
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe or a device would keep whoever opens it waiting
        raise ClipperError(
            _("“{name}” is not a file with something in it to read.").format(name=name),
            _("Clipper imports web pages, Markdown and plain text."),
        )
    if status.st_size > LARGEST:
        raise ClipperError(
            _("“{name}” is too large: {size} MB.").format(name=name, size=status.st_size // 1_000_000),
            _("Split it into smaller files."),
        )
    return OpenedFile(path, path.read_bytes(), datetime.fromtimestamp(status.st_mtime, UTC))


def _binary(data: bytes) -> str | None:
    """What sort of file this is that holds no text; "" where only that is known; None for text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:8192]
    if b"\0" not in head or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    zeros = head[0::2].count(0), head[1::2].count(0)
    is_utf16 = max(zeros) > 0.3 * len(head) / 2 and min(zeros) < 0.05 * len(head) / 2
    return None if is_utf16 or head.count(0) <= 4 else ""
