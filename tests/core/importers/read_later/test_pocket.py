"""Pocket's tables and its older page."""

import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from clipper.core.importers import drafts
from clipper.core.model import Draft, Passage, Refused
from tests.core.importers.exports import POCKET, POCKET_PAGE, drafts_of, imported

ADDED = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
MARKED = (
    '[{"url": "https://dial.example/fees", "title": "x", '
    '"highlights": [{"quote": "They double", "created_at": 1700000000}]}]'
)


def test_a_row() -> None:
    (draft,) = drafts_of(POCKET)
    entry = draft.entry
    assert entry is not None
    assert (draft.data, draft.captured, draft.name, draft.url) == (
        b"",
        ADDED,
        "Harbour fees",
        "https://dial.example/fees",
    )
    assert (entry.title, entry.labels, entry.added, entry.link_only) == ("Harbour fees", ("port", "money"), ADDED, True)
    assert (entry.unread, entry.archived, entry.starred) == (True, False, None)


def test_older_columns_and_broken_titles() -> None:
    header = "title,url,time_added,cursor,tags,status\n"
    (draft,) = drafts_of(header + '"Fees\n\nrise",https://dial.example/fees,1700000000,9,,archive')
    assert draft.entry is not None
    assert (draft.entry.title, draft.entry.labels, draft.entry.archived) == ("Fees rise", (), True)


def test_a_row_without_an_address_is_set_aside() -> None:
    found = imported(POCKET + "Lost,,1,,unread\r\n,,1700000000,,unread\r\nOld,https://dial.example/old,1,,unread\r\n")
    assert [type(each) for each in found] == [Draft, Refused, Refused, Draft]
    assert [each.name for each in found if isinstance(each, Refused)] == ["Lost", "entry 3"]
    assert isinstance(found[-1], Draft)
    assert found[-1].entry is not None
    assert found[-1].entry.added is None


def test_the_zip_file_with_what_was_marked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("part_000000.csv", POCKET)
        archive.writestr("annotations/part_000000.json", MARKED)
    path = tmp_path / "pocket.zip"
    path.write_bytes(packed.getvalue())
    os.utime(path, (1, 1))
    (draft,) = drafts(path)
    assert isinstance(draft, Draft)
    assert draft.entry is not None
    assert draft.entry.passages == (Passage("They double", created=ADDED),)


def test_the_page() -> None:
    first, second = (draft.entry for draft in drafts_of(POCKET_PAGE))
    assert first is not None
    assert second is not None
    assert (first.title, first.labels, first.added, first.unread) == ("Harbour fees", ("port", "money"), ADDED, True)
    assert (second.url, second.labels, second.archived) == ("https://dial.example/old", (), True)
