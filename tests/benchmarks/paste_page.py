"""From a pasted page to rows to choose from, and from keeping four of them to finding them.

Run as a script in a process of its own, so that everything that is loaded late counts:

    python tests/benchmarks/paste_page.py PAGE FOLDER

prints one JSON object with the seconds of each step and the number of articles found.
"""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks.figures import Figure, at_most  # noqa: E402 after the checkout is on the path


def paste(page: Path, folder: Path) -> dict[str, float]:
    from clipper.core.library import Library
    from clipper.core.model import Draft, Query

    library = Library.open(folder)
    library.wait_indexed()
    start = time.perf_counter()
    capture = library.capture(Draft(page.read_bytes(), "text/plain", datetime.now(UTC)))
    captured = time.perf_counter()
    kept, rest = capture.candidates[:4], capture.candidates[4:]
    changes = library.keep(capture, kept, [candidate.article for candidate in rest])
    library.wait_indexed()
    words = " OR ".join(f'title:"{candidate.article.title}"' for candidate in kept)
    found = set(library.find(Query(text=words)).ids)
    seen = time.perf_counter()
    library.close()
    if not set(changes.added) <= found:
        raise RuntimeError(f"kept {changes.added}, but the search finds only {sorted(found)}")
    return {"articles": len(capture.candidates), "capture": captured - start, "keep": seen - captured}


def measure(page: Path, scratch: Path) -> list[Figure]:
    command = [sys.executable, __file__, str(page), str(scratch / "paste-library")]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
    return [
        at_most(f"first paste to {result['articles']} articles, tagged and compared", result["capture"], 1, "s"),
        at_most("keeping four to finding them", result["keep"], 1, "s"),
    ]


if __name__ == "__main__":
    print(json.dumps(paste(Path(sys.argv[1]), Path(sys.argv[2]))))
