"""Marked passages, anchored by quotation, so that they survive a new reading of the same original."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from clipper.core.model import Highlight, Passage
from clipper.core.store.database import Store
from clipper.core.store.records import epoch, from_epoch

if TYPE_CHECKING:
    from sqlite_utils import Database


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
