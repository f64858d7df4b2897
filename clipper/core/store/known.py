"""What is in the library, as far as it is needed to tell whether an article is known already."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clipper.core.model import Marks, Moment
from clipper.core.store.database import Store
from clipper.core.store.records import from_epoch, marks, moment


@dataclass(frozen=True, slots=True)
class Known:
    """A clipping to compare with. `seen` is when its text was captured, `captured` whether it ever was;
    `url_key` and `text_key` are its canonical address and text."""

    id: int
    title: str
    text: str
    publisher: str | None
    url: str | None
    url_key: str | None
    text_key: str | None
    published: Moment | None
    updated: Moment | None
    seen: datetime
    trashed: bool
    captured: bool


def with_keys(store: Store, known_by: Marks) -> list[Known]:
    """Clippings with the same address or the same text."""
    rows = store.rows(
        """SELECT id FROM clippings
           WHERE (:url IS NOT NULL AND url_key = :url) OR (:text IS NOT NULL AND text_key = :text)
           ORDER BY trashed IS NOT NULL, id LIMIT 20""",
        {"url": known_by.url, "text": known_by.text},
    )
    return of(store, [row["id"] for row in rows])


def with_edition(store: Store, known_by: Marks) -> list[tuple[int, bool]]:
    """(clipping, whether the text is the same) for clippings that keep this address or text as an edition or copy."""
    rows = store.rows(
        """SELECT clipping_id, :text IS NOT NULL AND text_key = :text AS same FROM editions
           WHERE (:url IS NOT NULL AND url_key = :url) OR (:text IS NOT NULL AND text_key = :text)
           ORDER BY same DESC, id LIMIT 20""",
        {"url": known_by.url, "text": known_by.text},
    )
    return [(row["clipping_id"], bool(row["same"])) for row in rows]


def made_of_same(store: Store, original_id: int) -> int | None:
    """A clipping outside Trash that was made of the very bytes and entry of this original, and not of it itself."""
    found = store.value(
        """SELECT c.id FROM originals mine
           JOIN originals o ON o.sha256 = mine.sha256 AND o.entry IS mine.entry AND o.id != mine.id
           JOIN clippings c ON c.original_id = o.id AND c.trashed IS NULL
           WHERE mine.id = ? ORDER BY c.id LIMIT 1""",
        (original_id,),
    )
    return None if found is None else int(found)


def link_to(store: Store, url_key: str) -> int | None:
    """A clipping outside Trash that is only a link to this address."""
    found = store.value(
        "SELECT id FROM clippings WHERE url_key = ? AND NOT captured AND trashed IS NULL ORDER BY id LIMIT 1",
        (url_key,),
    )
    return None if found is None else int(found)


def is_unread(store: Store, clipping_id: int) -> bool:
    """Whether a clipping has a problem instead of a text."""
    return bool(store.value("SELECT 1 FROM clippings WHERE id = ? AND problem != ''", (clipping_id,)))


def of(store: Store, ids: Sequence[int]) -> list[Known]:
    """In the order of `ids`; those that are gone are left out."""
    rows = store.rows(
        f"""SELECT c.*, b.text, p.name AS publisher, coalesce(o.captured, c.added) AS seen FROM clippings c
            JOIN bodies b ON b.clipping_id = c.id
            LEFT JOIN publishers p ON p.id = c.publisher_id
            LEFT JOIN originals o ON o.id = c.original_id
            WHERE c.id IN ({marks(ids)})""",
        ids,
    )
    found = {row["id"]: _known(row) for row in rows}
    return [found[clipping_id] for clipping_id in ids if clipping_id in found]


def _known(row: sqlite3.Row) -> Known:
    return Known(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        publisher=row["publisher"],
        url=row["url"],
        url_key=row["url_key"],
        text_key=row["text_key"],
        published=moment(row),
        updated=moment(row, "updated"),
        seen=from_epoch(row["seen"]),
        trashed=row["trashed"] is not None,
        captured=bool(row["captured"]),
    )
