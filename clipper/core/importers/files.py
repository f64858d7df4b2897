"""Opens files, folders and archives, whatever they are called, and refuses what nobody can read."""

import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from clipper.core.errors import ClipperError
from clipper.core.importers import archives
from clipper.core.importers.base import Importer, OpenedFile, readable
from clipper.core.importers.documents import is_data
from clipper.core.model import Draft, Refused
from clipper.core.text import _

_SIGNATURES = (
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
)
_NOT_READ = _("Clipper imports web pages, documents, feeds, mail, and the exports of other tools.")
_PICTURES = frozenset(".png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .tif .tiff".split())
_FOLDER_OF_PAGE = re.compile(r"(.+)_files\Z")


def files_in(path: Path) -> list[Path]:
    """Every file below a folder that is an entry of its own, in the order of names; a file is itself.

    Hidden files are left out, and what belongs to another file there (see `entries`).
    """
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    wanted = set(entries(file.relative_to(path).as_posix() for file in found))
    return [file for file in found if file.relative_to(path).as_posix() in wanted]


def entries(names: Iterable[str]) -> list[str]:
    """Those names of a folder or archive that are no part of another: pictures, the "_files" of a
    saved page, the bodies and highlights beside Omnivore's lists, what is marked beside Pocket's tables are."""
    names = list(names)
    paths = [PurePosixPath(name) for name in names]
    pages = {path.with_suffix("") for path in paths if path.suffix.lower() in (".html", ".htm")}
    tables = {path.parent for path in paths if re.fullmatch(r"part_\d+\.csv", path.name)}
    lists = {path.parent for path in paths if re.fullmatch(r"metadata_\d+_to_\d+\.json", path.name)}

    def belongs(path: PurePosixPath) -> bool:
        if path.suffix.lower() in _PICTURES or (path.parent.name == "annotations" and path.parent.parent in tables):
            return True
        return any(
            (named := _FOLDER_OF_PAGE.match(str(folder))) is not None and PurePosixPath(named[1]) in pages
            for folder in path.parents
        ) or (path.parent.name in ("content", "highlights") and path.parent.parent in lists)

    return [name for name, path in zip(names, paths, strict=True) if not belongs(path)]


def opened(path: Path) -> OpenedFile:
    """A file on disk, ready to be read. Raises ClipperError for what is missing or no file, and OSError."""
    name = readable(path.name)
    if not path.exists():
        raise ClipperError(_("There is no file “{path}”.").format(path=readable(path)))
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device would keep whoever opens it waiting
        raise ClipperError(_("“{name}” is not a file with something in it to read.").format(name=name), _NOT_READ)
    return OpenedFile.at(path)


def read_file(file: OpenedFile, importers: Sequence[Importer], depth: int = 0) -> Iterator[Draft | Refused]:
    """The drafts in one file, archives opened. Raises ClipperError, naming the file, and OSError."""
    if not file.head.strip(b"\0 \t\r\n"):
        raise ClipperError(_("“{name}” is empty.").format(name=file.name))
    importer = next((importer for importer in importers if importer.recognises(file)), None)
    if importer is not None:
        yield from importer.drafts(file)
    elif depth < archives.DEEPEST and archives.is_archive(file):
        yield from _members(file, importers, depth)
    elif is_data(file.head):
        raise ClipperError(
            _("“{name}” is data for programs, in no format that Clipper knows.").format(name=file.name), _NOT_READ
        )
    else:
        kind = next((kind for signature, kind in _SIGNATURES if file.head.startswith(signature)), "")
        raise ClipperError(
            _("“{name}” is not text{kind}.").format(name=file.name, kind=f" ({kind})" if kind else ""), _NOT_READ
        )


def _members(file: OpenedFile, importers: Sequence[Importer], depth: int) -> Iterator[Draft | Refused]:
    """What is in an archive, file by file: one that cannot be read is set aside."""
    with archives.Archive(file) as archive:
        for name in entries(archive.names):
            try:
                yield from read_file(archive.member(name), importers, depth + 1)
            except ClipperError as error:
                yield Refused(readable(name), str(error))
