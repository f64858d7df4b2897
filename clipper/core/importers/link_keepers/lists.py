"""Link keepers whose export is one plain JSON array of links."""

from collections.abc import Callable, Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.records import Fields, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _


class Pinboard:
    """href, description (the title), extended (the note), time, toread, tags (parted by blanks)."""

    title = _("Pinboard export")
    help = _("On pinboard.in: settings, backup, JSON.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"*.href", "*.description", "*.extended", "*.tags"} <= shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return _drafts(
            file,
            lambda fields: Entry(
                title=fields.text("description"),
                url=fields.text("href"),
                labels=fields.names("tags", r"\s+"),
                note=fields.text("extended"),
                unread=fields.flag("toread"),
                added=fields.time("time"),
            ),
        )


class Delicious:
    """title, url, tags, description (the note), created, private."""

    title = _("Delicious export")
    help = _("The JSON file that Delicious made before it closed in 2017.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"*.url", "*.tags", "*.created", "*.private"} <= shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return _drafts(
            file,
            lambda fields: Entry(
                title=fields.text("title"),
                url=fields.text("url"),
                labels=fields.names("tags"),
                note=fields.text("description"),
                added=fields.time("created"),
            ),
        )


class Elcurator:
    """title, url, description, tags, created_at, is_saved."""

    title = _("elCurator export")
    help = _("The JSON file of an elCurator team's links.")

    def recognises(self, file: OpenedFile) -> bool:
        return {"*.url", "*.title", "*.created_at", "*.is_saved"} <= shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return _drafts(
            file,
            lambda fields: Entry(
                title=fields.text("title"),
                url=fields.text("url"),
                labels=fields.names("tags"),
                note=fields.text("description"),
                added=fields.time("created_at"),
            ),
        )


def _drafts(file: OpenedFile, entry: Callable[[Fields], Entry]) -> Iterator[Draft | Refused]:
    return each(file, records(file, "*"), lambda found: draft_of(file, entry(Fields(found[1]))))
