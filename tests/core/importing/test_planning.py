"""What an import would do, before it does it."""

from pathlib import Path

from clipper.core import preview
from clipper.core.importing.files import named
from clipper.core.importing.labels import OFTEN
from clipper.core.library import Library
from clipper.core.model.imports import ImportOptions, LabelChoice, LabelTarget
from clipper.core.progress import silent
from tests.core.importing.exports import wallabag


def test_a_plan_tells_what_would_come_and_writes_nothing(library: Library, tmp_path: Path) -> None:
    list(library.imports.run([wallabag(tmp_path / "old.json", [{}])]))
    given = [{}, {"published_by": ["The Lamp"], "published_at": "2024-03-05T10:00:00+00:00"}, {"content": ""}]
    export = wallabag(tmp_path / "new.json", given)
    before = library.check().originals, library.counts(), len(library.imports.reports())
    plan = library.imports.plan([export])
    assert (library.check().originals, library.counts(), len(library.imports.reports())) == before
    assert plan.counts == {"duplicate": 1, "added": 1, "link": 1}
    (file,) = plan.files
    assert (file.format, file.entries) == ("wallabag export", 3)
    assert sum(plan.lost.values()) == 1  # the text of the link
    assert [entry.status for entry in plan.preview] == ["duplicate", "added", "link"]
    assert plan.preview[1].title == "Entry 1"
    assert plan.preview[1].published is not None
    assert not plan.estimated


def test_what_comes_of_it_is_what_was_planned(library: Library, tmp_path: Path) -> None:
    export = wallabag(tmp_path / "new.json", [{}, {}, {"url": "https://paper.example/0"}, {"content": ""}])
    planned = [line.status for line in library.imports.planner().lines(named([export]), silent)]
    assert [line.status for line in library.imports.run([export])] == planned


def test_pictures_on_the_web_and_unreadable_dates_are_lost(library: Library, tmp_path: Path) -> None:
    body = '<p>The lamps of Arles.</p><img src="https://paper.example/lamp.png">'
    export = wallabag(tmp_path / "new.json", [{"content": body, "published_at": "when the lamps went out"}])
    lost = library.imports.plan([export]).lost
    assert sorted(lost.values()) == [1, 1]
    assert {"pictures that are only on the web", "dates that could not be read"} == set(lost)


def test_a_quick_plan_of_many_entries_is_an_estimate(library: Library, tmp_path: Path) -> None:
    export = wallabag(tmp_path / "new.json", [{"content": f"<p>Lamp {n} burns.</p>"} for n in range(330)])
    plan = library.imports.plan([export])
    assert plan.estimated
    assert sum(plan.counts.values()) == 330


def test_a_plan_proposes_where_labels_go(library: Library, tmp_path: Path) -> None:
    own = library.create_topic("Lamps")
    often = [{"tags": ["lamps", "often"]} for _ in range(OFTEN)]
    labels = library.imports.plan([wallabag(tmp_path / "a.json", [*often, {"tags": ["rare", "Sport"]}])]).labels
    proposed = {label.name: (label.count, label.target.kind) for label in labels}
    assert proposed == {
        "lamps": (OFTEN, "topic"),
        "often": (OFTEN, "new"),
        "rare": (1, "hashtag"),
        "Sport": (1, "topic"),
    }
    assert next(label.target.value for label in labels if label.name == "lamps") == own.id
    assert [topic.label for topic in library.topics()].count("often") == 0


def test_labels_go_where_the_mapping_says(library: Library, tmp_path: Path) -> None:
    export = wallabag(tmp_path / "a.json", [{"tags": ["lamps", "river", "noise", "else"]}, {"tags": ["lamps"]}])
    choices = (
        LabelChoice("lamps", LabelTarget("new", "Street lamps")),
        LabelChoice("river", LabelTarget("hashtag", "rivers")),
        LabelChoice("noise", LabelTarget("nothing")),
    )
    first, second = library.imports.run([export], ImportOptions(labels=choices))
    assert first.id is not None
    assert second.id is not None
    topic = next(topic for topic in library.topics() if topic.label == "Street lamps")
    for clipping_id in (first.id, second.id):
        (tag,) = [tag for tag in library.clipping(clipping_id).topics if tag.id == topic.id]
        assert tag.origin == "import"
    assert library.clipping(first.id).hashtags == ("rivers", "else")


def test_without_a_mapping_labels_find_their_topic_or_become_hashtags(library: Library, tmp_path: Path) -> None:
    (line,) = library.imports.run([wallabag(tmp_path / "a.json", [{"tags": ["sport", "#night shift"]}])])
    assert line.id is not None
    clipping = library.clipping(line.id)
    assert [tag.id for tag in clipping.topics if tag.origin == "import"] == ["medtop:15000000"]
    assert clipping.hashtags == ("night shift",)


def test_a_link_that_is_here_is_known_by_its_address(library: Library, tmp_path: Path) -> None:
    list(library.imports.run([wallabag(tmp_path / "old.json", [{}])]))
    (entry,) = library.imports.plan([wallabag(tmp_path / "new.json", [{"content": ""}])]).preview
    assert (entry.status, entry.reason) == ("duplicate", "The same address is in the library already (number 1).")


def test_what_comes_twice_is_told_apart_from_what_is_here(library: Library, tmp_path: Path) -> None:
    list(library.imports.run([wallabag(tmp_path / "old.json", [{}])]))
    same = {"url": "https://paper.example/new", "content": "<p>The lamps of Arles burn in broad daylight.</p>"}
    plan = library.imports.plan([wallabag(tmp_path / "new.json", [{}, same, same])])
    assert plan.counts == {"duplicate": 2, "added": 1}
    assert plan.twice == 1
    assert [entry.twice for entry in plan.preview] == [False, False, True]


def test_an_archive_of_clippers_own_loses_nothing(library: Library, tmp_path: Path) -> None:
    list(library.imports.run([wallabag(tmp_path / "old.json", [{}, {"content": ""}])]))
    library.archive(tmp_path / "news.zip")
    plan = preview.planner(ImportOptions())
    lines = list(plan.lines(named([tmp_path / "news.zip"]), silent))
    assert [line.title for line in lines] == ["Entry 0", "Entry 1"]
    assert plan.plan().lost == {}
    assert plan.plan().files[0].entries == 2
