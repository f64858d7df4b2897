"""Settings come back as they were left, whatever the file holds."""

import tomllib
from pathlib import Path

import pytest

from clipper.core.settings import Settings, WindowState


def test_everything_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    settings = Settings(
        library='/home/ana/Ausschnitte "neu" \\ 新聞 😀\x7f',
        theme="dark",
        window=WindowState("AdnQ==", [220, 380, 640], ["topic"], "oldest", "/home/ana", 7),
    )
    settings.save(path)

    assert Settings.load(path) == settings
    assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "settings.toml") == Settings()


@pytest.mark.parametrize(
    "line",
    ['theme = "pink"', "theme = 3", "[window]\npanes = ['wide']", "[window]\nclipping = true", "window = 5", "new = 1"],
)
def test_a_value_that_makes_no_sense_falls_back_and_the_rest_holds(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'library = "/news"\n{line}\n', encoding="utf-8")

    assert Settings.load(path) == Settings(library="/news")


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00"])
def test_a_broken_file_is_set_aside_not_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    settings = Settings.load(path)
    settings.save(path)

    assert settings == Settings()
    assert (tmp_path / "settings.toml.bad").read_bytes() == content
    tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_folder_in_its_place_is_set_aside_too(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    (path / "within").mkdir(parents=True)

    assert Settings.load(path) == Settings()
    Settings(theme="dark").save(path)

    assert Settings.load(path).theme == "dark"
    assert (tmp_path / "settings.toml.bad" / "within").is_dir()


@pytest.mark.parametrize("broken", [False, True], ids=["a folder", "no TOML"])
def test_what_can_neither_be_read_nor_set_aside_means_the_defaults(tmp_path: Path, broken: bool) -> None:
    path = tmp_path / "settings.toml"
    (tmp_path / "settings.toml.bad" / "within").mkdir(parents=True)
    if broken:
        path.write_text("theme = ", encoding="utf-8")
    else:
        path.mkdir()

    assert Settings.load(path) == Settings()
    assert path.exists()


def test_a_home_that_is_no_folder_means_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "clipper").write_text("", encoding="utf-8")

    assert Settings.load(tmp_path / "clipper" / "settings.toml") == Settings()
