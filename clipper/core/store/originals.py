"""What was pasted or opened, byte for byte."""

import hashlib
import zlib
from typing import TYPE_CHECKING

from clipper.core.model import Draft, Part, Pending
from clipper.core.store.database import Store, insert_row
from clipper.core.store.entries import dump_entry, load_entry
from clipper.core.store.records import epoch, from_epoch

if TYPE_CHECKING:
    from sqlite_utils import Database

_LEVEL = 3
"""Of compression. A web page takes a tenth more room than at level 6, and less than half of the time."""


def insert(db: "Database", draft: Draft, *, importing: bool = False) -> int:
    """Store a draft, not decided yet; returns its id. `importing`: from a file that is still there."""
    row = {
        "sha256": hashlib.sha256(draft.data).hexdigest(),
        "media_type": draft.media_type,
        "charset": draft.charset,
        "name": draft.name,
        "url": draft.url,
        "selection": None if draft.selection is None else int(draft.selection),
        "captured": epoch(draft.captured),
        "size": len(draft.data),
        "data": zlib.compress(draft.data, _LEVEL),
        "state": "importing" if importing else "pending",
        "entry": None if draft.entry is None else dump_entry(draft.entry),
    }
    original_id = insert_row(db, "originals", row)
    for part in draft.parts:
        insert_row(
            db,
            "original_parts",
            {"original_id": original_id, "name": part.name, "media_type": part.media_type, "data": part.data},
        )
    return original_id


def insert_once(store: Store, wanted: Draft) -> int:
    """The id of this very draft among those that are kept; it is stored, as kept, where it is none of them."""
    sha256 = hashlib.sha256(wanted.data).hexdigest()
    for (original_id,) in store.rows("SELECT id FROM originals WHERE sha256 = ? AND state = 'kept'", (sha256,)):
        if draft(store, original_id) == wanted:
            return int(original_id)
    original_id = insert(store.db, wanted)
    keep(store.db, original_id)
    return original_id


def draft(store: Store, original_id: int) -> Draft | None:
    """The draft as it came; None when there is no such original."""
    rows = store.rows("SELECT * FROM originals WHERE id = ?", (original_id,))
    if not rows:
        return None
    row = rows[0]
    return Draft(
        data=zlib.decompress(row["data"]),
        media_type=row["media_type"],
        captured=from_epoch(row["captured"]),
        name=row["name"],
        url=row["url"],
        charset=row["charset"],
        selection=None if row["selection"] is None else bool(row["selection"]),
        entry=None if row["entry"] is None else load_entry(row["entry"]),
        parts=tuple(
            Part(part["name"], part["media_type"], part["data"])
            for part in store.rows("SELECT * FROM original_parts WHERE original_id = ? ORDER BY id", (original_id,))
        ),
    )


def clipping_of(store: Store, draft: Draft) -> int | None:
    """A clipping outside Trash that was made of the very same bytes and entry, or keeps an edition that was."""
    same = (hashlib.sha256(draft.data).hexdigest(), None if draft.entry is None else dump_entry(draft.entry))
    for made_of in (
        "originals o JOIN clippings c ON c.original_id = o.id",
        "originals o JOIN editions e ON e.original_id = o.id JOIN clippings c ON c.id = e.clipping_id",
    ):
        found = store.value(
            f"""SELECT c.id FROM {made_of}
                WHERE o.sha256 = ? AND o.entry IS ? AND o.state = 'kept' AND c.trashed IS NULL LIMIT 1""",
            same,
        )
        if found is not None:
            return int(found)
    return None


def keep(db: "Database", original_id: int) -> None:
    """Decided: clippings were made of it."""
    db.conn.execute("UPDATE originals SET state = 'kept' WHERE id = ?", (original_id,))


def release(db: "Database", original_id: int) -> None:
    """Forget an original that never became a clipping."""
    db.conn.execute("DELETE FROM originals WHERE id = ? AND state != 'kept'", (original_id,))


def let_go(db: "Database", original_id: int) -> None:
    """Drop an original that no clipping and no edition is made from."""
    db.conn.execute(
        """DELETE FROM originals WHERE id = :id
           AND NOT EXISTS (SELECT 1 FROM clippings WHERE original_id = :id)
           AND NOT EXISTS (SELECT 1 FROM editions WHERE original_id = :id)""",
        {"id": original_id},
    )


def pending(store: Store) -> tuple[Pending, ...]:
    rows = store.rows("SELECT id, name, captured, size FROM originals WHERE state = 'pending' ORDER BY id")
    return tuple(Pending(row["id"], row["name"], from_epoch(row["captured"]), row["size"]) for row in rows)


def remove_unused(db: "Database") -> None:
    """Drop originals whose clippings were undone in an earlier run or deleted for good, and those
    of an import that broke off."""
    db.conn.execute(
        """DELETE FROM originals WHERE state != 'pending'
           AND id NOT IN (SELECT original_id FROM clippings WHERE original_id IS NOT NULL)
           AND id NOT IN (SELECT original_id FROM editions WHERE original_id IS NOT NULL)"""
    )


def damaged(store: Store) -> list[int]:
    """Ids of originals whose bytes no longer have the SHA-256 they came with."""
    bad = []
    for (original_id,) in store.rows("SELECT id FROM originals"):
        sha256, data = store.rows("SELECT sha256, data FROM originals WHERE id = ?", (original_id,))[0]
        try:
            whole = hashlib.sha256(zlib.decompress(data)).hexdigest() == sha256
        except zlib.error:
            whole = False
        if not whole:
            bad.append(original_id)
    return bad
