"""Omnivore: lists of entries, with the texts and the highlights in folders beside them."""

import re
from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.records import Fields, draft_of, each
from clipper.core.model import Draft, Entry, Passage, Refused
from clipper.core.text import _

_SLUG = re.compile(r"[^\\/\0]{1,300}")
_BLOCK = re.compile(r"(?P<block>[^\n]+(?:\n[^\n]+)*)(?P<gap>\n*)")


class Omnivore:
    """metadata_0_to_20.json and its like; content/ and highlights/ are read with them."""

    title = _("Omnivore export")
    help = _("The ZIP file that Omnivore sent by mail before it closed down; give it as it is.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"*.slug", "*.url", "*.savedAt", "*.labels"} <= shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, records(file, "*"), lambda found: self._draft(file, found[1]))

    def _draft(self, file: OpenedFile, record: Any) -> Draft | Refused:
        fields = Fields(record)
        slug = fields.text("slug")
        slug = slug if _SLUG.fullmatch(slug) else ""
        note, passages = _highlights(_beside(file, f"highlights/{slug}.md") if slug else "")
        archived = fields.text("state").lower() == "archived"
        entry = Entry(
            title=fields.text("title"),
            deck=fields.text("description") or None,
            url=fields.text("url"),
            authors=tuple(filter(None, [fields.text("author")])),
            published=fields.text("publishedAt") or None,
            labels=fields.names("labels"),
            note=note,
            passages=passages,
            unread=not archived and fields.text("readingProgress") in ("", "0"),
            archived=archived,
            added=fields.time("savedAt"),
            lead_image=fields.text("thumbnail") or None,
        )
        return draft_of(file, entry, _beside(file, f"content/{slug}.html") if slug else "")


def _beside(file: OpenedFile, name: str) -> str:
    return (file.beside(name) or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _highlights(markdown: str) -> tuple[str, tuple[Passage, ...]]:
    """The note on the whole entry, and the passages with theirs.

    A passage is a block quote, then perhaps its labels ("#one #two") and its note. A note on the
    entry stands alone, with more than one empty line after it, or one at the end of the file.
    """
    own: list[str] = []
    passages: list[tuple[str, list[str]]] = []
    for found in _BLOCK.finditer(markdown):
        block, gap = found["block"].strip(), len(found["gap"])
        if block.startswith(">"):
            passages.append((_unquoted(block), []))
        elif passages and (gap < 3 if found.end() < len(markdown) else gap < 2):
            passages[-1][1].append(block)
        elif block:
            own.append(block)
    return "\n\n".join(own), tuple(Passage(exact, "\n\n".join(notes)) for exact, notes in passages)


def _unquoted(block: str) -> str:
    lines = (re.sub(r"\A> ?", "", line).strip() for line in block.split("\n"))
    return "\n".join(line for line in lines if line)
