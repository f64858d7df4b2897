"""What goes wrong is told in a line; nothing that a user can meet ends in a trace."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from clipper.cli import main
from tests.cli.shell import Shell

FULL = Path("/dev/full")
REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["show", "7"],
        ["reindex", "--library", "{file}"],
        ["list", "--library", "{file}"],
        ["import", "no-such-file.txt"],
        ["import", "{long}"],
        ["extract", "no-such-file.txt"],
        ["extract", "{long}"],
        ["extract", "{loop}"],
        ["extract", "{empty}"],
    ],
    ids=" ".join,
)
def test_errors_are_one_line(clipper: Shell, tmp_path: Path, arguments: list[str]) -> None:
    names = {name: str(tmp_path / name) for name in ("file", "empty", "loop")} | {"long": "x" * 300}
    Path(names["file"]).write_text("Ferries stop", encoding="utf-8")
    Path(names["empty"]).touch()
    Path(names["loop"]).symlink_to("loop")
    clipper(*(argument.format(**names) for argument in arguments), code=1)
    captured = clipper.last
    assert captured.out == ""
    assert captured.err.startswith("clipper: ")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("number", [7, 0, -1, 2**63 - 1, 2**63, 999999999999999999999])
def test_a_number_that_no_clipping_has(clipper: Shell, story: Path, number: int) -> None:
    clipper("import", story)
    clipper("show", number, code=1)
    assert clipper.last.err == f"clipper: There is no clipping number {number}.\n"


@pytest.mark.parametrize("content", ["a folder", "no TOML"])
def test_settings_that_cannot_be_read_keep_no_command_from_working(story: Path, content: str) -> None:
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "clipper" / "settings.toml"
    settings.parent.mkdir()
    if content == "a folder":
        settings.mkdir()
    else:
        settings.write_text("library = ", encoding="utf-8")
    assert main(["import", str(story)]) == 0
    assert main(["list"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["search"], ["import"], ["tag", "file"], ["search", "x", "--china"], ["search", "x", "-china"]],
)
def test_bad_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search", "x", "--limit", "x"], "argument --limit: it must be a whole number"),
        (["search", "x", "--limit", "9" * 5000], "argument --limit: it must be a whole number"),
        (["search", "x", "--limit", "0"], "argument --limit: it must be 1 or more"),
        (["search", "x", "--limit", "-3"], "argument --limit: it must be 1 or more"),
        (["show", "one"], "argument id: it must be a whole number"),
    ],
)
def test_a_number_that_is_none_is_told_in_plain_words(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert capsys.readouterr().err.endswith(f"error: {told}\n")


def run(output: IO[bytes] | int, *words: str) -> tuple[int, str]:
    """The exit code and the complaints of the real program, which prints into `output`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-m", "clipper", *words],
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env=environment,
        check=False,
    )
    return done.returncode, done.stderr


COMMANDS = pytest.mark.parametrize(
    "words", [["list"], ["list", "--json"], ["extract", "{story}", "{story}"], ["--help"]], ids=" ".join
)


@COMMANDS
@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told(clipper: Shell, story: Path, words: list[str]) -> None:
    clipper("import", story)
    with FULL.open("wb") as full:
        told = run(full, "--library", str(clipper.library), *(word.format(story=story) for word in words))
    assert told == (1, "clipper: No space left on device.\n")


@COMMANDS
def test_a_reader_that_has_seen_enough_is_no_error(clipper: Shell, story: Path, words: list[str]) -> None:
    clipper("import", story)
    reader, writer = os.pipe()
    os.close(reader)
    try:
        told = run(writer, "--library", str(clipper.library), *(word.format(story=story) for word in words))
    finally:
        os.close(writer)
    assert told == (0, "")
