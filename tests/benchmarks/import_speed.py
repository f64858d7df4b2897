"""How fast `clipper import` takes in plain-text stories, tags and index included."""

import resource
import subprocess
import sys
import time
from pathlib import Path

from clipper.core.library import Library
from clipper.core.model import Query
from tests.benchmarks.figures import Figure, at_least
from tests.benchmarks.stories import Newsroom, write_stories

ROOT = Path(__file__).resolve().parents[2]


def import_folder(folder: Path, library: Path) -> None:
    command = [sys.executable, "-m", "clipper", "import", str(folder), "--library", str(library), "--json"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def fill(library: Path, scratch: Path, count: int, newsroom: Newsroom) -> float:
    """Import `count` made-up stories; the seconds until every one of them can be found."""
    folder = scratch / f"stories-{count}-{time.monotonic_ns()}"
    write_stories(folder, count, newsroom)
    start = time.perf_counter()
    import_folder(folder, library)
    opened = Library.open(library)
    try:
        if not opened.wait_indexed(600):
            raise RuntimeError("the index did not catch up")
        return time.perf_counter() - start
    finally:
        opened.close()


def measure(library: Path, scratch: Path, newsroom: Newsroom, count: int = 5_000) -> list[Figure]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = fill(library, scratch, count, newsroom)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    opened = Library.open(library, writable=False)
    tagged = opened.find(Query()).facets
    opened.close()
    return [
        at_least(f"import of {count:,} text stories, tagged and searchable", count / seconds, 100, "stories/s"),
        Figure("  processor time of it", f"{1000 * cpu / count:.1f} ms a story"),
        Figure("  countries and topics found in them", f"{len(tagged['country'])} and {len(tagged['topic'])}"),
    ]
