"""A press record as a draft: its body as HTML, or its link where it has none."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.records import draft_of
from clipper.core.model import Draft, Entry, Refused

_BETWEEN_TAGS = re.compile(r"(?:\A|>)([^<>]+)")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def entry_draft(file: OpenedFile, entry: Entry, body: str, media_type: str = "text/html") -> Draft | Refused:
    """The record with its body; a link only where it has no words but an address; else Refused.

    Plain text becomes paragraphs, so that its first line is not taken for a headline: the entry has that.
    """
    if media_type == "text/plain":
        body = paragraphs(_EMPTY_LINE.split(body.replace("\r\n", "\n")))
    found = draft_of(file, entry, body if has_words(body) else "")  # pictures elsewhere are never fetched
    return replace(found, name=file.name) if isinstance(found, Refused) and not found.name else found


def paragraphs(texts: Iterable[str]) -> str:
    """Plain paragraphs as HTML; lines within one stay lines."""
    lines = (html.escape(text.strip(), quote=False).replace("\n", "<br>") for text in texts if text.strip())
    return "".join(f"<p>{line}</p>\n" for line in lines)


def has_words(body: str) -> bool:
    """Whether a reader would see any words of HTML, roughly."""
    return any(html.unescape(found[1]).strip() for found in _BETWEEN_TAGS.finditer(body))
