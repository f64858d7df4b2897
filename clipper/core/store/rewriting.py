"""Another article in the place of a clipping's: a new edition, or its original read another way."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from clipper.core.model import Article
from clipper.core.store import assets, clippings
from clipper.core.store.database import Store
from clipper.core.store.records import dump, epoch, from_epoch, moment_columns

if TYPE_CHECKING:
    from sqlite_utils import Database


class Source(NamedTuple):
    """Where a clipping's text comes from: its original, its place among the articles there, how that
    was read (JSON, None: as Clipper does), and when it was captured."""

    original_id: int | None
    at: int
    reading: str | None
    seen: datetime


def source(store: Store, clipping_id: int) -> Source | None:
    rows = store.rows(
        """SELECT c.original_id, c.at, c.reading, coalesce(o.captured, c.added) AS seen
           FROM clippings c LEFT JOIN originals o ON o.id = c.original_id WHERE c.id = ?""",
        (clipping_id,),
    )
    return next((Source(row["original_id"], row["at"], row["reading"], from_epoch(row["seen"])) for row in rows), None)


def rewrite(
    db: "Database",
    clipping_id: int,
    article: Article,
    *,
    keys: tuple[str | None, str | None],
    source: Source,
    edited: Iterable[str],
    now: datetime,
) -> None:
    """Every field becomes the article's. What it was made from, its tags, note, states and pictures stay or come
    along; `edited` names the fields typed by hand, whose values are the caller's to keep."""
    db.table("clippings").update(
        clipping_id,
        {
            "original_id": source.original_id,
            "title": article.title,
            "authors": dump(article.authors),
            "publisher_id": clippings.publisher_id(db, article.publisher),
            "dateline": article.dateline,
            "url": article.url,
            "url_key": keys[0],
            "text_key": keys[1],
            "lang": article.lang,
            "lead": clippings.lead_of(article.text),
            **moment_columns(article.published),
            "modified": epoch(now),
            "problem": article.problem,
            "at": source.at,
            "reading": source.reading,
            "edited": dump(sorted(edited)),
            "captured": int(bool(article.text)),
            **clippings.further(article),
        },
    )
    db.table("bodies").update(clipping_id, {"html": article.html, "text": article.text})
    assets.attach(db, clipping_id, article.assets)
