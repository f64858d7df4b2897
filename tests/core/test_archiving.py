"""What goes into an archive comes out of it, everything, exactly."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from clipper.core import archiving
from clipper.core.errors import Cancelled, ClipperError
from clipper.core.library import Library
from clipper.core.model import Clipping, Draft, Edit, Entry, Part, Passage, Query
from clipper.core.model.readings import Reading
from clipper.core.store import archive, originals
from tests.core.importing.exports import entry, wallabag
from tests.core.pasting import CURLING, FERRY, keep

NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)


def _filled(library: Library) -> list[int]:
    """Two clippings with all that can hang on one."""
    first, second = keep(library, FERRY), keep(library, CURLING)
    library.set_note(first, "Ask the union.")
    library.add_country([first], "ES")
    library.remove_country([first], "PT")
    library.add_topic([second], library.create_topic("Curling").id)
    library.set_starred([second], True)
    library.trash([second])
    return [first, second]


def _as_told(clipping: Clipping) -> Clipping:
    """Without what numbers things in one library only."""
    return replace(
        clipping,
        summary=replace(clipping.summary, id=0),
        highlights=tuple(replace(each, id=0) for each in clipping.highlights),
        editions=tuple(replace(each, id=0) for each in clipping.editions),
        stubs=tuple(replace(each, id=0, clipping_id=None) for each in clipping.stubs),
        topics=tuple(replace(each, id=each.id.partition(":")[0]) for each in clipping.topics),
    )


def _imported(library: Library, file: Path) -> list[int]:
    return [line.id for line in library.imports.run([file]) if line.status == "added" and line.id is not None]


@pytest.fixture
def other(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "other")


def test_everything_comes_back_exactly(library: Library, other: Library, tmp_path: Path) -> None:
    ids = _filled(library)
    file = tmp_path / "news.clipper.zip"
    assert archiving.write(library._store, ids, file) == 2
    restored = _imported(other, file)
    assert [_as_told(other.clipping(i)) for i in restored] == [_as_told(library.clipping(i)) for i in ids]
    assert [other.original(i) for i in restored] == [library.original(i) for i in ids]
    other.close()


def test_tags_taken_away_by_hand_stay_away(library: Library, other: Library, tmp_path: Path) -> None:
    ids = _filled(library)
    file = tmp_path / "news.clipper.zip"
    archiving.write(library._store, ids, file)
    (first, _second) = _imported(other, file)
    rejected = other._store.rows("SELECT code FROM clipping_countries WHERE clipping_id = ? AND rejected", (first,))
    assert [row["code"] for row in rejected] == ["PT"]
    other.close()


def test_an_archive_read_twice_adds_nothing(library: Library, other: Library, tmp_path: Path) -> None:
    file = tmp_path / "news.clipper.zip"
    archiving.write(library._store, _filled(library)[:1], file)
    assert len(_imported(other, file)) == 1
    assert _imported(other, file) == []
    other.close()


def test_what_is_hostile_in_an_archive_is_not_let_in(library: Library, other: Library, tmp_path: Path) -> None:
    file, worse = tmp_path / "news.clipper.zip", tmp_path / "worse.zip"
    archiving.write(library._store, _filled(library)[:1], file)
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(worse, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name.startswith("clippings/"):
                record = json.loads(data)
                record["bodies"][0]["html"] += "<script>alert(1)</script><img src=x onerror=alert(1)>"
                data = json.dumps(record).encode()
            bad.writestr(name, data)
    (clipping_id,) = _imported(other, worse)
    assert "alert" not in other.clipping(clipping_id).html
    other.close()


def test_a_damaged_record_is_set_aside_and_the_rest_comes_in(library: Library, other: Library, tmp_path: Path) -> None:
    first, _second = ids = _filled(library)
    file, worse = tmp_path / "news.clipper.zip", tmp_path / "worse.zip"
    archiving.write(library._store, ids, file)
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(worse, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b'{"clippings": [' if name == f"clippings/{first}.json" else good.read(name))
    lines = list(other.imports.run([worse]))
    assert sorted(line.status for line in lines) == ["added", "failed"]
    other.close()


def _spoilt(file: Path, worse: Path, number: int, spoil: Callable[[dict[str, Any]], object]) -> Path:
    """The archive with one of its records changed."""
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(worse, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name == f"clippings/{number}.json":
                record = json.loads(data)
                spoil(record)
                data = json.dumps(record).encode()
            bad.writestr(name, data)
    return worse


COUNTRY = {"code": "FR", "about": 1, "score": 1, "origin": "auto", "evidence": "[]", "version": "", "rejected": 0}
EDITION = {"kind": "copy", "title": "t", "authors": "[]", "html": "<p>x</p>", "text": "x", "seen": 1, "at": 0}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record["clippings"][0].update(added=10**17),
        lambda record: record["clippings"][0].update(added="yesterday"),
        lambda record: record["clippings"][0].update(title=["a", "list"]),
        lambda record: record["clippings"][0].update(edited="no JSON"),
        lambda record: record.update(clipping_countries=[COUNTRY | {"score": None}]),
        lambda record: record.update(clipping_countries=[COUNTRY | {"evidence": "no JSON"}]),
        lambda record: record.update(editions=["no row"]),
        lambda record: record.update(editions=[EDITION | {"kind": "unheard of"}]),
        lambda record: record.update(editions=[EDITION | {"authors": "no JSON"}]),
        lambda record: record.update(editions=[EDITION | {"seen": 10**17}]),
    ],
)
def test_a_record_that_could_never_be_shown_is_set_aside_alone(
    spoil: Callable[[dict[str, Any]], object], library: Library, other: Library, tmp_path: Path
) -> None:
    first, second = ids = _filled(library)
    library.restore([second])
    archiving.write(library._store, ids, tmp_path / "news.clipper.zip")
    worse = _spoilt(tmp_path / "news.clipper.zip", tmp_path / "worse.zip", first, spoil)
    assert sorted(line.status for line in other.imports.run([worse])) == ["added", "failed"]
    (shown,) = other.summaries(other.find(Query()).ids)
    assert shown.title == library.clipping(second).summary.title
    other.close()


def test_a_way_of_reading_that_is_not_known_is_passed_over(library: Library, other: Library, tmp_path: Path) -> None:
    first = keep(library, FERRY)
    archiving.write(library._store, [first], tmp_path / "news.clipper.zip")
    strange = _spoilt(
        tmp_path / "news.clipper.zip",
        tmp_path / "later.zip",
        first,
        lambda record: record["clippings"][0].update(reading='{"unheard": "of"}'),
    )
    (restored,) = _imported(other, strange)
    assert [each.reading for each in other.rereading.options(restored) if each.chosen] == [Reading()]
    other.close()


def test_clippings_of_one_headline_and_second_are_not_one(library: Library, other: Library, tmp_path: Path) -> None:
    first, second = keep(library, FERRY), keep(library, CURLING)
    library._store.connection.execute("UPDATE clippings SET title = 'Weather', added = 1700000000")
    for number, clipping_id in enumerate((first, second)):
        archiving.write(library._store, [clipping_id], tmp_path / f"{number}.zip")
    assert len(_imported(other, tmp_path / "0.zip")) == 1
    assert len(_imported(other, tmp_path / "1.zip")) == 1
    assert _imported(other, tmp_path / "1.zip") == []
    other.close()


def test_editions_out_of_an_archive_are_known_again(library: Library, other: Library, tmp_path: Path) -> None:
    texts = [entry(0)["content"].replace("Monday", f"Monday for the {time} time") for time in ("first", "second")]
    exports = [wallabag(tmp_path / f"{n}.json", [{"content": text * 3}]) for n, text in enumerate(texts)]
    assert [line.status for line in library.imports.run(exports)] == ["added", "attached"]
    library.archive(tmp_path / "news.zip")
    (clipping_id,) = _imported(other, tmp_path / "news.zip")
    assert [line.status for line in other.imports.run(exports)] == ["duplicate", "duplicate"]
    assert len(other.clipping(clipping_id).editions) == 1
    other.close()


def test_a_stopped_archive_leaves_no_half_file(library: Library, tmp_path: Path) -> None:
    ids = _filled(library)
    file = tmp_path / "news.clipper.zip"

    def stop(done: int, _total: int, _note: str = "") -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        archiving.write(library._store, ids, file, stop)
    assert not list(tmp_path.glob("news*"))


def test_the_library_itself_is_not_written_over(library: Library) -> None:
    keep(library)
    with pytest.raises(ClipperError, match="library itself"):
        library.archive(library.folder / "library.db")
    assert library.counts().all == 1


def test_a_folder_that_cannot_be_written_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ClipperError, match="cannot be written"):
        archiving.write(library._store, [], tmp_path / "nowhere" / "news.zip")


def test_originals_of_exports_keep_their_entry_and_parts(library: Library, other: Library, tmp_path: Path) -> None:
    entry = Entry(
        title="Ferry strike", labels=("sea",), passages=(Passage("called the strike regrettable", "who?"),), added=NOW
    )
    draft = Draft(
        FERRY.encode(), "text/plain", NOW, "note", charset="utf-8", selection=True, entry=entry,
        parts=(Part("list.txt", "text/plain", b"crew"),),
    )  # fmt: skip
    capture = library.capture(draft)
    (clipping_id,) = library.keep(capture, capture.candidates).added
    file = tmp_path / "news.clipper.zip"
    archiving.write(library._store, [clipping_id], file)
    (restored,) = _imported(other, file)
    assert other.original(restored) == library.original(clipping_id) == draft
    assert [each.exact for each in other.clipping(restored).highlights] == ["called the strike regrettable"]
    other.close()


def test_a_file_that_lies_beside_the_archive_is_left_alone(library: Library, tmp_path: Path) -> None:
    beside = tmp_path / "news.zip.part"
    beside.write_text("mine", encoding="utf-8")
    archiving.write(library._store, _filled(library), tmp_path / "news.zip")
    assert beside.read_text(encoding="utf-8") == "mine"
    assert {file.name for file in tmp_path.glob("*news*")} == {"news.zip", "news.zip.part"}


def test_editions_come_back_with_what_they_were_made_from(library: Library, other: Library, tmp_path: Path) -> None:
    texts = [entry(0)["content"].replace("Monday", f"Monday for the {time} time") for time in ("first", "second")]
    exports = [wallabag(tmp_path / f"{n}.json", [{"content": text * 3}]) for n, text in enumerate(texts)]
    assert [line.status for line in library.imports.run(exports)] == ["added", "attached"]
    library.archive(tmp_path / "news.zip")
    (clipping_id,) = _imported(other, tmp_path / "news.zip")
    made_from = [
        originals.draft(other._store, row["original_id"])
        for row in other._store.rows("SELECT original_id FROM editions WHERE clipping_id = ?", (clipping_id,))
    ]
    (before,) = library._store.rows("SELECT original_id FROM editions")
    assert made_from == [originals.draft(library._store, before["original_id"])]
    assert other.check().originals == 2
    other.close()


def test_articles_of_one_page_share_its_original_again(library: Library, other: Library, tmp_path: Path) -> None:
    capture = library.capture(Draft(f"{FERRY}\n\n\n{CURLING}".encode(), "text/plain", NOW, "two"))
    first, second = keep(library, FERRY), keep(library, CURLING)
    with library._store.transaction() as db:
        db.conn.execute("UPDATE clippings SET original_id = ?", (capture.original_id,))
        originals.keep(db, capture.original_id)
    library.archive(tmp_path / "news.zip", [first, second])
    with zipfile.ZipFile(tmp_path / "news.zip") as archive:
        assert [name for name in archive.namelist() if name.startswith("originals/")] == [
            f"originals/{capture.original_id}"
        ]
    assert len(_imported(other, tmp_path / "news.zip")) == 2
    assert other.check().originals == 1
    other.close()


def test_what_compresses_like_a_bomb_is_read_back(library: Library, other: Library, tmp_path: Path) -> None:
    page = b"<h1>The harbour</h1><p>Calm.</p>" + b" " * 3_000_000
    capture = library.capture(Draft(page, "text/html", NOW, "blank", selection=True))
    (clipping_id,) = library.keep(capture, capture.candidates).added
    library.archive(tmp_path / "news.zip")
    (restored,) = _imported(other, tmp_path / "news.zip")
    assert other.original(restored) == library.original(clipping_id)
    other.close()


def test_digests_and_topics_only_offered_come_back(library: Library, other: Library, tmp_path: Path) -> None:
    (clipping_id,) = _filled(library)[:1]
    row = {
        "clipping_id": clipping_id, "summary": '[["Crews stopped work.",0,19]]', "figures": "[]", "names": '["Lisbon"]',
        "edited": '["names"]', "text_hash": "0f", "version": "1",
    }  # fmt: skip
    with library._store.transaction() as db:
        db.table("digests").insert(row)
        db.conn.execute("UPDATE clipping_topics SET suggested = 1 WHERE clipping_id = ?", (clipping_id,))
    library.archive(tmp_path / "news.zip", [clipping_id])
    (restored,) = _imported(other, tmp_path / "news.zip")
    assert [dict(each) for each in other._store.rows("SELECT * FROM digests")] == [row | {"clipping_id": restored}]
    for opened, number in ((library, clipping_id), (other, restored)):
        topics = opened._store.rows("SELECT suggested FROM clipping_topics WHERE clipping_id = ?", (number,))
        assert {each["suggested"] for each in topics} == {1}
    other.close()


def _as_version_1(file: Path, old: Path) -> None:
    """As the first archives were: one original for each clipping, told beside it, and nothing of what came later."""
    with zipfile.ZipFile(file) as new, zipfile.ZipFile(old, "w") as archive:
        archive.writestr("clipper-archive.json", '{"format": "clipper-archive", "version": 1, "clippings": 2}')
        for name in new.namelist():
            if not name.startswith("clippings/"):
                continue
            record = json.loads(new.read(name))
            number = name.removeprefix("clippings/").removesuffix(".json")
            record["clippings"][0].pop("original")
            record.pop("digests")
            for said in record.pop("originals"):
                theirs = said.pop("number")
                archive.writestr(f"originals/{number}.json", json.dumps(said))
                archive.writestr(f"originals/{number}", new.read(f"originals/{theirs}"))
                for at in range(len(said["parts"])):
                    archive.writestr(f"originals/{number}.parts/{at}", new.read(f"originals/{theirs}.parts/{at}"))
            archive.writestr(name, json.dumps(record))


def test_an_archive_of_version_1_is_read(library: Library, other: Library, tmp_path: Path) -> None:
    draft = Draft(FERRY.encode(), "text/plain", NOW, "note", parts=(Part("list.txt", "text/plain", b"crew"),))
    capture = library.capture(draft)
    (first,) = library.keep(capture, capture.candidates).added
    (typed,) = library.new_clipping(Edit(title="Heard", body="On the radio.")).added
    library.set_starred([first], True)
    library.archive(tmp_path / "new.zip")
    _as_version_1(tmp_path / "new.zip", tmp_path / "old.zip")
    restored = _imported(other, tmp_path / "old.zip")
    assert [_as_told(other.clipping(i)) for i in restored] == [_as_told(library.clipping(i)) for i in (first, typed)]
    assert other.original(restored[0]) == draft
    with pytest.raises(ClipperError, match="typed by hand"):
        other.original(restored[1])
    assert _imported(other, tmp_path / "old.zip") == []
    other.close()


def test_looking_a_clipping_up_needs_no_search_through_all(library: Library) -> None:
    """Reading an archive of 100,000 clippings asks 100,000 times."""
    row = {"title": "t", "added": 1, "url": None, "at": 0}
    asked: list[str] = []
    library._store.connection.set_trace_callback(asked.append)
    for sha256 in (None, "0" * 64):
        assert archive.find(library._store, row, sha256) is None
    library._store.connection.set_trace_callback(None)
    plans = [each[3] for sql in asked for each in library._store.rows(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(plans) >= 2
    assert not [plan for plan in plans if plan.startswith("SCAN")]


def test_restored_clippings_leave_no_second_original(library: Library, other: Library, tmp_path: Path) -> None:
    ids = _filled(library)
    file = tmp_path / "news.zip"
    archiving.write(library._store, ids, file)
    _imported(other, file)
    assert other.check().originals == library.check().originals
    other.close()
