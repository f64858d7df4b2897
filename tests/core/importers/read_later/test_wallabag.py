"""wallabag's JSON, versions 1 and 2."""

import json
from datetime import UTC, datetime

import pytest

from clipper.core.model import Draft, Passage, Refused
from tests.core.importers.exports import WALLABAG, WALLABAG_1, drafts_of, imported


def test_an_entry_with_its_text() -> None:
    (draft,) = drafts_of(WALLABAG)
    entry = draft.entry
    assert entry is not None
    assert (draft.data, draft.media_type, draft.charset) == (b"<p>The fees double.</p>", "text/html", "utf-8")
    assert (entry.title, entry.url) == ("Harbour fees", "https://dial.example/fees")
    assert (entry.authors, entry.published) == (("Ida Brink",), "2016-09-07T06:00:00+0000")
    assert (entry.labels, entry.lang) == (("port", "money"), "fr")
    assert (entry.unread, entry.archived, entry.starred) == (True, False, True)
    assert entry.added == datetime(2016, 9, 8, 9, 55, 58, tzinfo=UTC)
    assert entry.passages == (Passage("fees double", "Really?", created=datetime(2016, 9, 10, 10, tzinfo=UTC)),)


def test_version_1() -> None:
    (draft,) = drafts_of(WALLABAG_1)
    entry = draft.entry
    assert entry is not None
    assert draft.data == b"<p>The fees double.</p>"
    assert (entry.labels, entry.archived, entry.unread, entry.starred) == (("port", "money"), True, False, False)


@pytest.mark.parametrize(
    "content", ["", None, "<p> </p>", "wallabag can't retrieve contents for this article. Please <a>troubleshoot</a>."]
)
def test_an_entry_it_could_not_fetch_is_a_link(content: str | None) -> None:
    (draft,) = drafts_of([{**WALLABAG[0], "content": content, "title": "No title found"}])
    assert draft.entry is not None
    assert (draft.data, draft.entry.link_only, draft.entry.title) == (b"", True, "")
    assert draft.name == "https://dial.example/fees"


def test_broken_entries_cost_no_other() -> None:
    found = imported([WALLABAG[0], None, 7, {"title": ["x"], "url": {}, "content": [], "tags": {}}, WALLABAG[0]])
    assert [type(each) for each in found] == [Draft, Refused, Refused, Refused, Draft]


def test_an_export_that_breaks_off() -> None:
    found = imported(json.dumps(WALLABAG * 2)[:-40])
    assert [type(each) for each in found] == [Draft, Refused]
    assert isinstance(found[1], Refused)
    assert "after 1 entries" in found[1].reason
