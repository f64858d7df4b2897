"""What is printed is safe to look at, and to read on."""

import json
import sqlite3
from pathlib import Path

import pytest

from clipper.cli import main
from clipper.cli.output import json_line, printable
from tests.cli.shell import Shell

RETITLE = "\x1b]0;evil\x07"
TITLE = f"Ferry\x9b31m {RETITLE}\u202eliof\u2066"


def test_nothing_printable_is_lost() -> None:
    words = "Küste\t新聞 – 👩\u200d🚀\nمی\u200cخواهم \u200fعبارة"
    assert printable(words) == words


@pytest.mark.parametrize(
    "control", ["\0", "\b", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u202a", "\u202e", "\u2066", "\u2069"]
)
def test_what_a_terminal_obeys_is_not_printed(control: str) -> None:
    assert printable(f"a{control}b") == "ab"


@pytest.mark.parametrize("text", ["a\x9bb", "a\x7fb", "a\udce9b", "a\ud83d", "a\x1bb", "Küste 新聞 😀", "\\u0041"])
def test_json_comes_back_as_it_was_and_can_be_printed(text: str) -> None:
    line = json_line({"title": text})
    assert json.loads(line) == {"title": text}
    assert printable(line) == line
    line.encode("utf-8")


def test_json_is_utf_8_for_everything_else() -> None:
    assert json_line({"title": "Küste 新聞 😀"}) == '{"title": "Küste 新聞 😀"}'


@pytest.fixture
def hostile(clipper: Shell, story: Path) -> Shell:
    """A library with a title that an older Clipper might have let in."""
    clipper("import", story)
    with sqlite3.connect(clipper.library / "library.db") as db:
        db.execute("UPDATE clippings SET title = ?, lead = ?", (TITLE, TITLE))
    db.close()
    return clipper


@pytest.mark.parametrize("command", [["list"], ["search", "ferries"], ["search", "title:ferry country:PT"]])
def test_lists_obey_no_page(hostile: Shell, command: list[str]) -> None:
    told = hostile(*command)
    assert "Ferry31m ]0;evilliof" in told
    assert printable(told) == told


def test_json_tells_the_title_as_it_is(hostile: Shell) -> None:
    (line,) = hostile.lines("list", "--json")
    assert line["title"] == TITLE


@pytest.mark.parametrize("terminal", [True, False])
def test_show_is_safe_in_a_terminal_and_to_the_letter_elsewhere(
    hostile: Shell, terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    told = hostile("show", 1, "--format", "txt")
    assert ("\x1b" not in told) == terminal
    assert (printable(told) == told) == terminal


def test_a_file_of_any_name_is_told_on_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / f"a\n{RETITLE}\udce9.txt")]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert printable(error) == error


def test_names_that_are_not_utf_8_do_not_stop_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "caf\udce9.txt"
    file.write_text("Ferries stop in Lisbon\nCrews on the Lisbon ferries stopped work on Tuesday.", encoding="utf-8")
    assert main(["extract", "--json", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["file"] == str(file)
