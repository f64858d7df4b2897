"""Other texts of the same story that a clipping keeps beside its own."""

from clipper.core.model import Edition
from clipper.core.store.database import Store
from clipper.core.store.records import from_epoch, moment


def of(store: Store, clipping_id: int) -> tuple[Edition, ...]:
    """Newest first."""
    rows = store.rows("SELECT * FROM editions WHERE clipping_id = ? ORDER BY seen DESC, id DESC", (clipping_id,))
    return tuple(
        Edition(
            row["id"],
            row["kind"],
            row["title"],
            row["publisher"],
            row["url"],
            moment(row),
            from_epoch(row["seen"]),
        )
        for row in rows
    )
