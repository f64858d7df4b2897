"""The stored originals read again from the command line."""

from pathlib import Path

from clipper.core.library import Library
from clipper.core.model import Edit
from clipper.core.store import fingerprints
from tests.cli.shell import Shell


def spoil(folder: Path, title: str) -> int:
    """As an older Clipper might have read the headline of the one clipping. Returns its id."""
    library = Library.open(folder)
    with library._store.transaction() as db:
        db.conn.execute("UPDATE clippings SET title = ?", (title,))
    (clipping_id,) = library._store.rows("SELECT id FROM clippings")[0]
    library.close()
    return int(clipping_id)


def test_originals_are_read_again(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    clipping_id = spoil(clipper.library, "Ferry crews | The Post")
    (line,) = clipper.lines("reextract", "--dry-run", "--json")
    assert line == {
        "id": clipping_id,
        "title": "Ferry crews | The Post",
        "status": "changed",
        "fields": ["title"],
        "reason": "",
        "unplaced": 0,
    }
    assert clipper.lines("list", "--json")[0]["title"] == "Ferry crews | The Post"
    assert clipper("reextract") == f"{clipping_id:>6}  Ferry crews | The Post: title\n1 changed\n"
    assert clipper.lines("list", "--json")[0]["title"] == "Ferry crews in Portugal walk out over night shifts"
    assert clipper("reextract") == "1 same\n"


def test_only_what_a_query_finds_is_read_again(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    assert len(clipper.lines("reextract", "--query", "ferries", "--json")) == 1
    assert clipper("reextract", "--query", "lighthouse") == "Nothing to read again.\n"


def test_a_text_edited_by_hand_is_skipped_and_said(clipper: Shell, story: Path) -> None:
    clipping_id = clipper.lines("import", story, "--json")[0]["id"]
    library = Library.open(clipper.library)
    library.edit(clipping_id, Edit(body="My own words."))
    library.close()
    assert clipper("reextract", code=1) == "1 skipped\n"
    assert "edited by hand" in clipper.last.err
    assert "My own words." in clipper("show", clipping_id)


def test_clippings_of_an_older_library_are_compared_after_a_new_index(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    library = Library.open(clipper.library)
    with library._store.transaction() as db:
        fingerprints.forget(db, [1])
    library.close()
    assert "1 clippings are not compared" in clipper("check")
    clipper("reindex")
    assert "not compared" not in clipper("check")


def test_clippings_are_tagged_again(clipper: Shell, story: Path) -> None:
    clipping_id = clipper.lines("import", story, "--json")[0]["id"]
    library = Library.open(clipper.library)
    with library._store.transaction() as db:
        db.conn.execute("DELETE FROM clipping_countries")
    library.close()
    (line,) = clipper.lines("retag", "--dry-run", "--json")
    assert line["id"] == clipping_id
    assert {"key": "PT", "name": "Portugal", "before": "", "after": "about"} in line["changes"]
    assert clipper.lines("list", "--json")[0]["countries"] == []
    assert "Portugal (none → about)" in clipper("retag", "--query", "ferry")
    assert clipper("retag") == "1 same\n"
    assert clipper("retag", "--query", "lighthouse") == "Nothing to tag.\n"
