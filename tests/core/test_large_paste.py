"""A paste of 200 MB is refused clearly, its original kept, within bounded memory."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clipper.core.importers import pasted
from clipper.core.library import Library
from clipper.core.workers import limit_memory

def main():
    library = Library.open(Path(sys.argv[1]))
    limit_memory(int(sys.argv[2]))
    html = b"<p>Some words here.</p>" * (200_000_000 // 23)
    capture = library.capture(pasted(html, None, datetime.now(UTC)))
    (clipping,) = library.keep(capture, capture.candidates).added
    assert library.original(clipping).data == html
    print(capture.candidates[0].article.problem)
    library.close()

if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_two_hundred_megabytes_are_refused_and_kept(tmp_path: Path) -> None:
    script = tmp_path / "paste.py"
    script.write_text(SCRIPT)
    asked = [sys.executable, str(script), str(tmp_path / "library"), "1000000000"]
    told = subprocess.run(
        asked, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=300
    )
    assert told.stdout.strip() == (
        "This is too large to read: 199 MB. Clipper reads up to 20 MB; the original is kept."
    ), told.stderr
