"""Undo and redo within the run.

Temporary triggers write, for every row that is inserted, changed or deleted, the statement
that would take it back; undoing runs a step's statements backwards, while the triggers write
what would redo them. The idea is SQLite's own ("Automatic Undo/Redo Using SQLite" on
sqlite.org). The log lives in this connection's temporary tables and dies with the run.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from clipper.core.model import Changes, History
from clipper.core.store import fingerprints, outbox
from clipper.core.store.database import Store

# Each table whose rows can be taken back: its integer key, and the column that names the
# clipping (NULL: none). Originals are not among them: what was stored stays until it is unused.
TABLES = {
    "clippings": ("id", "id"),
    "bodies": ("clipping_id", "clipping_id"),
    "clipping_assets": ("id", "clipping_id"),
    "clipping_countries": ("id", "clipping_id"),
    "clipping_topics": ("id", "clipping_id"),
    "clipping_hashtags": ("id", "clipping_id"),
    "notes": ("clipping_id", "clipping_id"),
    "highlights": ("id", "clipping_id"),
    "editions": ("id", "clipping_id"),
    "related": ("id", "clipping_id"),
    "user_topics": ("id", "NULL"),
    "topic_settings": ("id", "NULL"),
    "topic_aliases": ("id", "NULL"),
    "tag_rules": ("id", "NULL"),
    "refused_words": ("id", "NULL"),
    "digests": ("clipping_id", "clipping_id"),
    "imports": ("id", "NULL"),  # so that a report never tells of what was undone
    "import_lines": ("id", "NULL"),
}
MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the user did: rows of the log, as (first, last) ranges in their order."""

    label: str
    ranges: tuple[tuple[int, int], ...]


class _Recording:
    """A step that is under way: `start` is the log's position where its present range began."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.ranges: list[tuple[int, int]] = []

    def pause(self, position: int) -> None:
        if position > self.start:
            self.ranges.append((self.start + 1, position))
            self.start = position


_ROWS = "SELECT clipping_id, row_came_or_went, sql FROM undo_log WHERE seq BETWEEN ? AND ? ORDER BY seq DESC"

_BODY_CHANGED = "UPDATE main.bodies"


class UndoLog:
    """The steps of this run. `record` wraps what may be undone, `undo` and `redo` walk them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._recording: list[_Recording] = []
        connection = store.connection
        connection.execute("PRAGMA temp_store = FILE")
        connection.execute(
            """CREATE TEMP TABLE undo_log
               (seq INTEGER PRIMARY KEY, clipping_id INTEGER, row_came_or_went INTEGER NOT NULL, sql TEXT NOT NULL)"""
        )
        for table, (key, owner) in TABLES.items():
            columns = {row["name"]: row["type"] for row in store.rows(f"PRAGMA table_info({table})")}
            for trigger in _triggers(table, key, owner, columns):
                connection.execute(trigger)

    @contextmanager
    def record(self, label: str) -> Iterator[None]:
        """What is committed inside, in one transaction or several, becomes one step.

        Records may lie within one another, for what the user does while a long import runs: each
        step then holds only what is its own.
        """
        with self._apart():
            mine = _Recording(self._position())
            self._recording.append(mine)
            try:
                yield
            finally:
                self._recording.pop()
                mine.pause(self._position())
                self._keep(label, mine)

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """What is logged inside is none of the record that is under way around it."""
        outer = self._recording[-1] if self._recording else None
        if outer is not None:
            outer.pause(self._position())
        try:
            yield
        finally:
            if outer is not None:
                outer.start = self._position()

    def _keep(self, label: str, recorded: "_Recording") -> None:
        if not recorded.ranges:
            return
        self._undo.append(Step(label, tuple(recorded.ranges)))
        self._drop(self._redo)
        self._redo.clear()
        if len(self._undo) > MOST_STEPS:
            self._drop([self._undo.pop(0)])

    def undo(self) -> Changes:
        """Take the last step back; nothing happens when there is none."""
        return self._replay(self._undo, self._redo)

    def redo(self) -> Changes:
        return self._replay(self._redo, self._undo)

    def history(self) -> History:
        return History(undo=self._undo[-1].label if self._undo else "", redo=self._redo[-1].label if self._redo else "")

    def clear(self) -> None:
        """Forget every step: what was just done cannot be taken back."""
        self._undo.clear()
        self._redo.clear()
        self._store.connection.execute("DELETE FROM undo_log")
        for recording in self._recording:  # what is under way can go back to here
            recording.ranges.clear()
            recording.start = 0

    def _replay(self, source: list[Step], target: list[Step]) -> Changes:
        if not source:
            return Changes()
        step = source[-1]
        with self._apart(), self._store.transaction() as db:
            before = self._position()
            rows = [row for part in reversed(step.ranges) for row in self._store.rows(_ROWS, part)]
            db.conn.execute("PRAGMA defer_foreign_keys = ON")
            for row in rows:
                db.conn.execute(row["sql"])
            changes = self._changes(rows, step.label)
            outbox.append(db, (*changes.added, *changes.changed, *changes.removed))
            fingerprints.forget(db, {row["clipping_id"] for row in rows if row["sql"].startswith(_BODY_CHANGED)})
            after = self._position()
            self._drop([step])
        source.pop()
        target.append(Step(step.label, ((before + 1, after),)))
        return changes

    def _changes(self, rows: list[sqlite3.Row], label: str) -> Changes:
        touched = dict.fromkeys(row["clipping_id"] for row in rows if row["clipping_id"] is not None)
        whole = {row["clipping_id"] for row in rows if row["row_came_or_went"]}
        there = {i for i in touched if self._store.value("SELECT 1 FROM clippings WHERE id = ?", (i,))}
        return Changes(
            added=tuple(i for i in touched if i in whole and i in there),
            changed=tuple(i for i in touched if i not in whole and i in there),
            removed=tuple(i for i in touched if i not in there),
            label=label,
        )

    def _position(self) -> int:
        return int(self._store.value("SELECT coalesce(max(seq), 0) FROM undo_log"))

    def _drop(self, steps: list[Step]) -> None:
        self._store.connection.executemany(
            "DELETE FROM undo_log WHERE seq BETWEEN ? AND ?", [part for step in steps for part in step.ranges]
        )


def _triggers(table: str, key: str, owner: str, columns: dict[str, str]) -> Iterator[str]:
    """The three triggers of a table with these columns (name → type). `key` is its integer primary key.

    An update is taken back in the columns it changed: the others may have changed since, outside any step.
    """
    whole = int(table == "clippings")

    def trigger(event: str, row: str, inverse: str) -> str:
        clipping = "NULL" if owner == "NULL" else f"{row}.{owner}"
        came_or_went = whole if event != "UPDATE" else 0
        return (
            f"CREATE TEMP TRIGGER undo_{table}_{event.lower()} AFTER {event} ON main.{table} BEGIN "
            "INSERT INTO undo_log (clipping_id, row_came_or_went, sql) "
            f"VALUES ({clipping}, {came_or_went}, {inverse}); END"
        )

    where = f"' WHERE {key} = ' || %s.{key}"
    literals = {column: _literal(column, kind) for column, kind in columns.items()}
    settings = " || ".join(
        f"CASE WHEN OLD.{column} IS NOT NEW.{column} THEN ',{column}=' || {literal} ELSE '' END"
        for column, literal in literals.items()
    )
    values = " || ',' || ".join(literals.values())
    yield trigger("INSERT", "NEW", f"'DELETE FROM main.{table}' || {where % 'NEW'}")
    yield trigger("UPDATE", "OLD", f"'UPDATE main.{table} SET {key}={key}' || {settings} || {where % 'NEW'}")
    yield trigger("DELETE", "OLD", f"'INSERT INTO main.{table} ({','.join(columns)}) VALUES (' || {values} || ')'")


def _literal(column: str, kind: str) -> str:
    """SQL that writes the old value as SQL. quote() would cut a text at U+0000, should one ever get in."""
    if kind != "TEXT":
        return f"quote(OLD.{column})"
    exact = f"'CAST(x''' || hex(OLD.{column}) || ''' AS TEXT)'"
    return f"(CASE WHEN instr(OLD.{column}, char(0)) THEN {exact} ELSE quote(OLD.{column}) END)"
