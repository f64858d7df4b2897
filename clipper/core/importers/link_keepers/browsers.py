"""The files in which Chromium's and Firefox's kin keep bookmarks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import Node, nodes, shape
from clipper.core.importers.records import BrokenOff, Fields, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_CHROME_BEGINS = datetime(1601, 1, 1, tzinfo=UTC)
_NOTE = "bookmarkProperties/description"


class ChromeBookmarks:
    """{"roots": {"bookmark_bar": {"children": […]}}}; times are microseconds since 1601."""

    title = _("Chromium's bookmarks")
    help = _("The file “Bookmarks” in the profile folder of Chrome, Chromium, Edge, Brave, Vivaldi or Opera.")

    def recognises(self, file: OpenedFile) -> bool:
        paths = shape(file)
        return "roots" in paths and any(path.startswith("roots.") and path.endswith(".children") for path in paths)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        names = _folders(file, lambda node: node.key == "children" and node.values.get("type") == "folder", "name")
        found = (node for node in nodes(file) if node.values.get("type") == "url")
        return each(file, found, lambda node: self._draft(file, node, names))

    def _draft(self, file: OpenedFile, node: Node, names: dict[int, str]) -> Draft | Refused:
        fields = Fields(node.values)
        entry = Entry(
            title=fields.text("name"),
            url=fields.text("url"),
            folders=_path(node, names),
            added=_since_1601(fields.text("date_added")),
        )
        return draft_of(file, entry)


class FirefoxBookmarks:
    """A tree of places; times are microseconds since 1970."""

    title = _("Firefox's bookmarks")
    help = _("In Firefox: Bookmarks, Manage bookmarks, Import and Backup, Backup….")

    def recognises(self, file: OpenedFile) -> bool:
        return {"guid", "type", "children"} <= shape(file) and "text/x-moz-place" in file.text_head

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        names = _folders(file, lambda node: node.key == "children" and "root" not in node.values, "title")
        return each(file, _places(file), lambda found: self._draft(file, found[0], found[1], names))

    def _draft(self, file: OpenedFile, node: Node, note: str, names: dict[int, str]) -> Draft | Refused:
        fields = Fields(node.values)
        address = fields.text("uri")
        if address.startswith(("place:", "javascript:", "about:")):
            return Refused(fields.text("title") or address[:80], _("It is a shortcut of the browser, no page."))
        entry = Entry(
            title=fields.text("title"),
            url=address,
            labels=fields.names("tags"),
            folders=_path(node, names),
            note=note,
            added=fields.time("dateAdded"),
        )
        return draft_of(file, entry)


def _places(file: OpenedFile) -> Iterator[tuple[Node, str]]:
    """Bookmarks, each with its description, an object in it that ends before it does."""
    owner, note = -1, ""
    for node in nodes(file):
        if node.key == "annos" and node.values.get("name") == _NOTE:
            owner, note = node.parents[-1] if node.parents else -1, Fields(node.values).text("value")
        elif node.values.get("uri"):
            yield node, note if owner == node.number else ""


def _folders(file: OpenedFile, is_folder: Any, name: str) -> dict[int, str]:
    """The folders' names, by the numbers of their objects; those the file still has before it breaks off."""
    found: dict[int, str] = {}
    try:
        for node in nodes(file):
            if is_folder(node) and not node.values.get("uri"):
                found[node.number] = Fields(node.values).text(name)
    except BrokenOff:
        pass  # told when the bookmarks are read
    return found


def _path(node: Node, names: dict[int, str]) -> tuple[str, ...]:
    path = "/".join(names[number] for number in node.parents if names.get(number))
    return (path,) if path else ()


def _since_1601(text: str) -> datetime | None:
    try:
        found = _CHROME_BEGINS + timedelta(microseconds=int(text)) if text else None
    except (ValueError, OverflowError):
        return None
    return found if found and found.year >= 1990 else None
