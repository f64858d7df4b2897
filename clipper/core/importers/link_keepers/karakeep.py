"""Karakeep, once Hoarder: links and notes in lists."""

from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.link_keepers.collections import collections
from clipper.core.importers.records import Fields, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _


class Karakeep:
    """{"bookmarks": [{"createdAt", "title", "tags", "lists", "content", "note", "archived"}], "lists": […]}."""

    title = _("Karakeep export")
    help = _("In Karakeep: User settings, Import / Export, Export links and notes.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"bookmarks.*.createdAt", "bookmarks.*.content"} <= shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        lists = dict(collections(file, "lists"))
        return each(file, records(file, "bookmarks", "*"), lambda found: self._draft(file, found[1], lists))

    def _draft(self, file: OpenedFile, record: Any, lists: dict[str, str]) -> Draft | Refused:
        fields = Fields(record)
        content = fields.nested("content")
        archived = fields.flag("archived")
        entry = Entry(
            title=fields.text("title"),
            url=content.text("url"),
            labels=fields.names("tags"),
            folders=tuple(lists[name] for name in fields.names("lists") if name in lists),
            note=fields.text("note"),
            starred=fields.flag("favourited"),
            archived=archived,
            added=fields.time("createdAt"),
        )
        found = draft_of(file, entry, content.text("text"), "text/markdown")
        if isinstance(found, Refused) and not content.text("type"):
            return Refused(found.name, _("It is a picture or PDF, which Karakeep's export does not hold."))
        return found
