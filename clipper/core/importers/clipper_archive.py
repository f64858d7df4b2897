"""Clipper's own archive: everything, exactly.

A ZIP: `clipper-archive.json` says which version. `library.json` is what was set up (store.archive_library),
and `imports/N-K.json` the Kth piece of the report of an import. `clippings/N.json` is one clipping with all
that hangs on it (store.archive), with what is known of the originals that it and its editions were made from;
`originals/M` are these, `originals/M.parts/K` their parts. `assets/SHA256` are the pictures.

In version 1 a clipping had one original, `originals/N`, and `originals/N.json` said what is known of it.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.importers.archives import Archive, is_archive
from clipper.core.importers.base import Importer, OpenedFile
from clipper.core.model import ARCHIVED, ARCHIVED_LIBRARY, ORIGINAL, PICTURE, Draft, Part, Refused
from clipper.core.text import _

HEADER = "clipper-archive.json"
LIBRARY = "library.json"
VERSION = 2
_FIRST = 1
_CLIPPING = re.compile(r"clippings/(\d{1,18})\.json")
_REPORT = re.compile(r"imports/(\d{1,18})-(\d{1,18})\.json")
_BYTES = "application/octet-stream"


class ClipperArchive:
    """Each clipping is a draft: its record, with its originals and its pictures as parts. What was set up comes
    before them, and reports, which tell of them, behind."""

    title = _("Clipper archive")
    help = _("In Clipper: File, Save Archive.")

    def recognises(self, file: OpenedFile) -> bool:
        return is_archive(file) and HEADER.encode() in file.head[:200]

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        with Archive(file) as archive:
            if HEADER not in archive.names:
                raise ClipperError(_("“{name}” in the archive is damaged.").format(name=HEADER))
            version = _json(archive.member(HEADER)).get("version")
            if version not in (_FIRST, VERSION):
                raise ClipperError(
                    _("“{name}” was made by another version of Clipper ({version}).").format(
                        name=file.name, version=version
                    ),
                    _("Update Clipper to read it."),
                )
            for name in _in_order(archive.names):
                try:
                    yield _draft(archive, name, version)
                except (ClipperError, ValueError, KeyError, TypeError, RecursionError) as error:
                    yield Refused(f"{file.name}: {name}", str(error) or type(error).__name__)


def _in_order(names: list[str]) -> Iterator[str]:
    if LIBRARY in names:
        yield LIBRARY
    clippings = ((int(found[1]), name) for name in names if (found := _CLIPPING.fullmatch(name)))
    yield from (name for _number, name in sorted(clippings))
    reports = ((int(found[1]), int(found[2]), name) for name in names if (found := _REPORT.fullmatch(name)))
    yield from (name for _number, _piece, name in sorted(reports))


def _draft(archive: Archive, name: str, version: int) -> Draft:
    member = archive.member(name)
    number = _CLIPPING.fullmatch(name)
    if number is None:
        _json(member)
        title = _("Topics, rules and searches") if name == LIBRARY else _("Report of an import")
        return Draft(member.data, ARCHIVED_LIBRARY, member.captured, title, charset="utf-8")
    record = _json(member)
    data = member.data
    if version == _FIRST:
        _bring_up_to_date(record, archive, int(number[1]))
        data = json.dumps(record).encode()
    row = record["clippings"][0]
    _check(row)
    parts = [
        Part(f"{PICTURE}{each['sha256']}", _BYTES, archive.member(f"assets/{each['sha256']}").data)
        for each in record["clipping_assets"]
        if f"assets/{each['sha256']}" in archive.names
    ]
    parts += (part for each in record["originals"] for part in _original(archive, each))
    return Draft(data, ARCHIVED, member.captured, row["title"], row["url"], "utf-8", parts=tuple(parts))


def _bring_up_to_date(record: dict[str, Any], archive: Archive, number: int) -> None:
    """Make a record of version 1 one of today's."""
    said = f"originals/{number}.json"
    there = said in archive.names
    record["originals"] = [_json(archive.member(said)) | {"number": number}] if there else []
    record["clippings"][0]["original"] = number if there else None


def _original(archive: Archive, said: dict[str, Any]) -> Iterator[Part]:
    number = said["number"]
    if not isinstance(number, int) or not isinstance(said["sha256"], str):
        raise TypeError(_("not what Clipper writes"))
    yield Part(f"{ORIGINAL}{number}", _BYTES, archive.member(f"originals/{number}").data)
    for at in range(len(said["parts"])):
        yield Part(f"{ORIGINAL}{number}:{at}", _BYTES, archive.member(f"originals/{number}.parts/{at}").data)


def _check(row: dict[str, Any]) -> None:
    """What a library looks a clipping up by, and names it by. Raises KeyError, TypeError."""
    number = row["added"], row["at"]
    if not all(isinstance(each, int) and abs(each) < 2**62 for each in number):
        raise TypeError(_("not what Clipper writes"))
    if not isinstance(row["title"], str) or not isinstance(row["url"], str | None):
        raise TypeError(_("not what Clipper writes"))


def _json(file: OpenedFile) -> dict[str, Any]:
    said = json.loads(file.data)
    if not isinstance(said, dict):
        raise ClipperError(_("“{name}” in the archive is damaged.").format(name=file.name))
    return said


FAMILY: tuple[Importer, ...] = (ClipperArchive(),)
