"""How the outcome of an import is worded."""

from collections.abc import Mapping

from clipper.core.model.changes import ImportStatus
from clipper.core.text import _

_DONE: dict[ImportStatus, str] = {
    "added": _("{n} imported"),
    "link": _("{n} as links only"),
    "attached": _("{n} kept with what was here"),
    "replaced": _("{n} put in place of what was here"),
    "stub": _("{n} listed under their page"),
    "duplicate": _("{n} already here"),
    "failed": _("{n} set aside"),
}
_TO_COME: dict[ImportStatus, str] = {
    "added": _("{n} new"),
    "link": _("{n} as links only: their text is not in the export"),
    "attached": _("{n} kept with what is here"),
    "replaced": _("{n} in place of what is here"),
    "stub": _("{n} listed under their page"),
    "duplicate": _("{n} here already"),
    "failed": _("{n} cannot be read"),
}


def counted(counts: Mapping[ImportStatus, int], *, future: bool = False, number: bool = True) -> str:
    """ "12 imported, 3 already here"; empty where there is nothing to count. Without `number` only the words."""
    words = _TO_COME if future else _DONE
    return ", ".join(
        words[status].format(n=f"{counts[status]:,}" if number else "").strip()
        for status in words
        if counts.get(status)
    )
