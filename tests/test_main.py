"""`clipper` as a word: what opens the window, and what the command line does."""

import subprocess
import sys

import pytest

from clipper.__main__ import COMMANDS, is_for_command_line
from clipper.cli import parser


def test_every_command_is_known_at_the_door() -> None:
    assert set(parser.COMMANDS) == COMMANDS


@pytest.mark.parametrize(
    "words",
    ["search harbour", "--library /news search harbour", "--library=/news list --json", "--help", "import page.html"],
)
def test_commands_go_to_the_command_line(words: str) -> None:
    assert is_for_command_line(words.split())


@pytest.mark.parametrize(
    "words", ["", "page.html", "--library search", "./search", "--library /news a.html b.html", "--self-test", "x list"]
)
def test_anything_else_opens_the_window(words: str) -> None:
    assert not is_for_command_line(words.split())


HEAVY = "trafilatura markdownify bs4 whoosh sqlite_utils lxml nh3 numpy Stemmer"


@pytest.mark.parametrize("modules", ["clipper.app", "clipper.app, clipper.gui.desktop", "clipper.__main__"])
def test_nothing_heavy_is_loaded_before_the_window(modules: str) -> None:
    script = f"import sys, {modules}; print(*({HEAVY!r}.split() & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == []


def test_spawned_processes_load_no_window() -> None:
    script = "import sys, clipper.__main__; print('PySide6' in sys.modules, 'clipper.app' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "False"]
