"""A container's record as a draft: its body, or its link where it has none."""

import html
import re
from dataclasses import replace

from clipper.core.importers.base import OpenedFile
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_TAG = re.compile(r"<[^<>]*>")


def entry_draft(file: OpenedFile, entry: Entry, body: str, media_type: str = "text/html") -> Draft | Refused:
    """The record with its body; a link only where it has no words but an address; else Refused."""
    name = entry.title or file.name
    has_words = bool(words_in(body) if media_type == "text/html" else body.strip())
    if not has_words and not entry.url:
        return Refused(name, _("There is neither a text nor a link in this entry."))
    if not has_words:
        body, entry = "", replace(entry, link_only=True)
    return Draft(
        data=body.encode("utf-8", "replace"),  # JSON may hold halves of characters
        media_type=media_type,
        captured=file.captured,
        name=name,
        url=entry.url,
        charset="utf-8",
        selection=True,
        entry=entry,
    )


def words_in(body: str) -> str:
    """What a reader would see of HTML, roughly; to tell whether there is anything."""
    return html.unescape(_TAG.sub(" ", body)).strip()


def web_address(text: str) -> str | None:
    """An http address, or None."""
    text = text.strip()
    return text if text.lower().startswith(("http://", "https://")) and text.isprintable() else None
