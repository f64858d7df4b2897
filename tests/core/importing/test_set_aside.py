"""What cannot be read is set aside with its reason, costs nothing else, and can be tried again."""

import json
import multiprocessing
import sys
import zipfile
from pathlib import Path

import pytest

from clipper.core.importing import processes
from clipper.core.importing.items import Limits
from clipper.core.library import Library
from clipper.core.model import Imported
from tests.core.importing.exports import TEXTS, entry, heavy_page, stories, wallabag

LITTLE = 150_000_000
"""Bytes in which a reader starts and reads stories, but no page of 12 MB."""

BROKEN = b"%PDF-1.4\nno document at all"
STORY = f"Mill closes\n{TEXTS[0]}"


def zipped(file: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def run(library: Library, *paths: Path, limits: Limits | None = None) -> list[Imported]:
    return list(library.imports.run(paths, limits=limits or Limits()))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_a_page_that_wants_too_much_memory_costs_no_other(library: Library, tmp_path: Path) -> None:
    folder = stories(tmp_path / "stories", 4)
    heavy_page(folder / "00002-heavy.html")
    lines = run(library, folder, limits=Limits(memory=LITTLE))
    failed = [line for line in lines if line.status == "failed"]
    assert [Path(line.file).name for line in failed] == ["00002-heavy.html"]
    assert failed[0].reason
    assert sum(line.status == "added" for line in lines) == 4


def test_a_slow_text_is_set_aside_and_read_later_without_its_file(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "slow.txt"
    file.write_text("Lamps of Arles\n" + "\n".join(f"{n}. {TEXTS[n % 4]}" for n in range(60_000)), encoding="utf-8")
    bytes_of_it = file.read_bytes()
    (line,) = run(library, file, limits=Limits(seconds=0.5))
    assert (line.status, "too long" in line.reason) == ("failed", True)
    assert line.id is not None
    assert library.original(line.id).data == bytes_of_it
    file.unlink()
    (again,) = library.imports.retry(1)
    assert (again.status, again.id) == ("added", line.id)
    assert library.counts().all == 1
    assert library.clipping(line.id).text.startswith("0. The council of Arles")
    assert library.imports.report(1).record.counts == {"added": 1}


def test_a_file_that_was_mended_since_is_read_instead_of_the_original(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "story.pdf"
    file.write_bytes(BROKEN)
    (line,) = run(library, file)
    assert (line.status, line.title) == ("failed", "story.pdf")
    assert line.id is not None
    (again,) = library.imports.retry(1)
    assert (again.status, again.id) == ("failed", line.id), "it is as broken as it was"
    file.write_text(STORY, encoding="utf-8")
    (again,) = library.imports.retry(1)
    assert (again.status, again.id) == ("added", line.id)
    assert library.clipping(line.id).text == TEXTS[0]
    assert library.original(line.id).data == STORY.encode()
    assert library.imports.report(1).record.counts == {"added": 1}
    library.undo()
    assert library.original(line.id).data == BROKEN
    assert library.imports.report(1).record.counts == {"failed": 1}


def test_a_file_that_is_broken_in_another_way_leaves_the_original(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "story.pdf"
    file.write_bytes(BROKEN)
    (line,) = run(library, file)
    assert line.id is not None
    file.write_bytes(BROKEN + b"more of it")
    (again,) = library.imports.retry(1)
    assert again.status == "failed"
    assert library.original(line.id).data == BROKEN
    assert library.check().originals == 1


def test_a_file_that_can_no_longer_be_opened_is_tried_from_its_original(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "story.pdf"
    file.write_bytes(BROKEN)
    (line,) = run(library, file)
    file.write_bytes(b"")
    (again,) = library.imports.retry(1)
    assert (again.status, again.id) == ("failed", line.id)
    assert library.imports.report(1).record.counts == {"failed": 1}


def test_trying_again_brings_nothing_else_in(library: Library, tmp_path: Path) -> None:
    pages = {"a.txt": b"Ferries\n" + TEXTS[1].encode(), "b.pdf": BROKEN, "c.txt": b"Choir\n" + TEXTS[3].encode()}
    archive = zipped(tmp_path / "pages.zip", pages)
    first = run(library, archive)
    assert sorted(line.status for line in first) == ["added", "added", "failed"]
    zipped(archive, pages | {"b.pdf": STORY.encode(), "d.txt": b"Library\n" + TEXTS[2].encode()})
    (again,) = library.imports.retry(1)
    assert again.status == "added"
    assert again.id in {line.id for line in first if line.status == "failed"}
    assert library.counts().all == 3


def test_what_stands_in_its_place_now_is_not_taken_for_it(library: Library, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "pages.zip", {"b.pdf": BROKEN})
    (line,) = run(library, archive)
    zipped(archive, {"a.txt": b"Ferries\n" + TEXTS[1].encode(), "b.pdf": BROKEN})
    (again,) = library.imports.retry(1)
    assert (again.status, again.id) == ("failed", line.id)
    assert library.original(again.id or 0).data == BROKEN


def test_a_damaged_record_of_an_archive_is_told_by_its_headline(library: Library, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    run(library, tmp_path / "story.txt")
    library.archive(tmp_path / "news.zip")
    with zipfile.ZipFile(tmp_path / "news.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    zipped(tmp_path / "damaged.zip", members | {"originals/1": b"other bytes"})
    library.trash([1])
    (line,) = run(library, tmp_path / "damaged.zip")
    assert (line.status, line.title) == ("failed", "Mill closes")
    assert library.imports.report(2).lines[0].title == "Mill closes"


def test_a_reader_that_dies_is_replaced(library: Library, tmp_path: Path) -> None:
    victims: list[int | None] = []

    def kill_one(done: int, _total: int, _note: str = "") -> None:
        readers = [child for child in multiprocessing.active_children() if child.name == "clipper-reader"]
        if done and not victims and readers:
            victims.append(readers[0].pid)
            readers[0].kill()

    lines = list(library.imports.run([stories(tmp_path / "stories", 150)], progress=kill_one))
    assert victims
    assert len(lines) == 150
    failed = [line for line in lines if line.status == "failed"]
    assert len(failed) <= 1
    list(library.imports.retry(library.imports.reports()[0].id))
    assert library.imports.reports()[0].counts == {"added": 150}
    assert library.counts().all == 150


def test_readers_that_hold_much_memory_make_room_for_fresh_ones(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "TIRED", 0)
    lines = run(library, stories(tmp_path / "stories", 20), limits=Limits(readers=1))
    assert [line.status for line in lines] == ["added"] * 20


def test_an_opener_that_dies_costs_the_file_that_it_had_open(library: Library, tmp_path: Path) -> None:
    entries = [{"content": f"<p>Lamp {n} of Graz is lit every evening by hand.</p>"} for n in range(1000)]
    export = wallabag(tmp_path / "a.json", entries)
    story = stories(tmp_path / "b", 1)
    victims: list[int | None] = []

    def kill_it(done: int, _total: int, _note: str = "") -> None:
        openers = [child for child in multiprocessing.active_children() if child.name == "clipper-opener"]
        if done and not victims and openers:
            victims.append(openers[0].pid)
            openers[0].kill()

    lines = list(library.imports.run([export, story], progress=kill_it))
    assert victims
    assert [line.file for line in lines if line.status == "failed"] == [str(export)]
    assert lines[-1].status == "added"
    assert lines[-1].file.startswith(str(story))
    list(library.imports.retry(library.imports.reports()[0].id))
    assert library.imports.reports()[0].counts == {"added": 1001}
    assert library.counts().all == 1001


def test_a_broken_record_is_told_and_the_others_come_in(library: Library, tmp_path: Path) -> None:
    export = tmp_path / "export.json"
    export.write_text(json.dumps([entry(0), "no entry at all", entry(1)]), encoding="utf-8")
    lines = run(library, export)
    assert [line.status for line in lines] == ["added", "failed", "added"]
    assert [line.place for line in library.imports.report(1).lines] == [0, 1, 2]


def test_a_file_that_cannot_be_opened_can_be_tried_when_it_can(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(b"")
    (line,) = run(library, file)
    assert line.status == "failed"
    assert "empty" in line.reason
    file.write_text(f"Mill closes\n{TEXTS[0]}", encoding="utf-8")
    (again,) = library.imports.retry(1)
    assert again.status == "added"
    assert library.imports.report(1).record.counts == {"added": 1}


def test_a_stopped_import_still_waits_after_a_retry(library: Library, tmp_path: Path) -> None:
    (tmp_path / "0-empty.txt").write_bytes(b"")
    lines = library.imports.run([tmp_path / "0-empty.txt", stories(tmp_path / "stories", 120)])
    assert next(lines).status == "failed"
    lines.close()
    kept = library.counts().all
    list(library.imports.retry(1))
    assert library.imports.report(1).record.state == "stopped"
    assert sum(line.status == "added" for line in library.imports.resume(1)) == 120 - kept
