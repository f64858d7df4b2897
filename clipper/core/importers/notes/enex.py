"""Evernote's ENEX, note by note."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clipper.core.importers.base import LARGEST, OpenedFile
from clipper.core.importers.encodings import Utf8Stream, beginning
from clipper.core.importers.notes.enml import Resource, Task, html_of
from clipper.core.importers.records import BrokenOff, distinct, draft_of, each, moment
from clipper.core.model import Draft, Entry, Part, Refused
from clipper.core.text import _

if TYPE_CHECKING:
    from lxml import etree

_EXPORT = re.compile(r"(?:<\?xml[^<>]{0,200}>\s*)?(?:<!DOCTYPE en-export\b.{0,4000}?>\s*)?<en-export[\s>]", re.DOTALL)
_NOTE = re.compile(rb"<note[\s>]")
_END = b"</note>"
_UNTITLED = frozenset({"untitled", "untitled note"})
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")


class Enex:
    """en-export > note, each with its resources.

    The file is cut at the notes and each is parsed alone: no note's memory outlasts it, one broken
    note costs no other, and no document type can declare entities for it.
    """

    title = _("Evernote export")
    help = _("In Evernote: mark the notes, or a notebook, and choose Export, ENEX format.")

    def recognises(self, file: OpenedFile) -> bool:
        return bool(_EXPORT.match(beginning(file)))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, _notes(file), lambda markup: _draft(file, markup))


def _notes(file: OpenedFile) -> Iterator[bytes]:
    """The markup of each note. Raises BrokenOff."""
    rest = bytearray()
    with closing(Utf8Stream(file)) as stream:
        while piece := stream.read(1 << 20):
            searched = max(0, len(rest) - len(_END))
            rest += piece
            while (end := rest.find(_END, searched)) >= 0:
                start = _NOTE.search(rest, 0, end)
                if start:
                    yield bytes(rest[start.start() : end + len(_END)])
                del rest[: end + len(_END)]
                searched = 0
            if len(rest) > LARGEST:
                raise BrokenOff(_("the next note is larger than {size} MB").format(size=LARGEST // 1_000_000))
    if _NOTE.search(rest) or b"</en-export>" not in rest:
        raise BrokenOff(_("the file ends there"))


def _draft(file: OpenedFile, markup: bytes) -> Draft | Refused:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True)
    note = etree.fromstring(markup.translate(None, _CONTROLS), parser)
    if note is None or note.find("content") is None:
        return Refused(_text(note, "title") if note is not None else "", _("The note is damaged."))
    address = _text(note, "note-attributes/source-url")
    created, updated = moment(_text(note, "created")), moment(_text(note, "updated"))
    title = _text(note, "title")
    resources = {one.hash: one for one in map(_resource, note.iterfind("resource")) if one}
    # Of a page that was clipped, the note tells when that was done and by whom, not who wrote it and when.
    entry = Entry(
        title="" if title.lower() in _UNTITLED else title,
        url=address,
        authors=() if address else distinct([_text(note, "note-attributes/author")]),
        published=None if address else _iso(created),
        updated=None if address else _iso(updated),
        labels=distinct(tag.text or "" for tag in note.iterfind("tag")),
        added=created,
    )
    body = html_of(_text(note, "content"), resources, [_task(one) for one in note.iterfind("task")])
    parts = tuple(Part(one.name, one.media_type, one.data) for one in resources.values())
    return draft_of(file, entry, body, parts=parts)


def _text(note: "etree._Element", path: str) -> str:
    found: Any = note.findtext(path)
    return (found or "").strip()


def _iso(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _resource(element: "etree._Element") -> Resource | None:
    """None where its data is no base64: the note goes without."""
    try:
        data = base64.b64decode("".join(_text(element, "data").split()), validate=False)
    except (ValueError, binascii.Error):
        return None
    return Resource(
        hash=hashlib.md5(data, usedforsecurity=False).hexdigest(),
        media_type=_text(element, "mime").lower() or "application/octet-stream",
        file_name=_text(element, "resource-attributes/file-name"),
        data=data,
    )


def _task(element: "etree._Element") -> Task:
    return Task(
        title=_text(element, "title"),
        done=_text(element, "taskStatus") == "completed",
        group=_text(element, "taskGroupNoteLevelID"),
        weight=_text(element, "sortWeight"),
        due=(_iso(moment(_text(element, "dueDate"))) or "")[:10],
    )
