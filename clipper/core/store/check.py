"""Looks a library over without changing it."""

from clipper.core.errors import ClipperError
from clipper.core.store import originals
from clipper.core.store.database import Store
from clipper.core.text import _


def problems(store: Store) -> list[str]:
    """What is wrong, in plain words; empty when all is well."""
    try:
        whole = store.rows("PRAGMA integrity_check(20)")
    except ClipperError as error:
        return [str(error)]
    found = [_("The database file is damaged: {what}").format(what=row[0]) for row in whole if row[0] != "ok"]
    if found:
        return found  # what else is asked of a damaged file may not be answered
    broken = store.rows("PRAGMA foreign_key_check")
    if broken:
        found.append(_("{count} rows refer to something that is gone.").format(count=len(broken)))
    bodiless = store.value("SELECT count(*) FROM clippings WHERE id NOT IN (SELECT clipping_id FROM bodies)")
    if bodiless:
        found.append(_("{count} clippings have lost their text.").format(count=bodiless))
    damaged = originals.damaged(store)
    if damaged:
        found.append(
            _("{count} originals are damaged: {ids}.").format(
                count=len(damaged), ids=", ".join(str(i) for i in damaged[:20])
            )
        )
    return found


def sizes(store: Store) -> tuple[int, int]:
    """How many clippings and originals there are."""
    return store.value("SELECT count(*) FROM clippings"), store.value("SELECT count(*) FROM originals")
