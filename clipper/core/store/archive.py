"""A clipping's rows as plain values and back, for Clipper's own archive.

A record is {table: [row, …]} without the numbers that only mean something in one library: names
stand for publishers and topics of the user's own, and what hangs on a clipping lies beside it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from clipper.core.store import clippings, digests, editions, related, topics
from clipper.core.store.database import Store, insert_row
from clipper.core.text import _

if TYPE_CHECKING:
    from sqlite_utils import Database

Record = dict[str, list[dict[str, Any]]]

_LIBRARYS_OWN = frozenset({"id", "clipping_id", "original_id", "publisher_id", "became", "url_key", "text_key"})
_MADE_AGAIN = frozenset({"url_key", "text_key", "original_id"})
"""By whoever restores: another version may make other keys, and every library numbers its originals itself."""
_TABLES = (
    "bodies",
    "clipping_countries",
    "clipping_topics",
    "clipping_hashtags",
    "clipping_assets",
    "notes",
    "highlights",
    "editions",
    "related",
    "digests",
)
RESTORED = (
    "clipping_countries",
    "clipping_topics",
    "clipping_hashtags",
    "highlights",
    "editions",
    "related",
    "digests",
)
"""What `restore` puts in as it was; title, body, note and pictures come in like any article's."""
_STATES = ("unread", "starred", "archived", "captured", "trashed", "added", "modified", "edited", "at", "reading")


def record(store: Store, clipping_id: int) -> Record:
    """Everything the library holds of a clipping, bar its originals and the bytes of its pictures. `original` in the
    rows of clippings and editions is the number of what each was made from."""
    row = store.rows(
        """SELECT c.*, p.name AS publisher FROM clippings c
           LEFT JOIN publishers p ON p.id = c.publisher_id WHERE c.id = ?""",
        (clipping_id,),
    )[0]
    found: Record = {"clippings": [_plain(row)]}
    for table in _TABLES:
        rows = store.rows(f"SELECT * FROM {table} WHERE clipping_id = ? ORDER BY 1", (clipping_id,))
        found[table] = [_plain(each) for each in rows]
    if own := [topic for topic in found["clipping_topics"] if topic["topic_id"].startswith(topics.OWN)]:
        called = {topics.OWN + str(row["id"]): row for row in store.rows("SELECT id, label, folded FROM user_topics")}
        for topic in own:
            if topic["topic_id"] in called:
                topic |= {name: called[topic["topic_id"]][name] for name in ("label", "folded")}
    return found


def originals_of(record: Mapping[str, Iterable[Mapping[str, Any]]]) -> list[int]:
    """Numbers of what a clipping and its editions were made from, each once."""
    numbers = (row["original"] for table in ("clippings", "editions") for row in record[table])
    return list(dict.fromkeys(number for number in numbers if number is not None))


def restore(db: "Database", clipping_id: int, record: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """Put what `record` says beside title, body and note into a clipping that was just inserted: states, tags
    with their origins, hashtags, highlights, editions and related articles.

    Columns that this version does not know are passed over. To be called within `sound`.
    """
    (row,) = record["clippings"]
    db.table("clippings").update(clipping_id, {name: row[name] for name in _STATES if name in row})
    for table in RESTORED:
        db.conn.execute(f"DELETE FROM {table} WHERE clipping_id = ?", (clipping_id,))
        columns = {column.name for column in db.table(table).columns} - (_LIBRARYS_OWN - _MADE_AGAIN)
        for each in record.get(table, ()):
            values = {name: value for name, value in each.items() if name in columns}
            if "label" in each:
                values["topic_id"] = topics.create(db, each["label"], each["folded"])
            insert_row(db, table, {"clipping_id": clipping_id, **values})


@contextmanager
def sound() -> Iterator[None]:
    """Around what puts a record in and reads it back: raises ValueError where it is not what `record` writes."""
    try:
        yield
    except (
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        OSError,  # from times that no computer knows
        RecursionError,
        sqlite3.IntegrityError,
        sqlite3.ProgrammingError,
        sqlite3.InterfaceError,
    ) as error:
        raise ValueError(_("it is not what Clipper writes ({why})").format(why=error)) from error


def read_back(store: Store, clipping_id: int) -> None:
    """Everything that was put in, as a window would ask for it later: what cannot be read must not stay. To be
    called within `sound`."""
    found = clippings.clipping(store, clipping_id, {})
    if found is None:
        raise KeyError(clipping_id)
    for edition in found.editions:
        editions.kept(store, edition.id)
    for stub in found.stubs:
        related.article(store, stub.id)
    digests.get(store, clipping_id)


def every(store: Store) -> list[int]:
    return [row["id"] for row in store.rows("SELECT id FROM clippings ORDER BY id")]


def asset_names(store: Store, clipping_id: int) -> list[tuple[str, str]]:
    """(SHA-256, media type) of the pictures a clipping shows."""
    rows = store.rows(
        """SELECT a.sha256, a.media_type FROM clipping_assets ca JOIN assets a ON a.sha256 = ca.sha256
           WHERE ca.clipping_id = ? ORDER BY ca.id""",
        (clipping_id,),
    )
    return [(row["sha256"], row["media_type"]) for row in rows]


def find(store: Store, row: Mapping[str, Any], sha256: str | None, *, in_trash: bool = False) -> int | None:
    """The clipping that this row is: the same headline and address, added at the same second, from the same place
    of the original with this hash (None: typed by hand). Imports add many in a second. Not one that lies in Trash,
    unless `in_trash`."""
    source = "IS NULL" if sha256 is None else "IN (SELECT id FROM originals WHERE sha256 = :sha256)"
    found = store.value(
        f"""SELECT id FROM clippings WHERE original_id {source} AND added = :added
            AND title = :title AND url IS :url AND at = :at AND (:in_trash OR trashed IS NULL) LIMIT 1""",
        {name: row[name] for name in ("title", "added", "url", "at")} | {"sha256": sha256, "in_trash": in_trash},
    )
    return None if found is None else int(found)


def dump(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)


def _plain(row: Any) -> dict[str, Any]:
    names = row.keys()  # a sqlite3.Row is no mapping
    found = {name: row[name] for name in names if name not in _LIBRARYS_OWN}
    return found | {"original": row["original_id"]} if "original_id" in names else found
