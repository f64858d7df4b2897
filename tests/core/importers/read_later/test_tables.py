"""Instapaper's and Readwise Reader's tables, and Readability's list."""

from datetime import UTC, datetime

import pytest

from clipper.core.model import Refused
from tests.core.importers.exports import INSTAPAPER, READABILITY, READWISE, drafts_of, imported

READER = "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n"


def test_instapaper() -> None:
    (draft,) = drafts_of(INSTAPAPER)
    entry = draft.entry
    assert entry is not None
    assert (entry.title, entry.url, entry.note) == ("Harbour fees", "https://dial.example/fees", "The fees double.")
    assert (entry.labels, entry.folders, entry.unread, entry.archived) == (("port", "money"), (), True, False)
    assert entry.added == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("folder", "folders", "unread", "archived", "starred"),
    [
        ("Archive", (), False, True, None),
        ("Starred", (), None, None, True),
        ("Asia", ("Asia",), None, None, None),
        ("", (), None, None, None),
    ],
)
def test_instapapers_folders_double_as_states(
    folder: str, folders: tuple[str, ...], unread: bool | None, archived: bool | None, starred: bool | None
) -> None:
    (draft,) = drafts_of(f"URL,Title,Selection,Folder\nhttps://dial.example/fees,Fees,,{folder}\n")
    entry = draft.entry
    assert entry is not None
    assert (entry.folders, entry.unread, entry.archived, entry.starred) == (folders, unread, archived, starred)
    assert entry.added is None


def test_instapapers_private_texts() -> None:
    (draft,) = drafts_of("URL,Title,Selection,Folder\ninstapaper://private-content/1,Letter,Dear reader,Unread\n")
    assert (draft.data, draft.media_type, draft.url) == (b"Dear reader", "text/plain", None)


def test_readwise_reader() -> None:
    (draft,) = drafts_of(READWISE)
    entry = draft.entry
    assert entry is not None
    assert (entry.title, entry.labels) == ("Harbour fees", ("port", "it's dear"))
    assert (entry.archived, entry.unread) == (True, False)
    assert entry.added == datetime(2023, 5, 22, 19, 0, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tags", "labels"),
    [
        ("[]", ()),
        ("", ()),
        ("['a', 7]", ("a",)),
        ("['a', 'b", ("a", "b")),
        ("[__import__('os').system('x')]", ("__import__(os).system(x)",)),
        ("[" * 5000, ()),
    ],
)
def test_tags_are_parsed_and_never_run(tags: str, labels: tuple[str, ...]) -> None:
    (draft,) = drafts_of(READER + f'Fees,https://dial.example/fees,1,"{tags}",,0,new,False\n')
    assert draft.entry is not None
    assert (draft.entry.labels, draft.entry.unread) == (labels, True)


def test_what_feeds_brought_is_left_out_and_counted() -> None:
    rows = "".join(f"Fees,https://dial.example/{number},1,[],,0,feed,False\n" for number in range(3))
    found = imported(READER + rows + "Fees,https://dial.example/fees,1,[],,0,shortlist,True\n")
    draft, refused = found
    assert not isinstance(draft, Refused)
    assert draft.entry is not None
    assert draft.entry.folders == ("Shortlist",)
    assert isinstance(refused, Refused)
    assert refused.reason.startswith("3 entries came from feeds")


def test_readability() -> None:
    (draft,) = drafts_of(READABILITY)
    entry = draft.entry
    assert entry is not None
    assert (entry.title, entry.deck, entry.starred) == ("Harbour fees", "They double…", True)
    assert (entry.archived, entry.unread) == (False, True)
    assert entry.added == datetime(2016, 8, 25, 12, 5, tzinfo=UTC)
