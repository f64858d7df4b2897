"""Instapaper: a table of links."""

import json
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.csv_records import columns, rows
from clipper.core.importers.records import Fields, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_UNREAD = {"unread": True, "archive": False}
"""By the folders that everybody has. Of what lies in a folder of hers, Instapaper does not say whether it was read."""
_STARRED = "starred"


class Instapaper:
    """URL, Title, Selection, Folder and, since 2024, Timestamp, Tags."""

    title = _("Instapaper export")
    help = _("On instapaper.com: Settings, Export, Download .CSV file.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"url", "title", "selection", "folder"} <= columns(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, rows(file), lambda row: self._draft(file, Fields(row)))

    def _draft(self, file: OpenedFile, row: Fields) -> Draft | Refused:
        folder, selection = row.text("folder"), row.text("selection")
        unread = _UNREAD.get(folder.lower())
        is_private = not row.text("url").lower().startswith("http")
        entry = Entry(
            title=row.text("title"),
            url=row.text("url"),
            labels=_tags(row),
            folders=(folder,) if folder and folder.lower() not in (*_UNREAD, _STARRED) else (),
            note="" if is_private else selection,
            unread=unread,
            starred=True if folder.lower() == _STARRED else None,
            archived=None if unread is None else not unread,
            added=row.time("timestamp"),
        )
        return draft_of(file, entry, selection if is_private else "", "text/plain")


def _tags(row: Fields) -> tuple[str, ...]:
    """A JSON list in its cell."""
    text = row.text("tags")
    try:
        return Fields({"tags": json.loads(text)}).names("tags")
    except (ValueError, RecursionError):
        return row.names("tags")
