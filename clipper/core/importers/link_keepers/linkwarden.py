"""Linkwarden: links in collections."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.link_keepers.collections import collections
from clipper.core.importers.records import BrokenOff, Fields, draft_of, each
from clipper.core.model import Draft, Entry, Passage, Refused
from clipper.core.text import _


class Linkwarden:
    """{"collections": [{"id", "name", "parentId", "links": [{"name", "url", "tags", "createdAt"}]}]}.

    Newer ones have the text of a page (textContent), highlights, and pinnedLinks.
    """

    title = _("Linkwarden export")
    help = _("In Linkwarden: Settings, Account, Export Data.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"collections.*.name", "collections.*.links"} <= shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        folders = [path for _id, path in collections(file, "collections")]
        pinned: set[str] = set()
        with suppress(BrokenOff):  # told when the links are read
            pinned.update(Fields(value).text("id") for _at, value in records(file, "pinnedLinks", "*"))

        def read(found: tuple[tuple[int, ...], Any]) -> Draft | Refused:
            at = found[0][0]
            return self._draft(file, Fields(found[1]), folders[at] if at < len(folders) else "", pinned)

        yield from each(file, records(file, "collections", "*", "links", "*"), read)

    def _draft(self, file: OpenedFile, fields: Fields, folder: str, pinned: set[str]) -> Draft | Refused:
        entry = Entry(
            title=fields.text("name"),
            url=fields.text("url"),
            labels=fields.names("tags"),
            folders=(folder,) if folder else (),
            note=fields.text("description"),
            passages=tuple(
                Passage(one.text("text"), one.text("comment"), created=one.time("createdAt"))
                for one in fields.listed("highlights")
                if one.text("text")
            ),
            starred=fields.text("id") in pinned if pinned else None,
            added=fields.time("importDate", "createdAt"),
        )
        return draft_of(file, entry, fields.text("textContent"), "text/plain")
