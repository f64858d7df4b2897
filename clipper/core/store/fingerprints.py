"""Signatures of the clippings' texts and the bands they are found under.

Derived from the texts and nothing else: a row whose clipping is gone is passed over, one that is
missing is made when somebody asks for it (`missing`).
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from clipper.core.model import Marks
from clipper.core.store.database import Store
from clipper.core.store.records import marks as question_marks

if TYPE_CHECKING:
    from sqlite_utils import Database

HEADLINE = -1
"""The band under which headlines stand."""
FULLEST = 100
"""Clippings looked at in one band, newest first: a form letter must not make every look-up slow."""
MOST = 50
"""Clippings that are handed on, those that share most bands first."""


def insert(db: "Database", clipping_id: int, marks: Marks) -> None:
    """Put what a clipping is known by in place of what is there."""
    forget(db, [clipping_id])
    keys = _keys(marks)
    row = (clipping_id, marks.fingerprint.signature, array("i", chain.from_iterable(keys)).tobytes())
    db.conn.execute("INSERT INTO fingerprints (clipping_id, signature, keys) VALUES (?, ?, ?)", row)
    db.conn.executemany(
        "INSERT OR IGNORE INTO fingerprint_bands (band, value, clipping_id) VALUES (?, ?, ?)",
        [(band, value, clipping_id) for band, value in keys],
    )


def forget(db: "Database", ids: Iterable[int]) -> None:
    """Because the texts changed or are gone."""
    for clipping_id in ids:
        row = db.conn.execute("SELECT keys FROM fingerprints WHERE clipping_id = ?", (clipping_id,)).fetchone()
        if row is None:
            continue
        numbers = array("i", bytes(row[0]))
        db.conn.executemany(
            "DELETE FROM fingerprint_bands WHERE band = ? AND value = ? AND clipping_id = ?",
            [(band, value, clipping_id) for band, value in zip(numbers[::2], numbers[1::2], strict=True)],
        )
        db.conn.execute("DELETE FROM fingerprints WHERE clipping_id = ?", (clipping_id,))


def near(store: Store, marks: Marks) -> list[tuple[int, bytes]]:
    """(id, signature) of clippings that share a band, those that share most bands first."""
    shared: Counter[int] = Counter()
    for key in _keys(marks):
        rows = store.rows(
            f"""SELECT clipping_id FROM fingerprint_bands WHERE band = ? AND value = ?
                ORDER BY clipping_id DESC LIMIT {FULLEST}""",
            key,
        )
        shared.update(row[0] for row in rows)
    ids = [clipping_id for clipping_id, _times in shared.most_common(MOST)]
    rows = store.rows(
        f"SELECT clipping_id, signature FROM fingerprints WHERE clipping_id IN ({question_marks(ids)})", ids
    )
    signatures = {row["clipping_id"]: bytes(row["signature"]) for row in rows}
    return [(clipping_id, signatures[clipping_id]) for clipping_id in ids if clipping_id in signatures]


def missing(store: Store, limit: int) -> list[int]:
    """Clippings that have no signature yet, at most `limit`: those of an older library, or after Undo."""
    rows = store.rows(
        "SELECT id FROM clippings WHERE id NOT IN (SELECT clipping_id FROM fingerprints) ORDER BY id LIMIT ?", (limit,)
    )
    return [row["id"] for row in rows]


def count_missing(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM clippings WHERE id NOT IN (SELECT clipping_id FROM fingerprints)"))


def _keys(marks: Marks) -> Sequence[tuple[int, int]]:
    """(band, value), numbers of 32 bits."""
    keys = list(enumerate(marks.fingerprint.bands))
    return keys if marks.headline is None else [*keys, (HEADLINE, marks.headline)]
