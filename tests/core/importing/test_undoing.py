"""Imports taken back: whole, in the run that made them or after a restart, and no more than they brought."""

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Clipping, Edit, Imported, Query
from clipper.core.model.imports import ImportOptions, ImportRule, LabelChoice, LabelTarget
from tests.core.importing.exports import TEXTS, stories, wallabag

LONG = "".join(f"In the year {1800 + n} the keeper of lamp {n} wrote {TEXTS[n % 4].lower()} " for n in range(12))
LATER = LONG + "On Friday the last of the lamps was lit by a child who had never seen one burn before."
SAID = {"tags": ["river", "sport"], "is_starred": 1, "annotations": [{"quote": TEXTS[0][:20], "text": "who?"}]}


def run(library: Library, *paths: Path, rule: ImportRule = "attach", options: ImportOptions | None = None) -> list[str]:
    lines = library.imports.run(paths, options or ImportOptions(rule=rule))
    return [line.status for line in lines]


def first(library: Library, tmp_path: Path, **entry: Any) -> int:
    """The clipping that an import before the one in question made."""
    (line,) = library.imports.run([wallabag(tmp_path / "first.json", [entry])])
    assert isinstance(line, Imported)
    assert line.id is not None
    return line.id


def later(tmp_path: Path, **entry: Any) -> Path:
    return wallabag(tmp_path / "later.json", [entry])


def face(clipping: Clipping) -> tuple[object, ...]:
    """What a user sees of a clipping."""
    return (
        clipping.summary,
        clipping.html,
        clipping.text,
        clipping.authors,
        clipping.countries,
        clipping.topics,
        clipping.hashtags,
        clipping.note,
        clipping.highlights,
        clipping.editions,
        clipping.deck,
        clipping.updated,
        clipping.provenance,
    )


def state(library: Library, import_id: int) -> tuple[str, dict[str, int]]:
    record = library.imports.report(import_id).record
    return record.state, dict(record.counts)


def test_an_import_is_taken_back_and_comes_in_again(library: Library, tmp_path: Path) -> None:
    folder = stories(tmp_path / "stories", 3)
    export = wallabag(tmp_path / "export.json", [{}, {"content": ""}])
    assert run(library, folder, export) == ["added"] * 4 + ["link"]
    taken = library.imports.undo(1)
    assert (taken.trashed, taken.restored) == (5, 0)
    assert (library.counts().all, library.counts().trash) == (0, 5)
    assert library.imports.report(1).record.state == "undone"
    assert run(library, folder, export) == ["added"] * 4 + ["link"]
    assert library.counts().all == 5


def test_what_joined_a_clipping_goes_again(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path)
    before = face(library.clipping(clipping_id))
    assert run(library, later(tmp_path, **SAID)) == ["duplicate"]
    assert face(library.clipping(clipping_id)) != before
    taken = library.imports.undo(2)
    assert (taken.trashed, taken.restored, taken.changes.changed) == (0, 1, (clipping_id,))
    assert face(library.clipping(clipping_id)) == before


def test_what_a_hand_took_up_since_stays(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path)
    said = SAID | {"tags": ["river", "sport", "Graz"]}
    labels = (LabelChoice("Graz", LabelTarget("new", "Graz")),)
    run(library, later(tmp_path, **said), options=ImportOptions(labels=labels))
    graz = next(topic.id for topic in library.topics() if topic.label == "Graz")
    library.add_topic([clipping_id], graz)
    (marked,) = library.clipping(clipping_id).highlights
    library.highlights.annotate(marked.id, "The mayor.")
    taken = library.imports.undo(2)
    assert taken.highlights == 1
    clipping = library.clipping(clipping_id)
    assert [(tag.id, tag.origin) for tag in clipping.topics if tag.origin != "auto"] == [(graz, "hand")]
    assert [each.note for each in clipping.highlights] == ["The mayor."]
    assert clipping.hashtags == ()
    assert not clipping.summary.starred


def test_a_highlight_made_later_is_never_taken_for_one_that_came(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path)
    run(library, later(tmp_path, annotations=[{"quote": TEXTS[0][:20], "text": "", "created_at": "2020-01-02"}]))
    library.highlights.remove(library.clipping(clipping_id).highlights[0].id)
    library.highlights.add(library.clipping(clipping_id), 4, 30)
    library.imports.undo(2)
    assert len(library.clipping(clipping_id).highlights) == 1


def test_an_edition_that_was_attached_goes(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    before = face(library.clipping(clipping_id))
    assert run(library, later(tmp_path, content=f"<p>{LATER}</p>", **SAID)) == ["attached"]
    assert len(library.clipping(clipping_id).editions) == 1
    library.imports.undo(2)
    assert face(library.clipping(clipping_id)) == before


def test_an_earlier_clippers_import_loses_the_edition_it_attached(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    run(library, later(tmp_path, content=f"<p>{LATER}</p>"))
    library._store.connection.execute("UPDATE import_lines SET trace = NULL")
    assert library.imports.report(2).record.left_something
    assert library.imports.undo(2).restored == 1
    assert library.clipping(clipping_id).editions == ()


def test_a_text_that_was_replaced_comes_back_whole(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>", published_by=["The Lamp"], title="Lamps of Graz")
    library.highlights.add(library.clipping(clipping_id), 40, 70, "mine")
    before = face(library.clipping(clipping_id))
    assert run(library, later(tmp_path, content=f"<p>{LATER}</p>", **SAID), rule="replace") == ["replaced"]
    assert library.clipping(clipping_id).text == LATER
    library.imports.undo(2)
    assert face(library.clipping(clipping_id)) == before
    assert run(library, tmp_path / "later.json") == ["attached"]


def test_a_link_that_got_its_text_is_a_link_again_even_after_a_restart(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library")
    clipping_id = first(library, tmp_path, content="")
    before = face(library.clipping(clipping_id))
    assert run(library, later(tmp_path, **SAID)) == ["replaced"]
    marked = library.clipping(clipping_id).highlights
    assert [each.note for each in marked] == ["who?"], "what was marked elsewhere comes along"
    library.close()
    library = Library.open(tmp_path / "library")
    try:
        library.imports.undo(2)
        assert face(library.clipping(clipping_id)) == before
        assert library.check().problems == ()
        assert run(library, tmp_path / "later.json") == ["replaced"]
    finally:
        library.close()


def test_a_text_edited_since_stays_and_is_told(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    run(library, later(tmp_path, content=f"<p>{LATER}</p>", tags=["river"]), rule="replace")
    library.edit(clipping_id, Edit(body="My own words about the lamps of Graz."))
    taken = library.imports.undo(2)
    assert taken.texts == 1
    clipping = library.clipping(clipping_id)
    assert clipping.text == "My own words about the lamps of Graz."
    assert len(clipping.editions) == 1, "the earlier text is not lost"
    assert clipping.hashtags == ()


def test_a_headline_typed_since_stays_when_the_text_goes_back(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    run(library, later(tmp_path, content=f"<p>{LATER}</p>", title="Entry 0, updated"), rule="replace")
    library.edit(clipping_id, Edit(title="Mine"))
    library.imports.undo(2)
    clipping = library.clipping(clipping_id)
    assert (clipping.summary.title, clipping.text) == ("Mine", LONG.strip())


def test_a_text_swapped_back_by_hand_stays(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    run(library, later(tmp_path, content=f"<p>{LATER}</p>"), rule="replace")
    library.editions.swap(library.clipping(clipping_id).editions[0].id)
    assert library.imports.undo(2).texts == 1
    assert library.clipping(clipping_id).text == LONG.strip()


def test_several_changes_of_one_clipping_are_taken_back_in_turn(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    before = face(library.clipping(clipping_id))
    last = f"{LATER} It rained, and nobody went home before midnight had been rung from the tower."
    export = wallabag(
        tmp_path / "later.json",
        [
            {"content": f"<p>{LATER}</p>", "tags": ["one"]},
            {"content": f"<p>{last}</p>", "tags": ["two"], "url": "https://paper.example/0"},
        ],
    )
    assert run(library, export, rule="replace") == ["replaced", "replaced"]
    library.imports.undo(2)
    assert face(library.clipping(clipping_id)) == before


def test_what_the_import_itself_made_goes_to_trash_as_it_was(library: Library, tmp_path: Path) -> None:
    export = wallabag(
        tmp_path / "both.json", [{}, {"url": "https://paper.example/0", "content": "", "tags": ["river"]}]
    )
    assert run(library, export) == ["added", "duplicate"]
    taken = library.imports.undo(1)
    assert (taken.trashed, taken.restored) == (1, 0)
    (clipping_id,) = taken.changes.changed
    assert library.clipping(clipping_id).hashtags == ("river",)


def test_taking_back_is_one_step_and_the_report_follows(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    run(library, later(tmp_path, content=f"<p>{LATER}</p>", **SAID), rule="replace")
    replaced = face(library.clipping(clipping_id))
    library.imports.undo(2)
    assert state(library, 2) == ("undone", {"replaced": 1})
    library.undo()
    assert state(library, 2) == ("finished", {"replaced": 1})
    assert face(library.clipping(clipping_id)) == replaced
    library.redo()
    assert state(library, 2) == ("undone", {"replaced": 1})
    library.undo()
    taken = library.imports.undo(2)
    assert (taken.restored, taken.texts) == (1, 0), "what was undone can be taken back again"


def test_undoing_the_import_itself_leaves_a_report_of_nothing(library: Library, tmp_path: Path) -> None:
    run(library, stories(tmp_path / "stories", 2))
    library.undo()
    assert library.counts().all == 0
    assert state(library, 1) == ("undone", {})
    library.redo()
    assert state(library, 1) == ("finished", {"added": 2})


def test_undoing_what_went_on_leaves_it_to_go_on_again(library: Library, tmp_path: Path) -> None:
    folder = stories(tmp_path / "stories", 120)
    lines = library.imports.run([folder])
    next(lines)
    lines.close()
    kept = library.counts().all
    list(library.imports.resume(1))
    library.undo()
    assert state(library, 1) == ("stopped", {"added": kept})
    list(library.imports.resume(1))
    assert library.counts().all == 120


def test_what_was_taken_back_is_not_taken_back_twice(library: Library, tmp_path: Path) -> None:
    run(library, stories(tmp_path / "stories", 1))
    library.imports.undo(1)
    with pytest.raises(ClipperError, match="already"):
        library.imports.undo(1)


def test_a_clipping_deleted_since_is_passed_over(library: Library, tmp_path: Path) -> None:
    clipping_id = first(library, tmp_path)
    run(library, later(tmp_path, **SAID))
    library.trash([clipping_id])
    library.delete_forever([clipping_id])
    assert not library.imports.report(2).record.left_something
    assert library.imports.undo(2).restored == 0


def test_pictures_that_came_go_with_their_text(library: Library, tmp_path: Path) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(drawn, "PNG")
    clipping_id = first(library, tmp_path, content=f"<p>{LONG}</p>")
    picture = f'<p><img src="data:image/png;base64,{base64.b64encode(drawn.getvalue()).decode()}"></p>'
    changed = later(tmp_path, content=f"<p>{LATER}</p>{picture}")
    assert run(library, changed, rule="replace") == ["replaced"]
    assert "clip-asset:" in library.clipping(clipping_id).html
    library.imports.undo(2)
    assert library._store.value("SELECT count(*) FROM clipping_assets") == 0


def test_an_import_that_changed_nothing_leaves_nothing_to_take_back(library: Library, tmp_path: Path) -> None:
    first(library, tmp_path)
    run(library, tmp_path / "first.json")
    assert library.imports.report(1).record.left_something
    assert not library.imports.report(2).record.left_something


def test_search_follows(library: Library, tmp_path: Path) -> None:
    first(library, tmp_path, content=f"<p>{LONG}</p>")
    run(library, later(tmp_path, content=f"<p>{LATER} Zanzibar.</p>"), rule="replace")
    library.imports.undo(2)
    assert library.wait_indexed()
    assert not library.find(Query("Zanzibar")).ids
    assert len(library.find(Query("keeper")).ids) == 1
