"""Importing files and folders."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.importing.files import named
from clipper.core.library import Library
from clipper.core.model import Imported, Query
from clipper.core.model.imports import ImportOptions
from clipper.core.progress import silent

STORIES = {
    "Mill closes in Arles": """The council of Arles voted on Monday to close the old mill beside the river.
Residents said they would miss the sound of the wheel, and the mayor promised a museum in its place by spring.""",
    "Porto repairs its bridges": """Engineers in Porto began to repair four bridges over the Douro this week.
Each will be shut for a month in turn; the wheel of the oldest one dates from the days of the tram to the sea.""",
    "A library boat for Lund": """Children of the islands off Lund will get a library that comes by boat every Friday.
The captain, who used to steer a ferry, takes the wheel himself and reads aloud where nobody can read yet.""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stories"
    (made / "deeper").mkdir(parents=True)
    for number, (title, text) in enumerate(STORIES.items()):
        where = made / "deeper" if number else made
        (where / f"{number}.txt").write_text(f"{title}\n{text}", encoding="utf-8")
    return made


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """An aggregator's page: one article and three related ones."""
    fixture = Path(__file__).parents[2] / "fixtures" / "aggregator-page.txt"
    return Path(shutil.copy(fixture, tmp_path))


def run(library: Library, *paths: Path, keep_all: bool = False) -> list[Imported]:
    return list(library.imports.run(paths, ImportOptions(keep_all=keep_all)))


def test_a_folder_comes_in_whole_and_is_found(library: Library, folder: Path) -> None:
    lines = run(library, folder)
    assert [line.status for line in lines] == ["added"] * 3
    assert [line.title for line in lines] == list(STORIES)
    assert library.wait_indexed()
    assert set(library.find(Query(text="wheel")).ids) == {line.id for line in lines}
    assert library.pending() == ()


def test_a_second_run_adds_nothing(library: Library, folder: Path) -> None:
    first = run(library, folder)
    again = run(library, folder)
    assert [line.status for line in again] == ["duplicate"] * 3
    assert all(str(line.id) in after.reason for line, after in zip(first, again, strict=True))
    assert library.counts().all == 3
    assert library.check().originals == 3
    assert library.pending() == ()


def test_the_same_text_twice_in_one_run_comes_in_once(library: Library, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())
    assert sorted(line.status for line in run(library, folder)) == ["added", "added", "added", "duplicate"]


def test_a_dry_run_says_the_same_and_changes_nothing(library: Library, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "0.txt").read_bytes())
    planned = [(line.title, line.status) for line in library.imports.planner().lines(named([folder]), silent)]
    assert library.counts().all == 0
    assert library.check().originals == 0
    assert [(line.title, line.status) for line in run(library, folder)] == planned


def test_an_import_is_undone_at_once(library: Library, folder: Path) -> None:
    run(library, folder)
    assert library.history().undo == "Import"
    assert len(library.undo().removed) == 3
    assert library.counts().all == 0
    assert [line.status for line in run(library, folder)] == ["added"] * 3


def test_one_bad_file_is_told_and_the_rest_comes_in(library: Library, folder: Path) -> None:
    (folder / "picture.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    lines = run(library, folder)
    bad = [line for line in lines if line.status == "failed"]
    assert [Path(line.file).name for line in bad] == ["picture.bin"]
    assert bad[0].reason
    assert sum(line.status == "added" for line in lines) == 3


def test_hidden_files_are_left_alone(library: Library, folder: Path) -> None:
    (folder / ".hidden.txt").write_text("Hidden\nNobody shall see this.")
    assert len(run(library, folder)) == 3


def test_ages_count_from_the_files_time(library: Library, page: Path) -> None:
    moment = datetime(2025, 6, 11, 12, 0, tzinfo=UTC).timestamp()
    os.utime(page, (moment, moment))
    lines = run(library, page, keep_all=True)
    published = [s.published for s in library.summaries([line.id for line in lines if line.id])]
    assert any(p is not None and p.about and p.at < datetime(2025, 6, 11, 12, 0, tzinfo=UTC) for p in published)


def test_a_page_brings_its_main_article_and_lists_the_rest(library: Library, page: Path) -> None:
    lines = run(library, page)
    assert [line.status for line in lines] == ["added", "stub", "stub", "stub"]
    assert lines[0].id is not None
    assert [stub.title for stub in library.clipping(lines[0].id).stubs] == [line.title for line in lines[1:]]


def test_all_brings_every_article_of_a_page(library: Library, page: Path) -> None:
    lines = run(library, page, keep_all=True)
    assert [line.status for line in lines] == ["added"] * 4
    assert len({line.id for line in lines}) == 4
