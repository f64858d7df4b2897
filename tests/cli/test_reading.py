"""What Clipper makes of files and texts, without a library: extract and tag."""

import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from clipper.cli import main
from tests.cli.shell import STORY

PAGE = Path(__file__).parents[1] / "fixtures" / "aggregator-page.txt"


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


def test_extract_tells_what_it_can_of_a_file_with_broken_entries(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parted = "From - Wed Jun 11 10:00:00 2025\n"
    letter = "From: a@e.example\nSubject: {}\nMIME-Version: 1.0\n\nNobody was hurt.\n\n"
    box = tmp_path / "box.mbox"
    box.write_text(f"{parted}{letter.format('One')}{parted}no header\n\n{parted}{letter.format('Two')}")
    assert main(["extract", "--json", str(box)]) == 0
    captured = capsys.readouterr()
    assert [json.loads(line)["title"] for line in captured.out.splitlines()] == ["One", "Two"]
    assert "box.mbox #2" in captured.err


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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two stories, one of them deeper down, a picture, and a hidden file."""
    folder = tmp_path / "news"
    (folder / "deeper").mkdir(parents=True)
    (folder / "b.txt").write_text(STORY, encoding="utf-8")
    (folder / "deeper" / "c.txt").write_text(STORY, encoding="utf-8")
    (folder / "a.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(256))
    (folder / ".hidden.txt").write_text(STORY, encoding="utf-8")
    return folder


def test_extract_goes_through_a_folder_file_by_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--json", str(folder)]) == 0
    captured = capsys.readouterr()
    files = [json.loads(line)["file"] for line in captured.out.splitlines()]
    assert files == [str(folder / "b.txt"), str(folder / "deeper" / "c.txt")]
    assert captured.err.startswith(f"clipper: {folder / 'a.bin'}: ")
    assert captured.err.count("\n") == 1


def test_extract_calls_a_file_what_it_was_given_as(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["extract", "--json", "./b.txt", "./deeper"]) == 0
    assert [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()] == ["./b.txt", "deeper/c.txt"]


def test_extract_fails_when_every_file_failed(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").unlink()
    (folder / "deeper" / "c.txt").unlink()
    assert main(["extract", "--json", str(folder)]) == 1
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["extract", "--json", str(empty)]) == 0, "there was nothing that could fail"
    assert capsys.readouterr().out == ""


def tag(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: bytes) -> list[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
    assert main(["tag", "-"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("value", [3, 1.5, True, ["a"], {"a": 1}, None])
def test_tag_passes_over_what_is_no_text(
    value: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("title", "text", "dateline", "lang", "source")
    rows: list[dict[str, Any]] = [{"id": value} | dict.fromkeys(names, value), {"id": value}]
    text = "\n".join(json.dumps(row) for row in rows).encode()
    odd, absent = tag(monkeypatch, capsys, text)
    assert odd == absent
    assert odd["id"] == value


def test_tag_reads_on_past_bytes_that_are_not_utf_8(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = tag(monkeypatch, capsys, b'{"id": "caf\xe9", "title": "Ferries stop in Lisbon", "text": ""}\n')
    assert row["id"] == "caf\ufffd"
    assert row["countries"][0]["code"] == "PT"
