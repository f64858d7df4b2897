"""clipper import's further options, and clipper imports."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.shell import STORY, Shell


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.json"
    link = {"id": 1, "title": "Ferries", "url": "https://paper.example/1", "is_archived": 0, "tags": ["quays"]}
    file.write_text(json.dumps([link | {"content": ""}]), encoding="utf-8")
    return file


def test_a_link_is_told_as_a_link(clipper: Shell, export: Path) -> None:
    (line,) = clipper.lines("import", export, "--json")
    assert (line["status"], line["title"]) == ("link", "Ferries")


def test_a_dry_run_tells_labels_and_losses(clipper: Shell, export: Path) -> None:
    told = clipper("import", export, "--dry-run")
    assert "label “quays” (1): hashtag quays" in told
    assert "lost: 1 texts" in told
    assert "1 link" in told
    assert not clipper.library.exists()


def test_imports_are_listed_and_told(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    clipper("import", story)
    assert "1 already in the library" in clipper("imports")
    newest, oldest = clipper.lines("imports", "--json")
    assert (newest["counts"], oldest["counts"]) == ({"duplicate": 1}, {"added": 1})
    assert "ferry.txt" in clipper("imports", oldest["id"])
    (row,) = csv.DictReader(io.StringIO(clipper("imports", newest["id"], "--csv")))
    assert row["status"] == "duplicate"
    (line,) = clipper.lines("imports", oldest["id"], "--json")
    assert (line["status"], line["reason"]) == ("added", "")


def test_an_import_is_taken_back(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    assert clipper("imports", 1, "--undo") == "1 moved to Trash.\n"
    assert clipper.lines("list", "--json") == []
    (line,) = clipper.lines("import", story, "--json")
    assert line["status"] == "added"


def test_what_was_set_aside_is_tried_again(clipper: Shell, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(b"")
    clipper("import", file, code=1)
    file.write_text(STORY, encoding="utf-8")
    (line,) = clipper.lines("imports", 1, "--retry", "--json")
    assert line["status"] == "added"


def test_nothing_waits_to_go_on(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    clipper("import", "--resume", code=1)
    assert "No import waits" in clipper.last.err


def test_an_import_must_be_named_to_be_taken_back(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    clipper("imports", "--undo", code=1)
    assert "Which import?" in clipper.last.err
