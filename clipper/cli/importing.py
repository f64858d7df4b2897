"""clipper import"""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable

from clipper.cli.output import complain, emit, has_library, opened, progress
from clipper.core.errors import ClipperError
from clipper.core.model import Imported
from clipper.core.model.imports import ImportOptions
from clipper.core.preview import would_import


def run(options: Namespace) -> int:
    """Import files; exit 1 when nothing at all came in because everything failed."""
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        raise ClipperError(f"There is no file or folder {missing[0]}.", "Check the name.")
    if options.dry_run and not has_library(options):
        told = _tell(would_import(options.paths, keep_all=options.all, progress=progress), as_json=options.json)
    else:
        with opened(options, writable=not options.dry_run) as library:
            asked = ImportOptions(keep_all=options.all)
            do = library.imports.would if options.dry_run else library.imports.run
            lines = do(options.paths, asked, progress)
            told = _tell(lines, as_json=options.json)
            if not options.dry_run and not library.wait_indexed(600):
                complain("the search index has not caught up; it will when Clipper opens.")
    if not options.json:
        print(", ".join(f"{count} {status}" for status, count in told.items()) or "Nothing to import.")
    return int(bool(told) and set(told) == {"failed"})


def _tell(lines: Iterable[Imported], *, as_json: bool) -> Counter[str]:
    counted: Counter[str] = Counter()
    for line in lines:
        counted[line.status] += 1
        if as_json:
            emit({"file": line.file, "id": line.id, "title": line.title, "status": line.status, "reason": line.reason})
        elif line.status == "failed":
            complain(f"{line.file}: {line.reason}")
    return counted
