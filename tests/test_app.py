"""The app's way in: clear words where no window can be opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clipper.app import display_problem


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "clipper", *words],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[1],
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_it_says_so_and_what_works_instead() -> None:
    done = run()
    assert done.returncode == 1
    assert "DISPLAY" in done.stderr
    assert "clipper --help" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_platform_chosen_by_hand_is_not_questioned() -> None:
    assert display_problem({"QT_QPA_PLATFORM": "offscreen"}) == ""
    assert display_problem({"WAYLAND_DISPLAY": "wayland-0"}) == ""


def test_version_and_bad_options_need_no_screen() -> None:
    assert run("--version").stdout.startswith("clipper ")
    assert run("--frobnicate").returncode == 2
