"""The checkout's own `clipper` command, without an install."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from link_checkout import link

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A bare virtual environment in a folder with an awkward name."""
    folder = tmp_path / "it's an environment"
    venv.create(folder, symlinks=True)
    return folder


def link_into(environment: Path, root: Path) -> Path:
    link(root, next(environment.glob("lib/python*/site-packages")), environment / "bin", f"{environment}/bin/python")
    return environment / "bin" / "clipper"


def checkout(root: Path) -> Path:
    """Something that answers like Clipper, told apart by where it lies."""
    (root / "clipper").mkdir(parents=True)
    code = "import argparse, pathlib, sys; print(pathlib.Path(__file__).parents[1].name, *sys.argv[1:])"
    (root / "clipper" / "__main__.py").write_text(code)
    return root


def answer(command: Path, folder: Path) -> str:
    done = subprocess.run([str(command), "a file"], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_command_runs_this_checkout_from_anywhere(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "argparse.py").write_text("raise ImportError('a module of the user')\n")
    assert answer(link_into(environment, checkout(tmp_path / "here")), tmp_path) == "here a file"


def test_a_checkout_that_moved_is_linked_anew(environment: Path, tmp_path: Path) -> None:
    link_into(environment, checkout(tmp_path / "before"))
    assert answer(link_into(environment, checkout(tmp_path / "after")), tmp_path) == "after a file"


def test_nothing_is_written_when_nothing_changed(environment: Path) -> None:
    command = link_into(environment, ROOT)
    before = command.stat().st_mtime_ns
    link_into(environment, ROOT)
    assert command.stat().st_mtime_ns == before


def test_it_links_into_virtual_environments_only() -> None:
    outside = Path(sys.base_prefix) / "bin" / "python3"
    done = subprocess.run(
        [str(outside), str(ROOT / "packaging" / "link_checkout.py")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "virtual environment" in done.stderr
