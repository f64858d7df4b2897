"""What a library holds beside its clippings goes into an archive and comes out of it."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clipper.core.library import Library
from clipper.core.model import Query
from clipper.core.preview import extracted
from clipper.core.store import archive_library
from tests.core.importing.exports import entry, wallabag
from tests.core.pasting import CURLING, FERRY, keep

RULE = {
    "name": "Sport", "conditions": '{"every":true,"conditions":[["title","contains","cup"]]}', "countries": '["NO"]',
    "topics": "[]", "enabled": 1, "position": 1,
}  # fmt: skip


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "other")
    yield opened
    opened.close()


def insert(library: Library, table: str, **row: object) -> int:
    with library._store.transaction() as db:
        return int(db.table(table).insert(row).last_pk or 0)


def rows(library: Library, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in library._store.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1")]


def set_up(library: Library) -> None:
    """Topics in one another, and something in each table that a user fills."""
    insert(library, "user_topics", label="Never used", folded="never used")
    sport = library.create_topic("Winter sport").id
    stones = library.create_topic("Curling").id
    library._store.connection.execute("UPDATE user_topics SET parent = ? WHERE folded = 'curling'", (sport,))
    library.add_topic([keep(library, CURLING)], stones)
    insert(library, "topic_settings", topic_id=stones, mode="suggest")
    insert(library, "topic_settings", topic_id="medtop:15000000", mode="never")
    insert(library, "topic_aliases", folded="stones", label="Stones", topic_id=stones)
    insert(library, "refused_words", code="GE", word="georgia", before="in", after="tech")
    insert(library, "saved_searches", name="Unread sport", query=json.dumps({"text": "cup", "topic": stones}))
    insert(library, "tag_rules", **RULE | {"topics": json.dumps([stones])})


def imported(library: Library, file: Path) -> list[str]:
    return [line.status for line in library.imports.run([file])]


def named(library: Library) -> dict[str, str]:
    """What each of the user's topics is called, by id."""
    return {topic.id: topic.label for topic in library.topics() if topic.id.startswith("user:")}


def test_topics_rules_and_searches_come_back(library: Library, other: Library, tmp_path: Path) -> None:
    set_up(library)
    insert(other, "user_topics", label="In the way", folded="in the way")  # so that numbers differ
    library.archive(tmp_path / "news.zip")
    assert imported(other, tmp_path / "news.zip") == ["added"]
    topics = {topic.label: topic for topic in other.topics()}
    assert {"Never used", "Curling", "Winter sport", "In the way"} <= topics.keys()
    stones = topics["Curling"].id
    assert topics["Curling"].parent == topics["Winter sport"].id
    (clipping_id,) = other.find(Query()).ids
    assert stones in [topic.id for topic in other.clipping(clipping_id).topics]
    assert rows(other, "topic_settings", "topic_id", "mode") == [("medtop:15000000", "never"), (stones, "suggest")]
    assert rows(other, "topic_aliases", "folded", "label", "topic_id") == [("stones", "Stones", stones)]
    assert rows(other, "refused_words", "code", "word", "before", "after") == [("GE", "georgia", "in", "tech")]
    ((name, query),) = rows(other, "saved_searches", "name", "query")
    assert (name, json.loads(query)) == ("Unread sport", {"text": "cup", "topic": stones})
    ((rule, conditions, countries, its_topics),) = rows(other, "tag_rules", "name", "conditions", "countries", "topics")
    assert (rule, conditions, countries) == ("Sport", RULE["conditions"], '["NO"]')
    assert json.loads(its_topics) == [stones]


def test_reading_it_again_changes_nothing(library: Library, other: Library, tmp_path: Path) -> None:
    set_up(library)
    library.archive(tmp_path / "news.zip")
    imported(other, tmp_path / "news.zip")
    tables = (*archive_library._TABLES, "user_topics")
    before = [rows(other, table, "*") for table in tables]
    assert imported(other, tmp_path / "news.zip") == ["duplicate"]
    assert [rows(other, table, "*") for table in tables] == before


def test_what_is_here_stays(library: Library, other: Library, tmp_path: Path) -> None:
    set_up(library)
    stones = other.create_topic("CURLING").id
    insert(other, "topic_settings", topic_id=stones, mode="apply")
    insert(other, "saved_searches", name="Unread sport", query="ski")
    insert(other, "tag_rules", **RULE | {"name": "Mine"})
    library.archive(tmp_path / "news.zip")
    imported(other, tmp_path / "news.zip")
    assert named(other)[stones] == "CURLING"
    assert (stones, "apply") in rows(other, "topic_settings", "topic_id", "mode")
    searches = dict(rows(other, "saved_searches", "name", "query"))
    assert searches.keys() == {"Unread sport", "Unread sport (2)"}
    assert searches["Unread sport"] == "ski"
    assert rows(other, "tag_rules", "position", "name") == [(1, "Mine"), (2, "Sport")]


def test_a_part_of_a_library_takes_its_topics_along_and_nothing_else(
    library: Library, other: Library, tmp_path: Path
) -> None:
    set_up(library)
    library.archive(tmp_path / "part.zip", library.find(Query()).ids)
    imported(other, tmp_path / "part.zip")
    assert sorted(named(other).values()) == ["Curling", "Winter sport"]
    topics = {topic.label: topic for topic in other.topics()}
    assert topics["Curling"].parent == topics["Winter sport"].id
    assert not any(rows(other, table, "*") for table in archive_library._TABLES)


def test_reports_of_imports_come_back_with_their_clippings(library: Library, other: Library, tmp_path: Path) -> None:
    keep(other, FERRY)  # so that numbers differ
    texts = [entry(0)["content"].replace("Monday", f"Monday for the {time} time") * 3 for time in ("first", "second")]
    exports = [wallabag(tmp_path / f"{n}.json", [{"content": text}]) for n, text in enumerate(texts)]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    assert [line.status for line in library.imports.run([*exports, broken])] == ["added", "attached", "failed"]
    library.archive(tmp_path / "news.zip")
    for _time in range(2):
        list(other.imports.run([tmp_path / "news.zip"]))
        (told,) = [each for each in other.imports.reports() if str(broken) in each.paths]
        (record,) = library.imports.reports()
        assert (told.started, told.finished, told.state, told.options, told.counts) == (
            record.started, record.finished, record.state, record.options, record.counts,
        )  # fmt: skip
    before, after = library.imports.report(record.id).lines, other.imports.report(told.id).lines
    assert [(line.file, line.place, line.status, line.title, line.reason) for line in before] == [
        (line.file, line.place, line.status, line.title, line.reason) for line in after
    ]
    for line, again in zip(before, after, strict=True):
        assert (line.clipping_id is None) == (again.clipping_id is None)
        if line.clipping_id is not None and again.clipping_id is not None:
            assert library.clipping(line.clipping_id).text == other.clipping(again.clipping_id).text
    attached = after[1]
    assert attached.clipping_id is not None
    assert [each.id for each in other.clipping(attached.clipping_id).editions] == [attached.edition_id]


def test_long_reports_go_in_pieces(
    library: Library, other: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_library, "LINES", 2)
    list(
        library.imports.run(
            [wallabag(tmp_path / "five.json", [{}] * 4 + [{"content": "<p>Nothing more was said.</p>"}])]
        )
    )
    library.archive(tmp_path / "news.zip")
    with zipfile.ZipFile(tmp_path / "news.zip") as archive:
        assert len([name for name in archive.namelist() if name.startswith("imports/")]) == 3
    imported(other, tmp_path / "news.zip")
    (told,) = [each for each in other.imports.reports() if each.paths == (str(tmp_path / "five.json"),)]
    assert [line.place for line in other.imports.report(told.id).lines] == [0, 1, 2, 3, 4]


def test_an_import_that_was_under_way_can_go_on_elsewhere(library: Library, other: Library, tmp_path: Path) -> None:
    insert(library, "imports", started=1, state="running", paths="[]", options="{}")
    library.archive(tmp_path / "news.zip")
    imported(other, tmp_path / "news.zip")
    assert "running" not in {each.state for each in other.imports.reports()}


def spoilt(file: Path, name: str, **changed: object) -> Path:
    worse = file.with_name("worse.zip")
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(worse, "w") as bad:
        for each in good.namelist():
            data = good.read(each)
            bad.writestr(each, json.dumps(json.loads(data) | changed) if each == name else data)
    return worse


@pytest.mark.parametrize(
    "changed",
    [
        {"user_topics": [{"label": 1, "folded": "x"}]},
        {"user_topics": "no list"},
        {"topic_settings": [{"topic_id": "medtop:1", "mode": "unheard of"}]},
        {"saved_searches": [{"name": "x", "query": None}]},
        {"tag_rules": [RULE | {"conditions": "[]"}]},
        {"tag_rules": [RULE | {"conditions": '{"every":true,"conditions":["abc"]}', "countries": "[1]"}]},
        {"tag_rules": [RULE | {"topics": "no JSON"}]},
    ],
)
def test_what_clipper_did_not_write_is_set_aside_whole(
    changed: dict[str, object], library: Library, other: Library, tmp_path: Path
) -> None:
    set_up(library)
    library.archive(tmp_path / "news.zip")
    lines = list(other.imports.run([spoilt(tmp_path / "news.zip", "library.json", **changed)]))
    assert [line.status for line in lines] == ["failed", "added"]
    assert not any(rows(other, table, "*") for table in archive_library._TABLES)


@pytest.mark.parametrize(
    "changed",
    [
        {"import": {"started": 10**17, "state": "finished", "paths": "[]", "options": "{}"}},
        {"import": {"started": 1, "state": "unheard of", "paths": "[]", "options": "{}"}},
        {"import": {"started": 1, "state": "finished", "paths": "no JSON", "options": "{}"}},
        {"lines": [{"file": "a", "place": 0, "status": "unheard of", "title": "", "reason": ""}]},
        {"lines": [{"file": "a", "place": "0", "status": "added", "title": "", "reason": ""}]},
    ],
)
def test_a_report_that_could_never_be_shown_is_set_aside(
    changed: dict[str, object], library: Library, other: Library, tmp_path: Path
) -> None:
    list(library.imports.run([wallabag(tmp_path / "two.json", [{}, {}])]))
    library.archive(tmp_path / "news.zip")
    lines = list(other.imports.run([spoilt(tmp_path / "news.zip", "imports/1-0.json", **changed)]))
    assert sorted(line.status for line in lines) == ["added", "added", "failed"]
    assert len(other.imports.reports()) == 1


def test_a_ring_of_topics_is_not_let_in(library: Library, other: Library, tmp_path: Path) -> None:
    set_up(library)
    library.archive(tmp_path / "news.zip")
    ring = [{"label": name, "folded": name, "parent": f"user:{up}"} for name, up in (("a", "b"), ("b", "a"))]
    imported(other, spoilt(tmp_path / "news.zip", "library.json", user_topics=ring))
    parents = {topic.label: topic.parent for topic in other.topics() if topic.label in ("a", "b")}
    assert sorted(parent is None for parent in parents.values()) == [False, True]


def test_a_plan_and_a_preview_tell_of_clippings_alone(library: Library, other: Library, tmp_path: Path) -> None:
    set_up(library)
    list(library.imports.run([wallabag(tmp_path / "one.json", [{}])]))
    library.archive(tmp_path / "news.zip")
    (planned,) = other.imports.plan([tmp_path / "news.zip"]).files
    assert (planned.entries, dict(planned.counts)) == (2, {"added": 2})
    set_aside: list[str] = []
    assert len(list(extracted(tmp_path / "news.zip", set_aside.append))) == 2
    assert set_aside == []
    assert not rows(other, "tag_rules", "*")
