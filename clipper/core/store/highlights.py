"""Marked passages, anchored by quotation, so that they survive a new reading of the same original."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from clipper.core.model import Highlight, Passage
from clipper.core.store.database import Store, insert_row
from clipper.core.store.records import epoch, from_epoch

if TYPE_CHECKING:
    from sqlite_utils import Database


class Quoted(NamedTuple):
    """A passage's own words, what stands before and after it, and its place in the canonical text."""

    exact: str
    prefix: str
    suffix: str
    start: int


def insert(db: "Database", clipping_id: int, text: str, passages: Iterable[Passage], now: datetime) -> None:
    """Keep passages of the canonical `text`; one that is not in it waits without a place."""
    for passage in passages:
        start = text.find(passage.exact)
        db.table("highlights").insert(
            {
                "clipping_id": clipping_id,
                "prefix": passage.prefix,
                "exact": passage.exact,
                "suffix": passage.suffix,
                "start": None if start < 0 else start,
                "note": passage.note,
                "created": epoch(passage.created or now),
            }
        )


def add(db: "Database", clipping_id: int, quote: Quoted, note: str, now: datetime) -> int:
    """Mark a passage; returns the highlight's number."""
    row = {"clipping_id": clipping_id, **_columns(quote), "note": note, "created": epoch(now)}
    return insert_row(db, "highlights", row)


def place(db: "Database", highlight_id: int, quote: Quoted | None) -> None:
    """It stands there now, in these words; None: its words are gone, and it waits with those it has."""
    db.table("highlights").update(highlight_id, {"start": None} if quote is None else _columns(quote))


def set_note(db: "Database", highlight_id: int, note: str) -> None:
    db.table("highlights").update(highlight_id, {"note": note})


def remove(db: "Database", highlight_id: int) -> None:
    db.conn.execute("DELETE FROM highlights WHERE id = ?", (highlight_id,))


def clipping_of(store: Store, highlight_id: int) -> int | None:
    """The clipping it is in; None when it is gone."""
    found = store.value("SELECT clipping_id FROM highlights WHERE id = ?", (highlight_id,))
    return None if found is None else int(found)


def _columns(quote: Quoted) -> dict[str, Any]:
    return {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix, "start": quote.start}


def of(store: Store, clipping_id: int) -> tuple[Highlight, ...]:
    """In the order of the text, those without a place last."""
    rows = store.rows(
        "SELECT * FROM highlights WHERE clipping_id = ? ORDER BY start IS NULL, start, id", (clipping_id,)
    )
    return tuple(
        Highlight(
            row["id"],
            row["exact"],
            row["prefix"],
            row["suffix"],
            row["start"],
            row["note"],
            from_epoch(row["created"]),
        )
        for row in rows
    )
