"""Imports that were stopped or broke off, and go on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.library import Library
from clipper.core.model import Query
from tests.core.importing.exports import stories, wallabag

ROOT = Path(__file__).resolve().parents[3]
STORIES = 130


def titles(library: Library) -> list[str]:
    return [summary.title for summary in library.summaries(library.find(Query()).ids)]


def kill_after(lines: int, library: Path, *paths: Path) -> list[int]:
    """Import with the command, kill -9 it after so many lines; the clippings that it told."""
    command = [sys.executable, "-m", "clipper", "--library", str(library), "import", "--json", *map(str, paths)]
    told: list[int] = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(json.loads(line)["id"])
            if len(told) == lines:
                process.kill()
                break
    assert process.returncode < 0
    return told


def test_after_a_crash_an_import_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = stories(tmp_path / "stories", STORIES)
    told = kill_after(20, tmp_path / "library", folder)
    library = Library.open(tmp_path / "library")
    try:
        assert set(told) <= set(library.find(Query()).ids)
        (broken,) = library.imports.unfinished()
        assert 20 <= broken.counts["added"] < STORIES
        lines = list(library.imports.resume(broken.id))
        assert {line.status for line in lines} == {"added"}
        assert library.counts().all == STORIES == len(set(titles(library)))
        assert library.imports.unfinished() == ()
        report = library.imports.report(broken.id)
        assert report.record.state == "finished"
        assert report.record.counts == {"added": STORIES}
        assert library.check().problems == ()
    finally:
        library.close()


def test_what_was_stopped_goes_on_within_one_file(library: Library, tmp_path: Path) -> None:
    export = wallabag(tmp_path / "export.json", [{"content": f"<p>Only {n} lamps burn.</p>"} for n in range(120)])
    lines = library.imports.run([export])
    first = [next(lines) for _ in range(10)]
    lines.close()
    (record,) = library.imports.reports()
    assert record.state == "stopped"
    kept = library.counts().all
    assert len(first) <= kept < 120
    rest = list(library.imports.resume(record.id))
    assert len(rest) == 120 - kept
    assert sorted(titles(library)) == sorted(f"Entry {n}" for n in range(120))
    assert library.imports.report(record.id).record.state == "finished"


def test_stop_keeps_what_was_told(library: Library, tmp_path: Path) -> None:
    def stop(done: int, _total: int, _note: str = "") -> None:
        if done:
            raise Cancelled

    told: list[int | None] = []
    with pytest.raises(Cancelled):
        told.extend(line.id for line in library.imports.run([stories(tmp_path / "stories", 120)], progress=stop))
    assert told
    assert set(library.find(Query()).ids) == set(told)
    assert library.imports.reports()[0].state == "stopped"
    assert library.history().undo == "Import"


def test_what_is_left_is_not_offered_again(library: Library, tmp_path: Path) -> None:
    folder = stories(tmp_path / "stories", 2)
    lines = library.imports.run([folder])
    next(lines)
    (running,) = library.imports.unfinished()
    library.imports.leave(running.id)
    assert library.imports.unfinished() == ()
    lines.close()


def test_a_finished_import_has_nothing_left_to_do(library: Library, tmp_path: Path) -> None:
    list(library.imports.run([stories(tmp_path / "stories", 1)]))
    with pytest.raises(ClipperError, match="finished"):
        list(library.imports.resume(library.imports.reports()[0].id))


def test_an_import_that_nobody_knows_is_told(library: Library) -> None:
    with pytest.raises(ClipperError, match="no import number 7"):
        library.imports.report(7)


def test_an_import_whose_folder_is_away_waits_for_it(library: Library, tmp_path: Path) -> None:
    folder = stories(tmp_path / "stories", 4)
    run = library.imports.run([folder])
    next(run)
    run.close()
    away = folder.rename(tmp_path / "away")
    with pytest.raises(ClipperError, match="is not there"):
        list(library.imports.resume(1))
    assert library.imports.report(1).record.state == "stopped"
    away.rename(folder)
    list(library.imports.resume(1))
    assert library.counts().all == 4
