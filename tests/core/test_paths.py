"""Where things live, under the user's own XDG folders."""

import sys
from pathlib import Path

import pytest

from clipper.core import paths

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")


def test_each_kind_of_file_goes_to_its_own_xdg_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))

    assert paths.settings_file().is_relative_to(tmp_path / "CONFIG")
    assert paths.default_library().is_relative_to(tmp_path / "DATA")
    assert paths.index_folder(tmp_path / "news").is_relative_to(tmp_path / "CACHE")
    assert paths.log_file().is_relative_to(tmp_path / "STATE")
    assert not list(tmp_path.iterdir()), "asking for a path makes no folder"


def test_a_library_has_one_cache_however_it_is_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = tmp_path / "news"
    library.mkdir()
    (tmp_path / "link").symlink_to(library)
    monkeypatch.chdir(tmp_path)

    expected = paths.cache_folder(library)
    assert paths.cache_folder(tmp_path / "link") == expected
    assert paths.cache_folder(Path("news")) == expected
    assert paths.cache_folder(Path("other") / ".." / "news") == expected
    assert paths.cache_folder(tmp_path / "news2") != expected
