"""Opening libraries: one writer, safe settings, strangers and newer versions kept out."""

import sqlite3
from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.store.database import FILE, VERSION, NewerLibrary, Store, open_for_reading, open_for_writing
from clipper.core.store.schema import library_id


def test_every_commit_is_synced_to_the_write_ahead_log(store: Store) -> None:
    assert store.value("PRAGMA journal_mode") == "wal"
    assert store.value("PRAGMA synchronous") == 2
    assert store.value("PRAGMA foreign_keys") == 1
    assert store.value("PRAGMA trusted_schema") == 0


def test_a_second_writer_is_kept_out_until_the_first_closes(tmp_path: Path) -> None:
    first = open_for_writing(tmp_path)
    with pytest.raises(ClipperError, match="Clipper is open"):
        open_for_writing(tmp_path)
    first.close()
    open_for_writing(tmp_path).close()


def test_the_library_keeps_its_name_when_opened_again(tmp_path: Path) -> None:
    first = open_for_writing(tmp_path)
    name = library_id(first)
    first.close()
    again = open_for_writing(tmp_path)
    assert library_id(again) == name
    again.close()


def test_a_reader_sees_what_was_committed_and_cannot_write(store: Store, tmp_path: Path) -> None:
    with store.transaction() as db:
        db.table("publishers").insert({"id": 1, "name": "Harbour Times"})
    reader = open_for_reading(tmp_path / "library")
    assert reader.value("SELECT name FROM publishers") == "Harbour Times"
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.connection.execute("DELETE FROM publishers")
    reader.close()


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.transaction() as db:
            db.table("publishers").insert({"id": 1, "name": "Harbour Times"})
            raise RuntimeError("midway")

    with pytest.raises(RuntimeError, match="midway"):
        fail()
    assert store.value("SELECT count(*) FROM publishers") == 0
    with store.transaction() as db:
        db.table("publishers").insert({"id": 2, "name": "Valley Post"})
    assert store.value("SELECT count(*) FROM publishers") == 1


def test_what_is_saved_through_sqlite_utils_is_there_after_reopening(tmp_path: Path) -> None:
    store = open_for_writing(tmp_path)
    with store.transaction() as db:
        db.table("publishers").insert({"id": 1, "name": "Harbour Times"})
    store.close()
    reader = open_for_reading(tmp_path)
    assert reader.value("SELECT count(*) FROM publishers") == 1
    reader.close()


def test_a_newer_library_is_not_written_but_can_be_read(tmp_path: Path) -> None:
    store = open_for_writing(tmp_path)
    store.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    store.close()
    with pytest.raises(NewerLibrary, match="newer Clipper"):
        open_for_writing(tmp_path)
    open_for_reading(tmp_path).close()
    with pytest.raises(NewerLibrary):  # the failed opening gave its lock back
        open_for_writing(tmp_path)


def test_an_older_library_has_to_be_brought_up_to_date_before_it_is_read(tmp_path: Path) -> None:
    store = open_for_writing(tmp_path)
    store.connection.execute(f"PRAGMA user_version = {VERSION - 1}")
    store.close()
    with pytest.raises(ClipperError, match="earlier Clipper"):
        open_for_reading(tmp_path)


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    stranger = sqlite3.connect(tmp_path / FILE)
    stranger.execute("CREATE TABLE recipes (name TEXT)")
    stranger.commit()
    stranger.close()
    before = (tmp_path / FILE).read_bytes()
    for opening in (open_for_writing, open_for_reading):
        with pytest.raises(ClipperError, match="not a Clipper library"):
            opening(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is not a database, whatever it is called" * 50)
    with pytest.raises(ClipperError, match="damaged"):
        open_for_writing(tmp_path)


def test_reading_where_there_is_no_library_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ClipperError, match="no Clipper library"):
        open_for_reading(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ClipperError, match="cannot be written"):
        open_for_writing(tmp_path / "file" / "library")
