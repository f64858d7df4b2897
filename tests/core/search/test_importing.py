"""What importing search loads, and what it says on the terminal: nothing."""

import os
import subprocess
import sys
from pathlib import Path


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | environment)


def test_the_first_import_compiles_whoosh_without_a_word(tmp_path: Path) -> None:
    done = run("import clipper.core.search.index", PYTHONPYCACHEPREFIX=str(tmp_path))
    assert (done.stdout, done.stderr) == ("", "")


def test_lighting_needs_neither_whoosh_nor_numpy() -> None:
    done = run("import sys, clipper.core.search.snippets; print({'whoosh', 'numpy'} & set(sys.modules))")
    assert done.stdout.strip() == "set()"
