"""Clipper's own archive: everything, exactly.

A ZIP: `clipper-archive.json` says which version; `clippings/N.json` is one clipping with all that
hangs on it; `originals/N` is what it was made from, `originals/N.json` what is known of that and of
its parts, which lie in `originals/N.parts/`; `assets/SHA256` are the pictures.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.importers.archives import Archive, is_archive
from clipper.core.importers.base import Importer, OpenedFile
from clipper.core.model import ARCHIVED, PICTURE, Draft, Part, Refused
from clipper.core.text import _

HEADER = "clipper-archive.json"
VERSION = 1
_CLIPPING = re.compile(r"clippings/(\d+)\.json")


class ClipperArchive:
    """Each clipping is a draft: its record, with its original and its pictures as parts."""

    title = _("Clipper archive")
    help = _("In Clipper: File, Save Archive.")

    def recognises(self, file: OpenedFile) -> bool:
        return is_archive(file) and HEADER.encode() in file.head[:200]

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        with Archive(file) as archive:
            if HEADER not in archive.names:
                raise ClipperError(_("“{name}” in the archive is damaged.").format(name=HEADER))
            version = _json(archive.member(HEADER)).get("version")
            if version != VERSION:
                raise ClipperError(
                    _("“{name}” was made by another version of Clipper ({version}).").format(
                        name=file.name, version=version
                    ),
                    _("Update Clipper to read it."),
                )
            numbers = sorted(int(found[1]) for name in archive.names if (found := _CLIPPING.fullmatch(name)))
            for number in numbers:
                try:
                    yield _draft(archive, number)
                except (ClipperError, ValueError, KeyError, TypeError, RecursionError) as error:
                    yield Refused(f"{file.name}: {number}", str(error) or type(error).__name__)


def _draft(archive: Archive, number: int) -> Draft:
    member = archive.member(f"clippings/{number}.json")
    record = _json(member)
    row = record["clippings"][0]
    _check(row)
    parts = [
        Part(f"{PICTURE}{each['sha256']}", "application/octet-stream", archive.member(f"assets/{each['sha256']}").data)
        for each in record["clipping_assets"]
        if f"assets/{each['sha256']}" in archive.names
    ]
    if f"originals/{number}.json" in archive.names:
        said = archive.member(f"originals/{number}.json")
        if not isinstance(_json(said)["sha256"], str):
            raise TypeError(_("not what Clipper writes"))
        parts += [
            Part("original", "application/json", said.data),
            Part("original-data", "application/octet-stream", archive.member(f"originals/{number}").data),
        ]
        folder = f"originals/{number}.parts/"
        parts += [
            Part(name.removeprefix(folder), "application/octet-stream", archive.member(name).data)
            for name in archive.names
            if name.startswith(folder)
        ]
    return Draft(member.data, ARCHIVED, member.captured, row["title"], row["url"], "utf-8", parts=tuple(parts))


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
