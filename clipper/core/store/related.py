"""Articles found on a kept page that were not kept themselves: they wait under the main one."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from clipper.core.model import Article, Stub
from clipper.core.store import records
from clipper.core.store.database import Store
from clipper.core.store.records import dump, moment, moment_columns

if TYPE_CHECKING:
    from sqlite_utils import Database


def insert(db: "Database", clipping_id: int, articles: Iterable[tuple[Article, int | None]]) -> None:
    """Each article with the clipping that it is already, if it is one."""
    db.table("related").insert_all(
        {
            "clipping_id": clipping_id,
            "became": became_id,
            "title": article.title,
            "publisher": article.publisher,
            "authors": dump(article.authors),
            "dateline": article.dateline,
            "url": article.url,
            "lang": article.lang,
            "facts": dump(article.facts),
            **moment_columns(article.published),
            "html": article.html,
            "text": article.text,
        }
        for article, became_id in articles
    )


def stubs(store: Store, clipping_id: int) -> tuple[Stub, ...]:
    """In the page's order."""
    rows = store.rows("SELECT * FROM related WHERE clipping_id = ? ORDER BY id", (clipping_id,))
    return tuple(Stub(row["id"], row["title"], row["publisher"], moment(row), row["became"]) for row in rows)


def article(store: Store, stub_id: int) -> tuple[Article, int, int | None] | None:
    """The stub's article, the clipping it waits under, and the one it became, if any."""
    rows = store.rows("SELECT * FROM related WHERE id = ?", (stub_id,))
    if not rows:
        return None
    row = rows[0]
    facts = tuple((name, value) for name, value in json.loads(row["facts"]))
    return records.article(row, kind="related", facts=facts), row["clipping_id"], row["became"]


def became(db: "Database", stub_id: int, clipping_id: int) -> None:
    """Remember that this stub is a clipping now."""
    db.table("related").update(stub_id, {"became": clipping_id})
