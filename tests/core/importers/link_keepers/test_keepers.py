"""Karakeep, Linkwarden, Pinboard, Delicious, elCurator."""

from datetime import UTC, datetime

from clipper.core.model import Draft, Passage, Refused
from tests.core.importers.exports import DELICIOUS, ELCURATOR, KARAKEEP, LINKWARDEN, PINBOARD, drafts_of, imported


def test_karakeep() -> None:
    link, text, scan = imported(KARAKEEP)
    assert isinstance(link, Draft)
    assert link.entry is not None
    assert (link.entry.title, link.entry.url) == ("Harbour fees", "https://dial.example/fees")
    assert (link.entry.labels, link.entry.folders, link.entry.note) == (("port",), ("News/Asia",), "Ask Ida")
    assert (link.entry.archived, link.entry.added) == (True, datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC))
    assert isinstance(text, Draft)
    assert (text.data, text.media_type) == (b"Call **Ida**.", "text/markdown")
    assert isinstance(scan, Refused)
    assert scan.name == "Scan"


def test_lists_that_lie_in_each_other() -> None:
    lists = [{"id": "a", "name": "A", "parentId": "b"}, {"id": "b", "name": "B", "parentId": "a"}]
    (draft, *_rest) = imported({"bookmarks": KARAKEEP["bookmarks"], "lists": lists})
    assert isinstance(draft, Draft)
    assert draft.entry is not None
    assert draft.entry.folders[0].endswith("A/B")


def test_linkwarden() -> None:
    (draft,) = drafts_of(LINKWARDEN)
    entry = draft.entry
    assert entry is not None
    assert (draft.data, draft.media_type) == (b"The fees double.", "text/plain")
    assert (entry.title, entry.labels, entry.folders) == ("Harbour fees", ("port",), ("News/Asia",))
    assert (entry.note, entry.starred) == ("Ask Ida", True)
    assert entry.passages == (Passage("fees double", "Really?", created=datetime(2025, 1, 2, tzinfo=UTC)),)
    assert entry.added == datetime(2025, 1, 1, tzinfo=UTC)


def test_pinboard() -> None:
    (draft,) = drafts_of(PINBOARD)
    entry = draft.entry
    assert entry is not None
    assert (entry.title, entry.note, entry.labels, entry.unread) == ("Harbour fees", "Ask Ida", ("port", "money"), True)
    assert entry.added == datetime(2016, 10, 31, 15, 57, 56, tzinfo=UTC)


def test_delicious() -> None:
    (draft,) = drafts_of(DELICIOUS)
    entry = draft.entry
    assert entry is not None
    assert (entry.title, entry.note, entry.labels) == ("Harbour fees", "Ask Ida", ("port",))
    assert entry.added == datetime(2013, 1, 18, 17, 53, 27, tzinfo=UTC)


def test_elcurator() -> None:
    (draft,) = drafts_of(ELCURATOR)
    entry = draft.entry
    assert entry is not None
    assert (entry.title, entry.note, entry.labels) == ("Harbour fees", "", ("port",))
    assert entry.added == datetime(2015, 9, 9, 11, 10, 32, tzinfo=UTC)
