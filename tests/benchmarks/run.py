"""`make bench`: measure what the project promises and print it as one table.

    python tests/benchmarks/run.py [PART…] [--page PAGE]

Parts: import pages memory start paste digest search score kill; all of them when none is named. Exit status 1 when a
bar is missed. Figures are from this machine as it is: close what else is busy.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks import (  # noqa: E402 after the checkout is on the path
    bench_search,
    digest_speed,
    html_pages,
    import_memory,
    import_speed,
    kill_import,
    labelled,
    paste_page,
    start_up,
)
from tests.benchmarks.figures import Figure, table  # noqa: E402 after the checkout is on the path
from tests.benchmarks.stories import Newsroom  # noqa: E402

STORIES = 5_000
PAGES = (ROOT.parent / "shared" / "seed" / "aggregator-page.txt", ROOT / "tests" / "fixtures" / "aggregator-page.txt")


class Bench:
    """One run; the library of the import is the one that the window is started on."""

    def __init__(self, scratch: Path, page: Path) -> None:
        self._scratch = scratch
        self._page = page
        self._library = scratch / "library"
        self._newsroom = Newsroom()
        self._size = 0

    def imports(self) -> list[Figure]:
        figures = import_speed.measure(self._library, self._scratch, self._newsroom, STORIES)
        self._size += STORIES
        return figures

    def pages(self) -> list[Figure]:
        return html_pages.measure(self._scratch)

    def memory(self) -> list[Figure]:
        return import_memory.measure(self._scratch)

    def start(self) -> list[Figure]:
        missing = 2 * STORIES - self._size
        import_speed.fill(self._library, self._scratch, missing, self._newsroom)
        self._size += missing
        return start_up.measure(self._library, self._size)

    def paste(self) -> list[Figure]:
        return paste_page.measure(self._page, self._scratch)

    def digest(self) -> list[Figure]:
        return digest_speed.measure()

    def search(self) -> list[Figure]:
        return bench_search.measure(self._scratch)

    def score(self) -> list[Figure]:
        return labelled.measure()

    def kill(self) -> list[Figure]:
        return kill_import.measure()

    def parts(self) -> dict[str, Callable[[], list[Figure]]]:
        return {
            "import": self.imports,
            "pages": self.pages,
            "memory": self.memory,
            "start": self.start,
            "paste": self.paste,
            "digest": self.digest,
            "search": self.search,
            "score": self.score,
            "kill": self.kill,
        }


def own_folders(scratch: Path) -> None:
    """Settings and caches of the measured runs, away from the user's; and compiled modules, as users have them."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(scratch / name.lower())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure what the project promises.")
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--page", type=Path, default=next((page for page in PAGES if page.is_file()), PAGES[-1]))
    options = parser.parse_args(arguments)
    load, cores = os.getloadavg()[0], os.cpu_count()
    figures = [Figure("how busy the machine was already", f"{load:.1f} on {cores} cores", "0 on any")]
    with tempfile.TemporaryDirectory(prefix="clipper-bench-") as folder:
        scratch = Path(folder)
        own_folders(scratch)
        parts = Bench(scratch, options.page).parts()
        if unknown := set(options.parts) - parts.keys():
            parser.error(f"no such part: {', '.join(sorted(unknown))}")
        for name in options.parts or parts:
            print(f"Measuring {name} …", file=sys.stderr, flush=True)
            try:
                figures += parts[name]()
            except (RuntimeError, subprocess.SubprocessError) as error:
                figures.append(Figure(name, f"could not be measured: {error}", kept=False))
    print(table(figures))
    return int(any(figure.kept is False for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
