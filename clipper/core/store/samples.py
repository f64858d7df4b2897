"""Stretches of the library that are learned from."""

import json
from collections.abc import Iterator, Sequence

from clipper.core.model import Article
from clipper.core.store.database import Store
from clipper.core.store.records import marks

AT_ONCE = 200
"""Clippings read at a time."""


def state(store: Store) -> tuple[int, int]:
    """Another one after each write, this connection's or another's."""
    return store.connection.total_changes, int(store.value("PRAGMA data_version"))


def newest(store: Store) -> int:
    """The highest number of a clipping: about how large the library is."""
    return int(store.value("SELECT coalesce(max(id), 0) FROM clippings"))


def spread(store: Store, most: int) -> list[int]:
    """Ids of clippings with a text, evenly spread over the library."""
    ids = [row[0] for row in store.rows("SELECT id FROM clippings WHERE trashed IS NULL AND problem = '' ORDER BY id")]
    return ids if len(ids) <= most else [ids[at * len(ids) // most] for at in range(most)]


def texts(store: Store, ids: Sequence[int], most: int) -> Iterator[tuple[int, str, str | None, str]]:
    """(id, headline, dateline, the first `most` characters of the text) of each clipping."""
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        for row in store.rows(
            f"""SELECT c.id, c.title, c.dateline, substr(b.text, 1, ?) AS text
                FROM clippings c JOIN bodies b ON b.clipping_id = c.id WHERE c.id IN ({marks(part)})""",
            (most, *part),
        ):
            yield row["id"], row["title"], row["dateline"], row["text"]


def articles(store: Store, ids: Sequence[int]) -> Iterator[tuple[int, Article]]:
    """What rules look at: words, authors, publisher, address and language."""
    for row in store.rows(
        f"""SELECT c.id, c.title, c.authors, c.dateline, c.url, c.lang, p.name AS publisher, b.text
            FROM clippings c JOIN bodies b ON b.clipping_id = c.id LEFT JOIN publishers p ON p.id = c.publisher_id
            WHERE c.id IN ({marks(ids)}) ORDER BY c.id""",
        ids,
    ):
        yield (
            row["id"],
            Article(
                row["title"],
                text=row["text"],
                authors=tuple(json.loads(row["authors"])),
                publisher=row["publisher"],
                dateline=row["dateline"],
                url=row["url"],
                lang=row["lang"],
            ),
        )


def stamps(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """Another one after each edit of a clipping; made without its text, which would have to be read."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        sql = f"SELECT id, modified || '/' || title || '/' || lead FROM clippings WHERE id IN ({marks(part)})"
        found |= {row[0]: row[1] for row in store.rows(sql, part)}
    return found
