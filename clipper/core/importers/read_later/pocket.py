"""Pocket: tables of links, and the older page of links."""

import re
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.csv_records import columns, rows
from clipper.core.importers.html_links import Link, links
from clipper.core.importers.records import Fields, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _


class PocketTable:
    """The CSV parts of the ZIP file: title, url, time_added, (cursor,) tags, status."""

    title = _("Pocket export")
    help = _("The ZIP file that Pocket made under getpocket.com/export until it closed in 2025; give it as it is.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"url", "time_added", "tags", "status"} <= columns(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, rows(file), lambda row: self._draft(file, Fields(row)))

    def _draft(self, file: OpenedFile, row: Fields) -> Draft | Refused:
        status = row.text("status").lower()
        entry = Entry(
            title=" ".join(row.text("title").split()),
            url=row.text("url"),
            labels=row.names("tags", r"\|"),
            unread=status == "unread" if status else None,
            archived=status == "archive" if status else None,
            added=row.time("time_added"),
        )
        return draft_of(file, entry)


class PocketPage:
    """ril_export.html: lists of links under the headings Unread and Read Archive."""

    title = _("Pocket export (older)")
    help = _("ril_export.html, as Pocket made it before its exports became tables.")

    def recognises(self, file: OpenedFile) -> bool:
        head = file.text_head
        return "<title>Pocket Export</title>" in head or bool(re.search(r"<a href=\S+ time_added=", head))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, links(file), lambda link: self._draft(file, link))

    def _draft(self, file: OpenedFile, link: Link) -> Draft | Refused:
        fields = Fields(link.attributes)
        archived = "archive" in link.heading.lower() if link.heading else None
        entry = Entry(
            title=link.text,
            url=fields.text("href"),
            labels=fields.names("tags"),
            unread=None if archived is None else not archived,
            archived=archived,
            added=fields.time("time_added"),
        )
        return draft_of(file, entry)
