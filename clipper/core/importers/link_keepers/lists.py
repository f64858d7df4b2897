"""Link keepers whose export is one plain JSON array of links."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clipper.core.importers.base import Importer, OpenedFile
from clipper.core.importers.json_stream import records, shape
from clipper.core.importers.records import Fields, draft_of, each
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _


@dataclass(slots=True)
class LinkList:
    """`signs` are the fields of a link that tell whose list it is, `entry` makes of them what Clipper keeps."""

    title: str
    help: str
    signs: frozenset[str]
    entry: Callable[[Fields], Entry]

    def recognises(self, file: OpenedFile) -> bool:
        return {f"*.{sign}" for sign in self.signs} <= shape(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        return each(file, records(file, "*"), lambda found: draft_of(file, self.entry(Fields(found[1]))))


def _pinboard(fields: Fields) -> Entry:
    """Its description is the title."""
    return Entry(
        title=fields.text("description"),
        url=fields.text("href"),
        labels=fields.names("tags", r"\s+"),
        note=fields.text("extended"),
        unread=fields.flag("toread"),
        added=fields.time("time"),
    )


def _link(added: str) -> Callable[[Fields], Entry]:
    """A link whose description is a note; `added` names the field of its time."""
    return lambda fields: Entry(
        title=fields.text("title"),
        url=fields.text("url"),
        labels=fields.names("tags"),
        note=fields.text("description"),
        added=fields.time(added),
    )


LISTS: tuple[Importer, ...] = (
    LinkList(
        _("Pinboard export"),
        _("On pinboard.in: settings, backup, JSON."),
        frozenset({"href", "description", "extended", "tags"}),
        _pinboard,
    ),
    LinkList(
        _("Delicious export"),
        _("The JSON file that Delicious made before it closed in 2017."),
        frozenset({"url", "tags", "created", "private"}),
        _link("created"),
    ),
    LinkList(
        _("elCurator export"),
        _("The JSON file of an elCurator team's links."),
        frozenset({"url", "title", "created_at", "is_saved"}),
        _link("created_at"),
    ),
)
