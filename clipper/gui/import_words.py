"""How the outcome of an import is worded."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import PlannedEntry
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
    "link": _("{n} as links only"),
    "attached": _("{n} kept with what is here"),
    "replaced": _("{n} in place of what is here"),
    "stub": _("{n} listed under their page"),
    "duplicate": _("{n} here already"),
    "failed": _("{n} cannot be read"),
}


_ONE: dict[ImportStatus, str] = {
    "added": _("new"),
    "link": _("link only"),
    "attached": _("kept with what is here"),
    "replaced": _("in place of what is here"),
    "stub": _("listed under its page"),
    "duplicate": _("here already"),
    "failed": _("set aside"),
}


def counted(counts: Mapping[ImportStatus, int], *, future: bool = False, twice: int = 0) -> str:
    """ "12 imported, 3 already here"; empty where there is nothing to count. `twice` of what is here already
    is not yet, but comes twice in the import."""
    words, told = _TO_COME if future else _DONE, Counter(counts)
    told["duplicate"] -= twice
    parts = [words[status].format(n=f"{told[status]:,}") for status in words if told[status]]
    return ", ".join([*parts, _("{n:,} twice in this import").format(n=twice)] if twice else parts)


def named(status: ImportStatus) -> str:
    """What becomes, or became, of one article."""
    return _ONE[status]


def foreseen(entry: PlannedEntry) -> str:
    """What would become of an article, and why."""
    if entry.twice and entry.status == "duplicate":
        return _("twice in this import")
    return named(entry.status) + (f" – {entry.reason}" if entry.reason else "")


def losses(lost: Mapping[str, int]) -> str:
    """ "pictures that are only on the web (12); attached files (2)"."""
    return "; ".join(f"{words} ({count:,})" for words, count in lost.items())


def short_name(file: str, chosen: Iterable[str | Path]) -> str:
    """A file as told beside the `chosen` paths: the folders that lead to what was chosen are left out."""
    for path in chosen:
        head = str(Path(path).parent)
        if file.startswith(str(path)) and head != ".":
            return file[len(head) :].lstrip("/\\")
    return file
