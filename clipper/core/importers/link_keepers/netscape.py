"""The bookmarks page that every browser and link keeper writes: Netscape's format, in all its dialects."""

import re
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.encodings import beginning
from clipper.core.importers.html_links import Link, links
from clipper.core.importers.records import Fields, draft_of, each, web_address
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_DOCTYPE = re.compile(r"<!doctype\s+netscape-bookmark-file")
_LIST = re.compile(r"<dl>.{0,400}?<dt>\s*<(?:h3|a)\b", re.DOTALL)
_SHORTCUTS = ("place:", "javascript:", "data:", "about:", "chrome:", "edge:", "file:")


class BookmarksPage:
    """DT > A with its times and tags, DT > H3 + DL for folders, DD for notes."""

    title = _("Bookmarks page")
    help = _(
        "In the browser's list of bookmarks: Export bookmarks to HTML. Shaarli, Pinboard, Raindrop and "
        "other link keepers export the same kind of page."
    )

    def recognises(self, file: OpenedFile) -> bool:
        head = beginning(file).lower()
        if _DOCTYPE.match(head):
            return True
        start = head[:4000]
        return start.startswith("<") and "<h1" in start and bool(_LIST.search(start)) and "add_date=" in head

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, links(file), lambda link: self._draft(file, link))

    def _draft(self, file: OpenedFile, link: Link) -> Draft | Refused:
        fields = Fields(link.attributes)
        address = fields.text("href")
        if address.lower().startswith(_SHORTCUTS):
            return Refused(link.text or address[:80], _("It is a shortcut of the browser, no page."))
        note = link.note or fields.text("description", "note")
        is_note = note and not web_address(address)  # Shaarli keeps notes as links to themselves
        unread = fields.flag("toread")
        entry = Entry(
            title=link.text,
            url=address,
            labels=fields.names("tags"),
            folders=("/".join(link.folders),) if link.folders else (),
            note="" if is_note else note,
            unread=unread,
            added=fields.time("add_date", "time_added"),
        )
        return draft_of(file, entry, note if is_note else "", "text/plain")
