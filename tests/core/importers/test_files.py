"""Files and folders become drafts, whatever they are called."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.importers import drafts

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
        ("paper.pdf", b"%PDF-1.7\nsome text"),
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
