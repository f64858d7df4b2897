"""Pictures, each kept once, by its SHA-256, for all clippings that show it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clipper.core.model import Asset
from clipper.core.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database


def attach(db: "Database", clipping_id: int, assets: Iterable[Asset]) -> None:
    """Store the pictures that are new, and say that this clipping shows them."""
    for asset in assets:
        db.conn.execute(
            """INSERT OR IGNORE INTO assets (sha256, media_type, size, data, width, height, thumbnail)
               VALUES (?, ?, ?, ?, ?, ?, ?)""",
            (
                asset.sha256,
                asset.media_type,
                len(asset.data),
                asset.data,
                asset.width,
                asset.height,
                asset.thumbnail,
            ),
        )
        db.conn.execute(
            "INSERT OR IGNORE INTO clipping_assets (clipping_id, sha256) VALUES (?, ?)", (clipping_id, asset.sha256)
        )


def share(db: "Database", clipping_id: int, other_id: int, html: str) -> None:
    """The other clipping shows those of this one's pictures that are in its `html`."""
    rows = db.conn.execute("SELECT sha256 FROM clipping_assets WHERE clipping_id = ?", (clipping_id,)).fetchall()
    db.conn.executemany(
        "INSERT OR IGNORE INTO clipping_assets (clipping_id, sha256) VALUES (?, ?)",
        [(other_id, row[0]) for row in rows if row[0] in html],
    )


def data(store: Store, sha256: str) -> bytes | None:
    """A picture's bytes, as they came."""
    found = store.value("SELECT data FROM assets WHERE sha256 = ?", (sha256,))
    return None if found is None else bytes(found)


def thumbnail(store: Store, sha256: str) -> bytes | None:
    """A small JPEG of it; None where there is none."""
    found = store.value("SELECT thumbnail FROM assets WHERE sha256 = ?", (sha256,))
    return bytes(found) if found else None


def remove_unused(db: "Database") -> None:
    """Drop pictures that no clipping shows any more."""
    db.conn.execute("DELETE FROM assets WHERE sha256 NOT IN (SELECT sha256 FROM clipping_assets)")
