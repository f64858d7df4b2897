"""Other texts of the same story that a clipping keeps beside its own."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from clipper.core.model import Article, Edition, EditionKind
from clipper.core.store import records
from clipper.core.store.database import Store, insert_row
from clipper.core.store.records import dump, epoch, from_epoch, moment, moment_columns

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition whole: the clipping that keeps it, its article, and where that stands in its original."""

    edition: Edition
    clipping_id: int
    article: Article
    original_id: int | None
    at: int


def of(store: Store, clipping_id: int) -> tuple[Edition, ...]:
    """Newest first."""
    rows = store.rows("SELECT * FROM editions WHERE clipping_id = ? ORDER BY seen DESC, id DESC", (clipping_id,))
    return tuple(_edition(row) for row in rows)


def kept(store: Store, edition_id: int) -> Kept | None:
    rows = store.rows("SELECT * FROM editions WHERE id = ?", (edition_id,))
    if not rows:
        return None
    row = rows[0]
    article = records.article(row, deck=row["deck"])
    return Kept(_edition(row), row["clipping_id"], article, row["original_id"], row["at"])


def add(
    db: "Database",
    clipping_id: int,
    article: Article,
    *,
    kind: EditionKind,
    keys: tuple[str | None, str | None],
    original_id: int | None,
    at: int,
    seen: datetime,
) -> int:
    """Keep a text under a clipping; one that it keeps already is not kept twice. Returns the edition's id."""
    there = db.conn.execute(
        "SELECT id FROM editions WHERE clipping_id = ? AND url_key IS ? AND title = ? AND text = ?",
        (clipping_id, keys[0], article.title, article.text),
    ).fetchone()
    if there is not None:
        return int(there[0])
    row = {
        "clipping_id": clipping_id,
        "original_id": original_id,
        "kind": kind,
        "title": article.title,
        "authors": dump(article.authors),
        "publisher": article.publisher,
        "url": article.url,
        "url_key": keys[0],
        "text_key": keys[1],
        **moment_columns(article.published),
        "dateline": article.dateline,
        "deck": article.deck,
        "lang": article.lang,
        "at": at,
        "html": article.html,
        "text": article.text,
        "seen": epoch(seen),
    }
    return insert_row(db, "editions", row)


def remove(db: "Database", edition_id: int) -> None:
    db.conn.execute("DELETE FROM editions WHERE id = ?", (edition_id,))


def _edition(row: sqlite3.Row) -> Edition:
    return Edition(
        row["id"],
        row["kind"],
        row["title"],
        row["publisher"],
        row["url"],
        moment(row),
        from_epoch(row["seen"]),
    )
