"""Browsers' bookmarks: pages in Netscape's format, Chromium's and Firefox's files."""

from datetime import UTC, datetime

import pytest

from clipper.core.model import Draft, Refused
from tests.core.importers.exports import BOOKMARKS, CHROME, FIREFOX, drafts_of, imported

ADDED = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
HEAD = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>B</TITLE>\n<H1>B</H1>\n<DL><p>\n"
LINK = '<DT><A HREF="https://dial.example/fees">Fees</A>\n'


def folders(content: object) -> list[tuple[str, ...]]:
    return [draft.entry.folders for draft in drafts_of(content) if draft.entry]


def test_a_page_of_bookmarks() -> None:
    fees, old, note, tool = imported(BOOKMARKS)
    assert isinstance(fees, Draft)
    assert fees.entry is not None
    assert (fees.entry.title, fees.entry.added) == ("Harbour fees", ADDED)
    assert (fees.entry.labels, fees.entry.folders) == (("port", "big money"), ("News/Asia",))
    assert (fees.entry.note, fees.entry.link_only) == ("Ask Ida\n- today", True)
    assert isinstance(old, Draft)
    assert old.entry is not None
    assert (old.entry.folders, old.entry.note, old.entry.added) == (("News",), "", None)
    assert isinstance(note, Draft)
    assert note.entry is not None
    assert (note.data, note.media_type, note.url) == (b"Call Ida & Per", "text/plain", None)
    assert (note.entry.title, note.entry.folders, note.entry.note) == ("To do", (), "")
    assert isinstance(tool, Refused)
    assert tool.name == "Tool"


@pytest.mark.parametrize(
    "page",
    [
        "<META CHARSET=UTF-8><TITLE>B</TITLE><H1>B</H1><DL><p><DT><H3 ADD_DATE='1'>News</H3><DL><p>" + LINK,
        HEAD + "<DT><H3 FOLDED>News</H3>\n<DD>of the week\n<DL><p>\n" + LINK + "</DL><p></DL><p>",
        HEAD.replace("<DL><p>\n", "") + "<DT><H3>News</H3><DL><p>" + LINK + "</DL><p></HTML>",
        HEAD.lower() + "<dt><h3>News</h3><dl><p>" + LINK.lower() + "</dl><p>",
        HEAD + "<H3>News</H3><DL>" + LINK,
    ],
)
def test_dialects(page: str) -> None:
    assert folders(page) == [("News",)]


def test_notes_in_attributes_and_links_in_notes() -> None:
    page = HEAD + (
        '<dt><a href="https://dial.example/1" description="Ask &amp; tell" toread="1">One</a>\n'
        '<DT><A HREF="https://dial.example/2">Two</A>\n<DD>See <a href="https://x.example/">this</a><br>and that\n'
    )
    one, two = (draft.entry for draft in drafts_of(page))
    assert one is not None
    assert two is not None
    assert (one.note, one.unread) == ("Ask & tell", True)
    assert two.note == "See this\nand that"


def test_folders_in_folders_without_end() -> None:
    (draft,) = drafts_of(HEAD + "<DT><H3>x</H3><DL><p>" * 3000 + LINK)
    assert draft.entry is not None
    assert draft.entry.folders[0].startswith("x/x/x")


def test_chromium() -> None:
    (draft,) = drafts_of(CHROME)
    entry = draft.entry
    assert entry is not None
    assert (entry.title, entry.url, entry.folders) == ("Harbour fees", "https://dial.example/fees", ("News",))
    assert entry.added == ADDED


def test_firefox() -> None:
    fees, recent, old = imported(FIREFOX)
    assert isinstance(fees, Draft)
    assert fees.entry is not None
    assert (fees.entry.title, fees.entry.labels, fees.entry.folders) == ("Harbour fees", ("port", "money"), ("News",))
    assert (fees.entry.note, fees.entry.added) == ("Ask Ida", ADDED)
    assert isinstance(recent, Refused)
    assert isinstance(old, Draft)
    assert old.entry is not None
    assert (old.entry.note, old.entry.folders) == ("", ("News",))


def test_what_firefox_says_of_a_folder_is_no_note() -> None:
    (toolbar,) = FIREFOX["children"]
    (news,) = toolbar["children"]  # type: ignore[index]
    (old,) = drafts_of({**FIREFOX, "children": [{**toolbar, "children": news["children"][2:]}]})  # type: ignore[dict-item]
    assert old.entry is not None
    assert (old.entry.note, old.entry.folders) == ("", ())
