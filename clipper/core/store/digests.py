"""Digests of clippings, computed once and kept; what a hand changed in them outlives the next computing."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipper.core.model import Digest, Figure, Sentence
from clipper.core.store.database import Store
from clipper.core.store.records import dump

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Kept:
    """A digest as it was kept: of the text with this hash, by this version. Its `minutes` are 0."""

    digest: Digest
    text_hash: str
    version: str


def get(store: Store, clipping_id: int) -> Kept | None:
    rows = store.rows("SELECT * FROM digests WHERE clipping_id = ?", (clipping_id,))
    if not rows:
        return None
    row = rows[0]
    digest = Digest(
        summary=tuple(Sentence(*each) for each in json.loads(row["summary"])),
        figures=tuple(Figure(quote, (a, b), (c, d)) for quote, a, b, c, d in json.loads(row["figures"])),
        names=tuple(json.loads(row["names"])),
        edited=frozenset(json.loads(row["edited"])),
    )
    return Kept(digest, row["text_hash"], row["version"])


def put(db: "Database", clipping_id: int, kept: Kept) -> None:
    """Keep it in place of the one that is there."""
    digest = kept.digest
    row = (
        clipping_id,
        dump([[each.text, each.start, each.end] for each in digest.summary]),
        dump([[each.quote, *each.span, *each.sentence] for each in digest.figures]),
        dump(digest.names),
        dump(sorted(digest.edited)),
        kept.text_hash,
        kept.version,
    )
    db.conn.execute(
        """INSERT INTO digests (clipping_id, summary, figures, names, edited, text_hash, version)
           VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (clipping_id) DO UPDATE SET
             summary = excluded.summary, figures = excluded.figures, names = excluded.names,
             edited = excluded.edited, text_hash = excluded.text_hash, version = excluded.version""",
        row,
    )
