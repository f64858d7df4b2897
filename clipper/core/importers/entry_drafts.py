"""A press record as a draft: its body as HTML, or its link where it has none."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.records import draft_of
from clipper.core.model import Draft, Entry, Refused

_TAG = re.compile(r"<[^<>]*>")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def entry_draft(file: OpenedFile, entry: Entry, body: str, media_type: str = "text/html") -> Draft | Refused:
    """The record with its body; a link only where it has no words but an address; else Refused.

    Plain text becomes paragraphs, so that its first line is not taken for a headline: the entry has that.
    """
    if media_type == "text/plain":
        body = paragraphs(_EMPTY_LINE.split(body.replace("\r\n", "\n")))
    found = draft_of(file, entry, body if words_in(body) else "")  # pictures elsewhere are never fetched
    return replace(found, name=file.name) if isinstance(found, Refused) and not found.name else found


def paragraphs(texts: Iterable[str]) -> str:
    """Plain paragraphs as HTML; lines within one stay lines."""
    lines = (html.escape(text.strip(), quote=False).replace("\n", "<br>") for text in texts if text.strip())
    return "".join(f"<p>{line}</p>\n" for line in lines)


def words_in(body: str) -> str:
    """What a reader would see of HTML, roughly; to tell whether there is anything."""
    return html.unescape(_TAG.sub(" ", body)).strip()
