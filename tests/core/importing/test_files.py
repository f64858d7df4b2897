"""The files of an import, and the room it needs."""

from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.importing import files
from clipper.core.importing.files import named
from clipper.core.library import Library
from tests.core.importing.exports import stories


def test_a_nearly_full_disk_is_told_before_anything_is_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = stories(tmp_path / "stories", 1)
    monkeypatch.setattr(files, "ROOM", 1 << 60)
    with pytest.raises(ClipperError, match="nearly full"):
        list(library.imports.run([folder]))
    assert library.imports.reports() == ()


def test_files_are_told_as_given_and_kept_by_their_whole_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"four")
    (found,) = named([tmp_path])
    assert found.file == str(tmp_path / "a.txt")
    assert Path(found.key).is_absolute()
    assert found.size == 4


def test_a_file_whose_name_is_not_utf_8_comes_in(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "caf\udce9.txt"
    try:
        file.write_text("Mill closes\nThe council of Arles voted to close it on Monday.", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names only")
    lines = list(library.imports.run([tmp_path]))
    told = [line.status for line in lines if line.file == str(file)]
    assert told == ["added"]
    assert any("caf" in line.file for line in library.imports.report(1).lines)
