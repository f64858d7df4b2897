"""Pocket: tables of links with the passages marked in them, and the older page of links."""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.csv_records import columns, rows
from clipper.core.importers.encodings import beginning
from clipper.core.importers.html_links import Link, links
from clipper.core.importers.json_stream import records
from clipper.core.importers.records import BrokenOff, Fields, draft_of, each
from clipper.core.model import Draft, Entry, Passage, Refused
from clipper.core.text import _

_PART = re.compile(r"(?:.*/)?part_(\d{1,9})\.csv")
_MOST_PARTS = 1000


class PocketTable:
    """The CSV parts of the ZIP file: title, url, time_added, (cursor,) tags, status. What was marked
    lies in annotations/ beside them, by address."""

    title = _("Pocket export")
    help = _("The ZIP file that Pocket made under getpocket.com/export until it closed in 2025; give it as it is.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"url", "time_added", "tags", "status"} <= columns(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        marked = _marked(file)
        return each(file, rows(file), lambda row: self._draft(file, Fields(row), marked))

    def _draft(self, file: OpenedFile, row: Fields, marked: dict[str, list[Passage]]) -> Draft | Refused:
        status = row.text("status").lower()
        entry = Entry(
            title=" ".join(row.text("title").split()),
            url=row.text("url"),
            labels=row.names("tags", r"\|"),
            passages=tuple(marked.get(row.text("url"), ())),
            unread=status == "unread" if status else None,
            archived=status == "archive" if status else None,
            added=row.time("time_added"),
        )
        return draft_of(file, entry)


def _marked(file: OpenedFile) -> dict[str, list[Passage]]:
    """The passages by the addresses of their articles; those before the place where a part is broken."""
    part = _PART.fullmatch(file.name)
    found: dict[str, list[Passage]] = defaultdict(list)
    digits = len(part[1]) if part else 0
    for number in range(_MOST_PARTS if part else 0):
        data = file.beside(f"annotations/part_{number:0{digits}}.json")
        if data is None:
            break
        with suppress(BrokenOff):
            for _at, value in records(OpenedFile.of(data, file.captured), "*"):
                article = Fields(value)
                found[article.text("url")] += [
                    Passage(one.text("quote"), created=one.time("created_at"))
                    for one in article.listed("highlights")
                    if one.text("quote")
                ]
    return found


class PocketPage:
    """ril_export.html: lists of links under the headings Unread and Read Archive."""

    title = _("Pocket export (older)")
    help = _("ril_export.html, as Pocket made it before its exports became tables.")

    def recognises(self, file: OpenedFile) -> bool:
        head = beginning(file)
        return head.startswith("<") and bool(re.search(r"<a href=\S+ time_added=", head))

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
