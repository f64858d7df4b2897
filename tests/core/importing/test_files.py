"""The files of an import, and the room it needs."""

from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.importing import files
from clipper.core.importing.files import named
from clipper.core.importing.reports import as_text
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


def test_clippers_own_library_is_passed_over_with_a_word(library: Library, tmp_path: Path) -> None:
    stories(tmp_path / "stories", 2)
    (library.folder / "backup.txt").write_text("Mill closes\nThe council of Arles voted to close it on Monday.")
    plan = library.imports.plan([tmp_path])
    assert plan.counts == {"added": 2, "duplicate": 1}
    lines = list(library.imports.run([tmp_path]))
    own = [line for line in lines if line.status == "duplicate"]
    assert [(line.file, line.reason) for line in own] == [(str(library.folder), "Skipped: Clipper’s own library.")]
    assert sum(line.status == "added" for line in lines) == 2
    report = library.imports.report(1)
    assert report.record.counts == {"added": 2, "duplicate": 1}
    assert "Skipped: Clipper’s own library." in as_text(report)


def test_what_a_user_keeps_in_the_librarys_folder_comes_in_when_asked_for(library: Library, tmp_path: Path) -> None:
    stories(library.folder / "stories", 1)
    assert [line.status for line in library.imports.run([library.folder / "stories"])] == ["added"]
    assert [line.status for line in library.imports.run([library.folder / "library.db"])] == ["duplicate"]
    link = tmp_path / "link"
    link.symlink_to(library.folder)
    assert [line.status for line in library.imports.run([link])] == ["duplicate"]


def test_the_library_itself_is_never_opened_as_a_file(library: Library, tmp_path: Path) -> None:
    for name in ("library.db", "library.db-wal", "library.lock"):
        with pytest.raises(ClipperError, match="own library"):
            library.imports.refuse_own(library.folder / name)
    (tmp_path / "link.txt").symlink_to(library.folder / "library.db")
    with pytest.raises(ClipperError, match="own library"):
        library.imports.refuse_own(tmp_path / "link.txt")
    library.imports.refuse_own(tmp_path / "library.db")
