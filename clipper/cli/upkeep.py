"""clipper reindex, clipper check, clipper archive."""

from argparse import Namespace

from clipper.cli.output import opened, progress, tell
from clipper.core.errors import ClipperError
from clipper.core.model import Query


def reindex(options: Namespace) -> int:
    with opened(options, writable=True) as library:
        count = library.reindex(progress)
    print(f"{count} clippings indexed.")
    return 0


def check(options: Namespace) -> int:
    """Exit 1 when something is wrong."""
    with opened(options) as library:
        report = library.check(progress)
    for problem in report.problems:
        tell(problem)
    indexed = "no index" if report.indexed is None else f"{report.indexed} in the index"
    print(f"{report.clippings} clippings, {report.originals} originals, {indexed}.")
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
