"""What an import did to a clipping that was there before it.

A snapshot holds a clipping's rows as {table: {key: row}}; a trace holds what differs between two of
them, as {table: {key: [row before, row after]}} with None for a row that is not there. Of the
clipping's own row each column counts by itself. In a trace hashes stand for texts: what came is
there, and what was replaced is an edition now. Where none keeps it, the trace does.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clipper.core.store.database import Store
from clipper.core.store.records import dump

if TYPE_CHECKING:
    from sqlite_utils import Database

Rows = Mapping[str, Any]
Snapshot = Mapping[str, Rows]
Trace = Mapping[str, Mapping[str, tuple[Any, Any]]]

TAGS = {"clipping_countries": "code", "clipping_topics": "topic_id", "clipping_hashtags": "tag"}
"""Tables of tags, each with the column that tells a clipping's tags apart."""
_QUERIES = {
    **{table: f"SELECT *, {key} AS key FROM {table} WHERE clipping_id = ?" for table, key in TAGS.items()},
    "notes": "SELECT *, '' AS key FROM notes WHERE clipping_id = ?",
    "highlights": "SELECT *, id AS key FROM highlights WHERE clipping_id = ?",
    "editions": "SELECT id AS key, kind, title, url_key, text_key, seen FROM editions WHERE clipping_id = ?",
    "related": "SELECT id AS key, title, url, became FROM related WHERE clipping_id = ?",
    "clipping_assets": "SELECT sha256 AS key FROM clipping_assets WHERE clipping_id = ?",
}
_NO_TRACE = frozenset({"key", "id", "clipping_id"})
_LIBRARYS = frozenset({"id", "added", "modified", "trashed", "unread"})
"""Columns of a clipping that no import changes once it is there, or that change with every look."""
_EARLIER = "earlier"
"""Where a trace keeps a text that no edition keeps: [html, text]."""


def snapshot(store: Store, clipping_id: int) -> Snapshot | None:
    """A clipping's rows as they are; None when it is gone."""
    own = store.rows("SELECT * FROM clippings WHERE id = ?", (clipping_id,))
    if not own:
        return None
    found: dict[str, Rows] = {
        "clippings": {name: own[0][name] for name in own[0].keys() if name not in _LIBRARYS},  # noqa: SIM118 (a row)
        "bodies": {"": _body(store, clipping_id)},
    }
    for table, query in _QUERIES.items():
        rows = store.rows(query, (clipping_id,))
        found[table] = {
            str(row["key"]): {name: row[name] for name in row.keys() if name not in _NO_TRACE}  # noqa: SIM118
            for row in rows
        }
    return found


def trace(store: Store, clipping_id: int, before: Snapshot) -> str | None:
    """What is no longer as it was `before`, as JSON; None where nothing changed."""
    after = snapshot(store, clipping_id)
    if after is None:
        return None
    found = {table: changed for table, rows in before.items() if (changed := _changed(rows, after[table]))}
    if "bodies" in found:
        was, became = found["bodies"][""]
        found["bodies"] = {"": (text_hash(*was), text_hash(*became))}
        if _edition_with(store, clipping_id, text_hash(*was)) is None:
            found[_EARLIER] = {"": (was, None)}
    return dump(found) if found else None


def load(stored: str) -> Trace:
    return {
        table: {key: (pair[0], pair[1]) for key, pair in rows.items()} for table, rows in json.loads(stored).items()
    }


def earlier_text(store: Store, clipping_id: int, its_trace: Trace) -> tuple[str, str] | None:
    """The HTML and the text that were replaced; None when nothing keeps them any more."""
    if _EARLIER in its_trace:
        html, text = its_trace[_EARLIER][""][0]
        return html, text
    return _edition_with(store, clipping_id, its_trace["bodies"][""][0])


def text_hash(html: str, text: str) -> str:
    return hashlib.sha256(f"{html}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


# -- putting back ------------------------------------------------------------------------------


def put_tag(db: "Database", table: str, clipping_id: int, key: str, row: Rows | None) -> None:
    """This tag of a clipping becomes `row`, or goes."""
    db.conn.execute(f"DELETE FROM {table} WHERE clipping_id = ? AND {TAGS[table]} = ?", (clipping_id, key))
    if row is not None:
        db.table(table).insert({"clipping_id": clipping_id, **row})


def put_row(db: "Database", table: str, key: str, row: Rows | None) -> None:
    """The row of this number (of highlights, editions or related) becomes `row`, or goes."""
    if row is None:
        db.conn.execute(f"DELETE FROM {table} WHERE id = ?", (int(key),))
    else:
        db.table(table).update(int(key), dict(row))


def put_columns(db: "Database", clipping_id: int, columns: Rows) -> None:
    """These columns of a clipping become so. What they refer to may be gone by now."""
    values = dict(columns)
    for name, table in (("original_id", "originals"), ("publisher_id", "publishers")):
        there = db.conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", (values.get(name),)).fetchone()
        if name in values and there is None:
            values[name] = None
    if values:
        db.table("clippings").update(clipping_id, values)


def put_text(db: "Database", clipping_id: int, html: str, text: str) -> None:
    db.table("bodies").update(clipping_id, {"html": html, "text": text})


def let_go_of_pictures(db: "Database", clipping_id: int, hashes: Rows) -> None:
    """Those of these pictures that none of a clipping's texts shows are no longer its own."""
    db.conn.executemany(
        """DELETE FROM clipping_assets WHERE clipping_id = :id AND sha256 = :sha256
           AND NOT EXISTS (SELECT 1 FROM bodies WHERE clipping_id = :id AND instr(html, :sha256))
           AND NOT EXISTS (SELECT 1 FROM editions WHERE clipping_id = :id AND instr(html, :sha256))
           AND NOT EXISTS (SELECT 1 FROM clippings WHERE id = :id AND instr(coalesce(lead_image, ''), :sha256))""",
        [{"id": clipping_id, "sha256": each} for each in hashes],
    )


def _changed(before: Rows, after: Rows) -> dict[str, tuple[Any, Any]]:
    keys = dict.fromkeys((*before, *after))
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def _body(store: Store, clipping_id: int) -> tuple[str, str]:
    row = store.rows("SELECT html, text FROM bodies WHERE clipping_id = ?", (clipping_id,))[0]
    return row["html"], row["text"]


def _edition_with(store: Store, clipping_id: int, hashed: str) -> tuple[str, str] | None:
    """The text with this hash, out of the editions of a clipping."""
    rows = store.rows("SELECT html, text FROM editions WHERE clipping_id = ? ORDER BY id", (clipping_id,))
    return next(((row["html"], row["text"]) for row in rows if text_hash(row["html"], row["text"]) == hashed), None)
