"""wallabag, versions 1 and 2."""

from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.records import Fields, draft_of, each, language
from clipper.core.model import Draft, Entry, Passage, Refused
from clipper.core.text import _

_NO_TITLE = "No title found"
_NOT_FETCHED = ("wallabag can't retrieve contents", "Oh, what a shame, no content", "[unable to retrieve full-text")
"""What wallabag puts where a text should be when it could not get one."""


class Wallabag:
    """A JSON array; version 1 has every field twice, by number and by name."""

    title = _("wallabag export")
    help = _("In wallabag's sidebar: All entries, then the download icon at the top, JSON.")

    def recognises(self, file: OpenedFile) -> bool:
        paths = shape(file)
        return {"*.id", "*.url", "*.is_archived"} <= paths or {"*.0", "*.1", "*.2", "*.5"} <= paths

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, records(file, "*"), lambda found: self._draft(file, found[1]))

    def _draft(self, file: OpenedFile, record: Any) -> Draft | Refused:
        fields = Fields(record)
        title, body = fields.text("title"), fields.text("content")
        archived = fields.flag("is_archived")
        if archived is None:
            archived = fields.flag("is_read")
        starred = fields.flag("is_starred")
        entry = Entry(
            title="" if title == _NO_TITLE else title,
            url=fields.text("url", "given_url"),
            authors=fields.names("published_by"),
            published=fields.text("published_at") or None,
            lang=language(fields.text("language")),
            labels=fields.names("tags"),
            passages=tuple(_passage(note) for note in fields.listed("annotations") if note.text("quote")),
            note="\n\n".join(note.text("text") for note in fields.listed("annotations") if not note.text("quote")),
            unread=None if archived is None else not archived,
            starred=fields.flag("is_fav") if starred is None else starred,
            archived=archived,
            added=fields.time("created_at"),
            lead_image=fields.text("preview_picture") or None,
        )
        return draft_of(file, entry, "" if _is_excuse(body) else body)


def _is_excuse(body: str) -> bool:
    return len(body) < 500 and any(excuse in body for excuse in _NOT_FETCHED)


def _passage(annotation: Fields) -> Passage:
    return Passage(annotation.text("quote"), annotation.text("text"), created=annotation.time("created_at"))
