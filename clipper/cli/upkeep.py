"""clipper reindex, clipper reextract, clipper retag, clipper check, clipper archive."""

from argparse import Namespace
from collections import Counter
from dataclasses import asdict

from clipper.cli.output import complain, emit, opened, progress, tell
from clipper.core.errors import ClipperError
from clipper.core.model import Query
from clipper.core.model.readings import Reextracted


def reindex(options: Namespace) -> int:
    with opened(options, writable=True) as library:
        library.editions.catch_up(progress)
        count = library.reindex(progress)
    print(f"{count} clippings indexed.")
    return 0


def reextract(options: Namespace) -> int:
    """Exit 1 when nothing could be read again."""
    counted: Counter[str] = Counter()
    with opened(options, writable=not options.dry_run) as library:
        ids = library.find(Query(text=f"{options.query} " if options.query else ""), facets=False).ids
        for line in library.rereading.reextract(ids, progress, dry_run=options.dry_run):
            status = "skipped" if line.skipped else "changed" if line.fields else "same"
            counted[status] += 1
            counted["highlights without a place"] += line.unplaced
            if options.json:
                emit(_told(line, status))
            elif line.skipped:
                complain(f"{line.clipping_id} {line.title}: {line.skipped}")
            elif line.fields:
                tell(f"{line.clipping_id:>6}  {line.title}: {', '.join(line.fields)}")
        if not options.dry_run and not library.wait_indexed(600):
            complain("the search index has not caught up; it will when Clipper opens.")
    if not options.json:
        print(", ".join(f"{count} {what}" for what, count in counted.items() if count) or "Nothing to read again.")
    return int(bool(counted["skipped"]) and not counted["same"] and not counted["changed"])


def retag(options: Namespace) -> int:
    counted: Counter[str] = Counter()
    with opened(options, writable=not options.dry_run) as library:
        ids = library.find(Query(text=f"{options.query} " if options.query else ""), facets=False).ids
        for line in library.retagging.run(ids, progress, dry_run=options.dry_run):
            counted["changed" if line.changes else "same"] += 1
            changes = [asdict(change) for change in line.changes]
            if options.json:
                emit({"id": line.clipping_id, "title": line.title, "changes": changes})
            elif line.changes:
                said = (f"{each.name} ({each.before or 'none'} → {each.after or 'none'})" for each in line.changes)
                tell(f"{line.clipping_id:>6}  {line.title}: {', '.join(said)}")
        if not options.dry_run and not library.wait_indexed(600):
            complain("the search index has not caught up; it will when Clipper opens.")
    if not options.json:
        print(", ".join(f"{count} {what}" for what, count in counted.items()) or "Nothing to tag.")
    return 0


def _told(line: Reextracted, status: str) -> dict[str, object]:
    return {
        "id": line.clipping_id,
        "title": line.title,
        "status": status,
        "fields": list(line.fields),
        "reason": line.skipped,
        "unplaced": line.unplaced,
    }


def check(options: Namespace) -> int:
    """Exit 1 when something is wrong."""
    with opened(options) as library:
        report = library.check(progress)
        uncompared = library.editions.uncompared()
    for problem in report.problems:
        tell(problem)
    indexed = "no index" if report.indexed is None else f"{report.indexed} in the index"
    print(f"{report.clippings} clippings, {report.originals} originals, {indexed}.")
    if uncompared:
        print(f"{uncompared} clippings are not compared with new ones for likeness yet: “clipper reindex” does it.")
    if not report.problems:
        print("All is well.")
    return int(bool(report.problems))


def archive(options: Namespace) -> int:
    if options.file.exists():
        raise ClipperError(f"There is a file {options.file} already.", "Choose another name; nothing was written.")
    with opened(options) as library:
        ids = library.find(Query(text=options.query + " "), facets=False).ids if options.query else None
        count = library.archive(options.file, ids, progress)
    print(f"{count} clippings written to {options.file}.")
    return 0
