"""Readability, the reading list that closed in 2016."""

import html
from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.records import Fields, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _


class Readability:
    """readability.json: {"bookmarks": [{"article__url": …}], "recommendations": []}."""

    title = _("Readability export")
    help = _("readability.json, as the Readability reading list made it before it closed in 2016.")

    def recognises(self, file: OpenedFile) -> bool:
        return "bookmarks.*.article__url" in shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, records(file, "bookmarks", "*"), lambda found: self._draft(file, found[1]))

    def _draft(self, file: OpenedFile, record: Any) -> Draft | Refused:
        fields = Fields(record)
        archived = fields.flag("archive")
        entry = Entry(
            title=html.unescape(fields.text("article__title")),
            deck=html.unescape(fields.text("article__excerpt")) or None,
            url=fields.text("article__url"),
            labels=fields.names("tags"),
            unread=None if archived is None else not archived,
            starred=fields.flag("favorite"),
            archived=archived,
            added=fields.time("date_added"),
        )
        return draft_of(file, entry)
