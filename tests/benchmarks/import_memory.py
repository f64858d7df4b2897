"""How much memory the import of a large export takes, in the parent and in each of its workers. Linux only.

python tests/benchmarks/import_memory.py [--entries 100000]
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks.figures import Figure, at_least, at_most, table  # noqa: E402 after the checkout is on the path
from tests.benchmarks.stories import Newsroom  # noqa: E402

ENTRIES = 10_000
PARENT, WORKER = 400, 350
"""Megabytes."""
_PEAK = re.compile(r"VmHWM:\s+(\d+)")


def write_export(file: Path, entries: int) -> None:
    """A wallabag export with so many entries of about 2 KB."""
    newsroom = Newsroom(7)
    with file.open("w", encoding="utf-8") as out:
        out.write("[\n")
        for number in range(entries):
            headline, _dated, *paragraphs = newsroom.story().strip().split("\n\n")
            entry = {
                "id": number,
                "title": headline,
                "url": f"https://paper{number % 97}.example/{number}",
                "content": "".join(f"<p>{text}</p>" for text in paragraphs[:4]),
                "is_archived": number % 2,
                "is_starred": int(number % 10 == 0),
                "created_at": "2024-03-05T10:00:00+0000",
                "tags": [f"tag {number % 40}"],
            }
            out.write((",\n" if number else "") + json.dumps(entry))
        out.write("\n]\n")


def measure(scratch: Path, entries: int = ENTRIES) -> list[Figure]:
    if not sys.platform.startswith("linux"):
        return [Figure("memory of a large import", "measured on Linux only")]
    export = scratch / "wallabag.json"
    write_export(export, entries)
    command = [sys.executable, "-m", "clipper", "--library", str(scratch / "library-large"), "import", str(export)]
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        peaks: dict[int, int] = {}
        while process.poll() is None:
            for pid in (process.pid, *_children(process.pid)):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
            threading.Event().wait(0.2)
    if process.returncode:
        raise RuntimeError(f"the import ended with {process.returncode}")
    seconds = time.perf_counter() - start
    parent = peaks.pop(process.pid)
    return [
        at_most(f"import of {entries:,} wallabag entries, the parent", parent / 1e6, PARENT, "MB"),
        at_most("  its largest worker", max(peaks.values()) / 1e6, WORKER, "MB"),
        at_least("  its speed, tagged and searchable", entries / seconds, 40, "entries/s"),
    ]


def _children(pid: int) -> list[int]:
    try:
        found = [(thread / "children").read_text() for thread in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return []  # it has just ended
    return [int(child) for children in found for child in children.split()]


def _peak(pid: int) -> int:
    try:
        found = _PEAK.search(Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure the memory of a large import.")
    parser.add_argument("--entries", type=int, default=ENTRIES)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="clipper-memory-") as scratch:
        figures = measure(Path(scratch), options.entries)
    print(table(figures))
    return int(any(figure.kept is False for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
