"""The command line, as scripts and people use it."""

import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from clipper.cli import main
from clipper.cli.parser import COMMANDS
from clipper.core.library import Library

PAGE = Path(__file__).parents[1] / "fixtures" / "aggregator-page.txt"

STORY = """Ferry crews in Portugal walk out over night shifts
Crews on the Lisbon ferries stopped work on Tuesday after talks about night shifts broke down, the union said.
The Portuguese government called the strike regrettable and asked both sides to return to the table this week."""


class Shell:
    """Runs commands and hands back what they printed."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capsys = capsys

    def __call__(self, *arguments: object, code: int = 0) -> str:
        assert main(["--library", str(self.library), *map(str, arguments)]) == code
        return self._capsys.readouterr().out

    def lines(self, *arguments: object, code: int = 0) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self(*arguments, code=code).splitlines()]


@pytest.fixture
def clipper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "library", capsys)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


def test_import_search_list_show_tags_agree(clipper: Shell, story: Path) -> None:
    (imported,) = clipper.lines("import", story, "--json")
    assert imported == {
        "file": str(story),
        "id": imported["id"],
        "title": "Ferry crews in Portugal walk out over night shifts",
        "status": "added",
        "reason": "",
    }
    (hit,) = clipper.lines("search", "union country:PT", "--json")
    assert hit["id"] == imported["id"]
    assert hit["score"] > 0
    assert "union" in hit["snippet"]
    (listed,) = clipper.lines("list", "--json")
    assert listed == {key: hit[key] for key in listed}
    assert set(listed) == {"id", "title", "publisher", "published", "url", "lang", "countries", "topics"}
    assert listed["countries"][0] == "PT"
    assert clipper("show", imported["id"], "--format", "txt").startswith("Ferry crews in Portugal")
    assert clipper("show", imported["id"]).startswith("# Ferry crews in Portugal")
    assert "<p>" in clipper("show", imported["id"], "--format", "html")
    (whole,) = clipper.lines("show", imported["id"], "--format", "json")
    assert "Lisbon" in whole["text"]
    assert {"kind": "country", "id": "PT", "label": "Portugal", "count": 1} in clipper.lines("tags", "--json")


def test_the_library_may_be_named_after_the_command(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    assert main(["list", "--json", "--library", str(clipper.library)]) == 0
    assert main(["--library", str(clipper.library), "search", "union"]) == 0


def test_facets_come_as_a_line_of_their_own(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    *hits, facets = clipper.lines("search", "ferries", "--json", "--facets")
    assert len(hits) == 1
    assert facets["facets"]["country"]["PT"] == 1


def test_limit_cuts_the_answer(clipper: Shell, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(STORY.replace("Tuesday", f"day {number}"), encoding="utf-8")
    clipper("import", *sorted(tmp_path.glob("*.txt")))
    assert len(clipper.lines("search", "ferries", "--json")) == 3
    assert len(clipper.lines("search", "ferries", "--json", "--limit", 2)) == 2


def test_a_dry_run_makes_no_library(clipper: Shell, story: Path) -> None:
    (line,) = clipper.lines("import", story, "--dry-run", "--json")
    assert (line["status"], line["id"]) == ("added", None)
    assert not clipper.library.exists()


def test_import_all_keeps_every_article(clipper: Shell) -> None:
    assert [line["status"] for line in clipper.lines("import", PAGE, "--json")] == ["added", "stub", "stub", "stub"]
    again = clipper.lines("import", PAGE, "--json", "--all")
    assert [line["status"] for line in again] == ["duplicate", "added", "added", "added"]


def test_reindex_and_check(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    assert "All is well" in clipper("check")
    cache = Path(os.environ["XDG_CACHE_HOME"])
    shutil.rmtree(cache)
    assert "reindex" in clipper("check", code=1)
    assert clipper("reindex") == "1 clippings indexed.\n"
    assert "1 in the index" in clipper("check")


def test_writing_while_the_library_is_open_elsewhere_says_so(
    clipper: Shell, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clipper("import", story)
    window = Library.open(clipper.library)
    try:
        assert main(["import", str(PAGE), "--library", str(clipper.library)]) == 1
        error = capsys.readouterr().err
        assert error.startswith("clipper: Clipper is open")
        assert error.count("\n") == 1
        assert len(clipper.lines("search", "ferries", "--json")) == 1
    finally:
        window.close()


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["search"], ["import"], ["show", "one"], ["search", "x", "--limit", "0"], ["tag", "file"]],
)
def test_bad_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_errors_are_one_line_that_says_what_to_do(clipper: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["list"], ["import", "no-such-file.txt"], ["show", "7"]):
        assert main(["--library", str(clipper.library), *arguments]) == 1
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("clipper: ")
        assert captured.err.count("\n") == 1


def test_extract_tells_every_article_and_which_files_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    binary = tmp_path / "blob.png"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(256))
    page = Path(shutil.copy(PAGE, tmp_path))
    os.utime(page, (1749643200, 1749643200))
    assert main(["extract", "--json", str(binary), str(page)]) == 0
    captured = capsys.readouterr()
    articles = [json.loads(line) for line in captured.out.splitlines()]
    assert str(binary) in captured.err
    assert [a["kind"] for a in articles] == ["main", "related", "related", "related"]
    assert [a["index"] for a in articles] == [0, 1, 2, 3]
    assert all(a["file"] == str(page) for a in articles)
    assert any(a["site"] is None for a in articles[1:])
    assert all(a["published"].startswith("2025-06-11T") for a in articles[1:])
    assert main(["extract", "--json", str(binary)]) == 1


def test_tag_speaks_json_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {
            "id": "a",
            "title": "Lisbon ferries stop",
            "text": "The Portuguese government sat on Monday.",
            "dateline": "LISBON",
        },
        {"id": 2, "title": "", "text": ""},
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(json.dumps(row) for row in rows) + "\n\n"))
    assert main(["tag", "-"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["id"] == "a"
    assert first["countries"][0]["code"] == "PT"
    canonical = "Lisbon ferries stop\nLISBON\nThe Portuguese government sat on Monday."
    assert "Portuguese" in {canonical[start:end] for start, end in first["countries"][0]["evidence"]}
    assert second == {"id": 2, "lang": second["lang"], "countries": [], "topics": []}


def test_tag_names_the_line_that_is_not_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"id": 1, "title": "a", "text": "b"}\nnonsense\n'))
    assert main(["tag", "-"]) == 1
    assert "Line 2" in capsys.readouterr().err


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
        assert command in capsys.readouterr().out
