"""clipper import, clipper imports"""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clipper.cli.output import PacedProgress, complain, emit, has_library, opened, tell
from clipper.core.errors import ClipperError
from clipper.core.model import Imported
from clipper.core.model.imports import ImportOptions, ImportPlan, ImportRecord

if TYPE_CHECKING:
    from clipper.core.importing.files import Named
    from clipper.core.importing.planning import Planner
    from clipper.core.library import Library


def run(options: Namespace) -> int:
    """Import files; exit 1 when nothing at all came in because everything failed."""
    asked = ImportOptions(keep_all=options.all, rule=options.rule)
    if options.resume:
        return _resume(options)
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        raise ClipperError(f"There is no file or folder {missing[0]}.", "Check the name.")
    if options.dry_run:
        return _plan(options, asked)
    with opened(options, writable=True) as library:
        return _import(library, library.imports.run(options.paths, asked, PacedProgress()), as_json=options.json)


def _resume(options: Namespace) -> int:
    """Go on with the last import that was stopped or broke off."""
    with opened(options, writable=True) as library:
        waiting = [record for record in library.imports.reports() if record.state in ("running", "stopped")]
        if not waiting:
            raise ClipperError("No import waits to go on.")
        return _import(library, library.imports.resume(waiting[0].id, PacedProgress()), as_json=options.json)


def _plan(options: Namespace, asked: ImportOptions) -> int:
    from clipper.core.importing.files import named

    if has_library(options):
        with opened(options) as library:
            files = named(options.paths, library.folder)
            return _tell_plan(library.imports.planner(asked), files, as_json=options.json)
    from clipper.core.preview import planner

    return _tell_plan(planner(asked), named(options.paths), as_json=options.json)


def _tell_plan(planner: "Planner", files: "Sequence[Named]", *, as_json: bool) -> int:
    told = _tell(planner.lines(files, PacedProgress()), as_json=as_json)
    if not as_json:
        _show_plan(planner.plan())
        print(_counts(told))
    return _failed(told)


def _show_plan(plan: ImportPlan) -> None:
    from clipper.core.importing.reports import summary

    for file in plan.files:
        tell(f"{file.file}: {file.format or 'not opened'}, {summary(file.counts, file.twice) or 'nothing'}")
        for what, count in file.lost.items():
            tell(f"    lost: {count:,} {what}")
    for label in plan.labels:
        kind = "folder" if label.folder else "label"
        tell(f"{kind} “{label.name}” ({label.count:,}): {label.target.kind} {label.target.value}".rstrip())


def _import(library: "Library", lines: Iterable[Imported], *, as_json: bool) -> int:
    told = _tell(lines, as_json=as_json)
    if not library.wait_indexed(600):
        complain("the search index has not caught up; it will when Clipper opens.")
    if not as_json:
        print(_counts(told))
    return _failed(told)


def _tell(lines: Iterable[Imported], *, as_json: bool) -> Counter[str]:
    counted: Counter[str] = Counter()
    for line in lines:
        counted[line.status] += 1
        if as_json:
            emit({"file": line.file, "id": line.id, "title": line.title, "status": line.status, "reason": line.reason})
        elif line.status == "failed":
            complain(f"{line.file}: {line.reason}")
    return counted


def _counts(told: Counter[str]) -> str:
    return ", ".join(f"{count} {status}" for status, count in told.items()) or "Nothing to import."


def _failed(told: Counter[str]) -> int:
    return int(bool(told) and set(told) == {"failed"})


def imports(options: Namespace) -> int:
    """List the imports, or show, retry or take back one of them."""
    if options.id is None and (options.retry or options.undo or options.csv):
        raise ClipperError("Which import?", "“clipper imports” lists them; name its number.")
    with opened(options, writable=options.retry or options.undo) as library:
        if options.retry:
            return _import(library, library.imports.retry(options.id, PacedProgress()), as_json=options.json)
        if options.undo:
            return _undo(library, options.id)
        if options.id is not None:
            return _report(library, options)
        for record in library.imports.reports():
            _list(record, as_json=options.json)
    return 0


def _undo(library: "Library", import_id: int) -> int:
    from clipper.core.importing.reports import taken_back

    print(taken_back(library.imports.undo(import_id)))
    return 0


def _report(library: "Library", options: Namespace) -> int:
    from clipper.core.importing.reports import as_csv, as_text

    report = library.imports.report(options.id)
    if options.csv:
        print(as_csv(report), end="")
    elif options.json:
        for line in report.lines:
            emit({"file": line.file, "id": line.clipping_id, "title": line.title} | _why(line.status, line.reason))
    else:
        tell(as_text(report), end="")
    return 0


def _why(status: str, reason: str) -> dict[str, str]:
    return {"status": status, "reason": reason}


def _list(record: ImportRecord, *, as_json: bool) -> None:
    from clipper.core.importing.reports import summary

    if as_json:
        emit(
            {
                "id": record.id,
                "started": record.started.isoformat(),
                "state": record.state,
                "paths": list(record.paths),
                "counts": dict(record.counts),
            }
        )
    else:
        paths = ", ".join(record.paths)
        tell(f"{record.id:>4}  {record.started.astimezone():%Y-%m-%d %H:%M}  {record.state:<8}  {paths}")
        tell(f"      {summary(record.counts) or 'nothing'}")
