"""What the index has yet to see, written in the same transaction as what changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clipper.core.model import OutboxRow
from clipper.core.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database


def append(db: "Database", clipping_ids: Iterable[int]) -> None:
    """Tell the index that these clippings came, changed or went."""
    db.conn.executemany("INSERT INTO outbox (clipping_id) VALUES (?)", ((i,) for i in clipping_ids))


def after(store: Store, seq: int, limit: int) -> list[OutboxRow]:
    """The oldest rows that come after `seq`."""
    rows = store.rows("SELECT seq, clipping_id FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?", (seq, limit))
    return [OutboxRow(*row) for row in rows]


def unseen(store: Store, seq: int) -> int:
    """How many clippings changed after number `seq`."""
    return int(store.value("SELECT count(DISTINCT clipping_id) FROM outbox WHERE seq > ?", (seq,)))


def last(store: Store) -> int:
    """The highest number ever given; 0 when none was."""
    return store.value("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'") or 0


def pruned(store: Store) -> int:
    """Rows up to this number are gone: an index that has not seen them must be rebuilt."""
    return int(store.value("SELECT value FROM meta WHERE name = 'outbox_pruned'") or 0)


def prune(db: "Database", seq: int) -> None:
    """Drop what the index has committed."""
    db.conn.execute("DELETE FROM outbox WHERE seq <= ?", (seq,))
    db.table("meta").upsert({"name": "outbox_pruned", "value": str(seq)}, pk="name")
