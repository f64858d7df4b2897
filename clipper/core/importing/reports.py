"""An import's report as text to keep: for people, and as a table."""

import csv
import io
from collections import Counter
from collections.abc import Mapping

from clipper.core.importers.base import readable
from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import ImportLine, ImportReport, TakenBack
from clipper.core.text import _

STATUSES: dict[ImportStatus, str] = {
    "added": _("added"),
    "link": _("added, the link only"),
    "attached": _("attached to a clipping"),
    "replaced": _("put in place of a clipping's text"),
    "stub": _("listed under its page"),
    "duplicate": _("already in the library"),
    "failed": _("set aside"),
}
"""In the order in which they are told."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet computes instead of showing it."""


def summary(counts: Mapping[ImportStatus, int], twice: int = 0) -> str:
    """ "3 added, 2 already in the library"; `twice` of these only because they come twice in the import."""
    told = Counter(counts)
    told["duplicate"] -= twice
    parts = [f"{told[status]:,} {words}" for status, words in STATUSES.items() if told[status]]
    return ", ".join([*parts, _("{n:,} twice in this import").format(n=twice)] if twice else parts)


def taken_back(taken: TakenBack) -> str:
    """ "3 moved to Trash, 2 are as they were before. 1 text that was changed since stays as it is." """
    done = _counted(
        (taken.trashed, _("1 moved to Trash"), _("{n:,} moved to Trash")),
        (taken.restored, _("1 is as it was before"), _("{n:,} are as they were before")),
    )
    stays = _counted(
        (taken.texts, _("1 text"), _("{n:,} texts")),
        (taken.notes, _("1 note"), _("{n:,} notes")),
        (taken.highlights, _("1 highlight"), _("{n:,} highlights")),
    )
    told = _("{what}.").format(what=done or _("Nothing of it was left"))
    return f"{told} " + _("Changed since, and so left as it is: {what}.").format(what=stays) if stays else told


def _counted(*each: tuple[int, str, str]) -> str:
    """Of (count, words for one, words for several) what there is any of."""
    return ", ".join((one if count == 1 else several).format(n=count) for count, one, several in each if count)


def as_text(report: ImportReport) -> str:
    """The report to be read: what came of it, then what did not come in, and why."""
    record = report.record
    head = [
        _("Import {id} of {when:%Y-%m-%d %H:%M}").format(id=record.id, when=record.started.astimezone()),
        *(f"  {readable(path)}" for path in record.paths),
        summary(record.counts) or _("Nothing came in."),
    ]
    parts = ["\n".join(head)]
    for status, words in STATUSES.items():
        told = [_told(line) for line in report.lines if line.status == status]
        if told:
            parts.append("\n".join((f"{words} ({len(told):,})", *(f"  {each}" for each in told))))
    return "\n\n".join(parts) + "\n"


def _told(line: ImportLine) -> str:
    where = f"{readable(line.file)} #{line.place + 1}  {line.title}"
    return f"{where}\n    {line.reason}" if line.reason else where


def as_csv(report: ImportReport, *, spreadsheet: bool = False) -> str:
    """One row per article. `spreadsheet`: what it would take for a formula is quoted with an
    apostrophe; without it every value is exactly as it is."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(("file", "place", "status", "title", "clipping", "reason"))
    for line in report.lines:
        row = (line.file, line.place + 1, line.status, line.title, line.clipping_id or "", line.reason)
        table.writerow(_shown(value) if spreadsheet else value for value in row)
    return written.getvalue()


def _shown(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
