"""Signatures of the clippings' texts and the bands they are found under.

Derived from the texts and nothing else: a row whose clipping is gone is passed over, one that is
missing is made when somebody asks for it (`missing`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clipper.core.model import Fingerprint, Marks
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
    db.conn.execute("INSERT INTO fingerprints VALUES (?, ?)", (clipping_id, marks.fingerprint.signature))
    db.conn.executemany(
        "INSERT INTO fingerprint_bands (band, value, clipping_id) VALUES (?, ?, ?)",
        [(band, value, clipping_id) for band, value in _keys(marks.fingerprint, marks.headline)],
    )


def forget(db: "Database", ids: Iterable[int]) -> None:
    """Because the texts changed or are gone."""
    for clipping_id in ids:
        found = db.conn.execute("DELETE FROM fingerprints WHERE clipping_id = ?", (clipping_id,))
        if found.rowcount:
            db.conn.execute("DELETE FROM fingerprint_bands WHERE clipping_id = ?", (clipping_id,))


def near(store: Store, marks: Marks) -> list[tuple[int, bytes]]:
    """(id, signature) of clippings that share a band, those that share most bands first."""
    shared: Counter[int] = Counter()
    for key in _keys(marks.fingerprint, marks.headline):
        rows = store.rows(
            f"""SELECT clipping_id FROM fingerprint_bands WHERE band = ? AND value = ?
                ORDER BY clipping_id DESC LIMIT {FULLEST}""",
            key,
        )
        shared.update(row[0] for row in rows)
    ids = [clipping_id for clipping_id, _times in shared.most_common(MOST)]
    rows = store.rows(f"SELECT * FROM fingerprints WHERE clipping_id IN ({question_marks(ids)})", ids)
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


def _keys(fingerprint: Fingerprint, headline: int | None) -> Sequence[tuple[int, int]]:
    keys = list(enumerate(fingerprint.bands))
    return keys if headline is None else [*keys, (HEADLINE, headline)]
