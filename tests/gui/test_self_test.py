"""`clipper --self-test`, as packagers and users run it."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_whole_installation_says_so_and_leaves_nothing_behind(own_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clipper", "--self-test"],
        cwd=Path(__file__).parents[2],
        env={name: value for name, value in os.environ.items() if name != "DISPLAY"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "self-test passed"
    assert "countries: NO" in done.stdout
    assert [path for path in own_home.rglob("*") if path.is_file()] == []
