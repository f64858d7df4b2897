"""Readwise Reader: a table of links."""

import ast
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.csv_records import columns, rows
from clipper.core.importers.records import Fields, distinct, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_LONGEST_TAGS = 20_000


class ReadwiseReader:
    """Title, URL, ID, Document tags, Saved date, Reading progress, Location, Seen."""

    title = _("Readwise Reader export")
    help = _("In Reader: Account settings, Export, then Export library as CSV.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"url", "document tags", "saved date", "location"} <= columns(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        """What feeds brought and nobody saved is left out, and counted."""
        feed = 0

        def read(row: dict[str, str]) -> Draft | Refused | None:
            nonlocal feed
            if row.get("location", "").strip().lower() == "feed":
                feed += 1
                return None
            return self._draft(file, Fields(row))

        yield from each(file, rows(file), read)
        if feed:
            told = _("{count} entries came from feeds and were never saved: they were left out.")
            yield Refused(file.name, told.format(count=feed))

    def _draft(self, file: OpenedFile, row: Fields) -> Draft | Refused:
        location = row.text("location").lower()
        seen = row.flag("seen")
        entry = Entry(
            title=row.text("title"),
            url=row.text("url"),
            labels=_tags(row.text("document tags")),
            folders=("Shortlist",) if location == "shortlist" else (),
            unread=None if seen is None else not seen,
            archived=location == "archive" if location else None,
            added=row.time("saved date"),
        )
        return draft_of(file, entry)


def _tags(text: str) -> tuple[str, ...]:
    """A list as Python writes it: ['one', "it's"]. It is parsed and never evaluated."""
    if len(text) <= _LONGEST_TAGS:
        try:
            found = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            found = None
        if isinstance(found, list | tuple | set):
            return distinct(tag for tag in found if isinstance(tag, str))
    return distinct(text.strip("[]").replace("'", "").replace('"', "").split(","))
