"""Import runs and the lines of their reports."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import (
    ImportLine,
    ImportOptions,
    ImportRecord,
    ImportState,
    LabelChoice,
    LabelTarget,
)
from clipper.core.store.database import Store, insert_row
from clipper.core.store.records import epoch, from_epoch, marks

if TYPE_CHECKING:
    from sqlite_utils import Database

END = "end"
"""The status of the row that says that nothing of a file is left to do; no line of the report."""

OURS: tuple[ImportStatus, ...] = ("added", "link", "failed")
"""Lines whose clipping the import made."""


def begin(db: "Database", paths: Sequence[str], options: ImportOptions) -> int:
    """Enter a run and return its number. It is as good as undone until it runs: that is what Undo comes back to."""
    row = {
        "started": epoch(datetime.now(UTC)),
        "state": "undone",
        "paths": json.dumps(list(paths)),  # in ASCII: names of files need not be UTF-8
        "options": json.dumps(asdict(options)),
    }
    return insert_row(db, "imports", row)


def set_state(db: "Database", import_id: int, state: ImportState) -> None:
    finished = None if state == "running" else epoch(datetime.now(UTC))
    db.conn.execute("UPDATE imports SET state = ?, finished = ? WHERE id = ?", (state, finished, import_id))


def append(db: "Database", import_id: int, lines: Iterable[tuple[ImportLine, str | None]]) -> None:
    """Each line with its trace (store.traces), if it has one."""
    db.conn.executemany(
        """INSERT INTO import_lines (import_id, file, place, status, title, clipping_id, reason, edition_id, trace)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (
                import_id,
                stored(line.file),
                line.place,
                line.status,
                line.title,
                line.clipping_id,
                line.reason,
                line.edition_id,
                trace,
            )
            for line, trace in lines
        ),
    )


def traces(store: Store, import_id: int) -> Iterator[tuple[int, int, str]]:
    """(line, clipping, trace) of what this import did to clippings that were there before, the last first."""
    ids = [
        row["id"]
        for row in store.rows(
            "SELECT id FROM import_lines WHERE import_id = ? AND trace IS NOT NULL ORDER BY id DESC", (import_id,)
        )
    ]
    for line_id in ids:
        (row,) = store.rows("SELECT clipping_id, trace FROM import_lines WHERE id = ?", (line_id,))
        yield line_id, row["clipping_id"], row["trace"]


def drop_trace(db: "Database", line_id: int) -> None:
    """It was taken back."""
    db.conn.execute("UPDATE import_lines SET trace = NULL, edition_id = NULL WHERE id = ?", (line_id,))


def attached(store: Store, import_id: int) -> list[tuple[int, int]]:
    """(clipping, edition) of lines without a trace: those of an earlier Clipper, or out of an archive."""
    rows = store.rows(
        """SELECT clipping_id, edition_id FROM import_lines
           WHERE import_id = ? AND trace IS NULL AND clipping_id IS NOT NULL AND edition_id IS NOT NULL""",
        (import_id,),
    )
    return [(row["clipping_id"], row["edition_id"]) for row in rows]


def forget_clippings(db: "Database", clipping_ids: Iterable[int]) -> None:
    """Nothing of what was in these clippings stays in a trace."""
    db.conn.executemany(
        "UPDATE import_lines SET trace = NULL WHERE trace IS NOT NULL AND clipping_id = ?",
        ((each,) for each in clipping_ids),
    )


def end_file(db: "Database", import_id: int, file: str, entries: int) -> None:
    """Nothing of this file is left to do: a run that goes on need not open it."""
    db.conn.execute(
        "INSERT INTO import_lines (import_id, file, place, status) VALUES (?, ?, ?, ?)",
        (import_id, stored(file), entries, END),
    )


def ended_files(store: Store, import_id: int) -> frozenset[str]:
    """Files of which nothing is left to do."""
    rows = store.rows("SELECT file FROM import_lines WHERE import_id = ? AND status = ?", (import_id, END))
    return frozenset(row["file"] for row in rows)


def begun_files(store: Store, import_id: int) -> frozenset[str]:
    """Files of which anything was told."""
    rows = store.rows("SELECT DISTINCT file FROM import_lines WHERE import_id = ?", (import_id,))
    return frozenset(row["file"] for row in rows)


def places_done(store: Store, import_id: int, file: str) -> frozenset[int]:
    rows = store.rows("SELECT DISTINCT place FROM import_lines WHERE import_id = ? AND file = ?", (import_id, file))
    return frozenset(row["place"] for row in rows)


def records(store: Store) -> tuple[ImportRecord, ...]:
    """Newest first."""
    return tuple(_record(store, row) for row in store.rows("SELECT * FROM imports ORDER BY id DESC"))


def record(store: Store, import_id: int) -> ImportRecord | None:
    rows = store.rows("SELECT * FROM imports WHERE id = ?", (import_id,))
    return _record(store, rows[0]) if rows else None


def lines(store: Store, import_id: int, statuses: Sequence[ImportStatus] = ()) -> tuple[ImportLine, ...]:
    """In the order they were told; only those of `statuses`, where any are named."""
    only = f"AND status IN ({marks(statuses)})" if statuses else ""
    rows = store.rows(
        f"SELECT * FROM import_lines WHERE import_id = ? AND status != ? {only} ORDER BY id",
        (import_id, END, *statuses),
    )
    return tuple(
        ImportLine(
            row["file"],
            row["place"],
            row["status"],
            row["title"],
            row["clipping_id"],
            row["reason"],
            row["edition_id"],
        )
        for row in rows
    )


def forget(db: "Database", import_id: int, clipping_id: int) -> None:
    """Take the line that says that this clipping could not be read out of the report."""
    db.conn.execute(
        "DELETE FROM import_lines WHERE import_id = ? AND clipping_id = ? AND status = 'failed'",
        (import_id, clipping_id),
    )


def open_again(db: "Database", import_id: int, again: Iterable[ImportLine]) -> None:
    """Take these lines out of the report, so that their places are done anew when the import goes on."""
    for line in again:
        db.conn.execute(
            "DELETE FROM import_lines WHERE import_id = ? AND file = ? AND (place = ? OR status = ?)",
            (import_id, line.file, line.place, END),
        )


def stored(file: str) -> str:
    """A file's name as SQLite can hold it: what is not UTF-8 in it stands escaped."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


def _record(store: Store, row: sqlite3.Row) -> ImportRecord:
    counted = store.rows(
        """SELECT status, count(*) AS n, count(clipping_id) AS clippings, count(trace) + count(edition_id) AS changed
           FROM import_lines WHERE import_id = ? AND status != ? GROUP BY status""",
        (row["id"], END),
    )
    left = any(each["changed"] or (each["status"] in OURS and each["clippings"]) for each in counted)
    return ImportRecord(
        id=row["id"],
        started=from_epoch(row["started"]),
        finished=None if row["finished"] is None else from_epoch(row["finished"]),
        state=row["state"],
        paths=tuple(json.loads(row["paths"])),
        options=_options(json.loads(row["options"])),
        counts={each["status"]: each["n"] for each in counted},
        left_something=left and row["state"] != "undone",
    )


def _options(said: dict[str, Any]) -> ImportOptions:
    labels = tuple(
        LabelChoice(each["name"], LabelTarget(**each["target"]), each["folder"]) for each in said.get("labels", ())
    )
    return ImportOptions(bool(said.get("keep_all")), said.get("rule", "attach"), labels)
