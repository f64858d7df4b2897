"""Files and folders become drafts, whatever they are called."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.importers import drafts, files_in

TIME = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (TIME.timestamp(), TIME.timestamp()))
    return path


@pytest.mark.parametrize(
    ("name", "data", "media_type", "selection"),
    [
        ("page.html", b"<!doctype html><html><p>x</p></html>", "text/html", False),
        ("page.txt", b"\xef\xbb\xbf <!-- saved --> <HTML><body>x", "text/html", False),
        ("page", "<html><p>x</p></html>".encode("utf-16"), "text/html", False),
        ("part.htm", b"<p>only a part</p>", "text/html", None),
        ("wrong.html", b"no markup in here", "text/plain", None),
        ("note.md", b"# Head\n\ntext", "text/markdown", None),
        ("note", b"---\ntitle: x\n---\n# Head", "text/markdown", None),
        ("paper.txt", b"%PDF-1.7\nsome text", "application/pdf", None),
        ("story.txt", b"Headline\n# 3 of the best", "text/plain", None),
        ("story", "Äußerst kurz".encode("cp1252"), "text/plain", None),
    ],
)
def test_files_are_known_by_their_content(
    tmp_path: Path, name: str, data: bytes, media_type: str, selection: bool | None
) -> None:
    (draft,) = drafts(write(tmp_path / name, data))
    assert (draft.media_type, draft.selection) == (media_type, selection)
    assert (draft.data, draft.name, draft.captured) == (data, name, TIME)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("picture.html", b"\x89PNG\r\n\x1a\n...."),
        ("archive.txt", b"PK\x03\x04...."),
        ("noise.txt", bytes(range(256)) * 20),
        ("nothing.txt", b"  \n"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(ClipperError, match=name):
        list(drafts(write(tmp_path / name, data)))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClipperError, match=r"gone\.txt"):
        list(drafts(tmp_path / "gone.txt"))


def test_folders_are_read_through_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.html", "a/d/e.md", ".hidden.txt", ".git/f.txt", "a/.cache/g.txt"):
        write(tmp_path / "set" / name, b"<p>text</p>")
    assert [draft.name for draft in drafts(tmp_path / "set")] == ["c.html", "e.md", "b.txt"]


def test_the_files_of_a_folder_and_of_a_file(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.html", ".hidden.txt", ".git/f.txt"):
        write(tmp_path / "set" / name, b"<p>text</p>")
    assert files_in(tmp_path / "set") == [tmp_path / "set" / "a" / "c.html", tmp_path / "set" / "b.txt"]
    assert files_in(tmp_path / "set" / ".hidden.txt") == [tmp_path / "set" / ".hidden.txt"]
    assert files_in(tmp_path / "gone.txt") == [tmp_path / "gone.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_and_never_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(ClipperError, match=r"pipe\.txt"):
        list(drafts(pipe))
    write(tmp_path / "story.txt", b"Boats in the harbour")
    assert [draft.name for draft in drafts(tmp_path)] == ["story.txt"]


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="there are no devices here")
def test_a_device_is_refused_and_never_opened() -> None:
    with pytest.raises(ClipperError, match="zero"):
        list(drafts(Path("/dev/zero")))


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_names_that_are_no_text_are_made_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[31m \xe2\x80\xae\xe6\x96\xb0\xe3\x80\x80.txt")
    (draft,) = drafts(write(tmp_path / name, b"Boats in the harbour"))
    assert draft.name == "caf\ufffd\ufffd[31m \ufffd新\u3000.txt"
    for path in (write(tmp_path / name, b""), tmp_path / f"gone {name}"):
        with pytest.raises(ClipperError) as told:
            list(drafts(path))
        assert "caf\ufffd\ufffd[31m" in str(told.value)


@pytest.mark.parametrize(
    "data", ['{"items": [1, 2], "kind": "settings"}', '[{"a": 1}]', "[]", "<?xml version='1.0'?><plist/>"]
)
def test_data_that_no_importer_knows_is_no_article(tmp_path: Path, data: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(ClipperError, match="data for programs"):
        list(drafts(file))


@pytest.mark.parametrize("text", ["[Update] The ferry sails.", "{sic} said the mayor of it", "< 5 boats came"])
def test_a_text_that_begins_with_a_bracket_is_a_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "note.txt"
    file.write_text(text, encoding="utf-8")
    (draft,) = drafts(file)
    assert draft.media_type == "text/plain"  # type: ignore[union-attr]
