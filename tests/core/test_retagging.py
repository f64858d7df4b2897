"""Clippings tagged anew: only what a tagger said is replaced."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clipper.core.errors import Cancelled
from clipper.core.library import Library
from clipper.core.model import Query
from clipper.core.model.retagging import TagChange
from clipper.core.model.rules import Condition, Rule
from tests.core.pasting import keep


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path)
    yield library
    library.close()


def tagged_as_of_old(library: Library, clipping_id: int) -> None:
    """As an older tagger might have left it: Japan instead of what is in the text."""
    with library._store.transaction() as db:
        db.conn.execute("DELETE FROM clipping_countries WHERE clipping_id = ?", (clipping_id,))
        db.conn.execute(
            """INSERT INTO clipping_countries (clipping_id, code, about, score, origin, version)
               VALUES (?, 'JP', 1, 0.9, 'auto', '0')""",
            (clipping_id,),
        )


def about(library: Library, clipping_id: int) -> set[str]:
    return set(library.clipping(clipping_id).summary.countries)


def test_what_a_tagger_said_is_replaced_and_told(library: Library) -> None:
    ferry = keep(library)
    tagged_as_of_old(library, ferry)
    (line,) = library.retagging.run([ferry])
    assert {TagChange("JP", "Japan", "about", ""), TagChange("PT", "Portugal", "", "about")} <= set(line.changes)
    assert about(library, ferry) == {"PT"}
    assert {tag.version for tag in library.clipping(ferry).countries} != {"0"}


def test_search_follows(library: Library) -> None:
    ferry = keep(library)
    tagged_as_of_old(library, ferry)
    list(library.retagging.run([ferry]))
    assert library.wait_indexed()
    assert list(library.find(Query(text="commuters country:PT ")).ids) == [ferry]


def test_all_of_it_is_undone_in_one_step(library: Library) -> None:
    ids = [keep(library), keep(library, "Rice exports of China rise\nBeijing sold more rice abroad than ever.")]
    for clipping_id in ids:
        tagged_as_of_old(library, clipping_id)
    assert len([line for line in library.retagging.run(ids) if line.changes]) == 2
    library.undo()
    assert [about(library, clipping_id) for clipping_id in ids] == [{"JP"}, {"JP"}]


def test_what_a_hand_said_stays(library: Library) -> None:
    ferry = keep(library)
    library.add_country([ferry], "NO")
    library.remove_country([ferry], "PT")
    (line,) = library.retagging.run([ferry])
    assert line.changes == ()
    assert about(library, ferry) == {"NO"}


def test_a_look_changes_nothing(library: Library) -> None:
    ferry = keep(library)
    tagged_as_of_old(library, ferry)
    (line,) = library.retagging.run([ferry], dry_run=True)
    assert "PT" in {change.key for change in line.changes}
    assert about(library, ferry) == {"JP"}


def test_a_library_open_for_reading_can_be_looked_at(library: Library, tmp_path: Path) -> None:
    ferry = keep(library)
    tagged_as_of_old(library, ferry)
    reader = Library.open(tmp_path, writable=False)
    (line,) = reader.retagging.run([ferry], dry_run=True)
    assert line.changes
    reader.close()


def test_tagging_again_knows_what_the_user_taught_open_for_writing_or_not(library: Library, tmp_path: Path) -> None:
    ferry = keep(library)
    topic = library.own_topics.create("Ferries").id
    library.rules.save(Rule("Ferries", (Condition("text", "contains", "ferries"),), topics=(topic,)))
    reader = Library.open(tmp_path, writable=False)
    for opened in (reader, library):
        (line,) = opened.retagging.run([ferry], dry_run=True)
        assert [(change.key, change.after) for change in line.changes] == [(topic, "applied")]
    reader.close()
    list(library.retagging.run([ferry]))
    assert [tag.origin for tag in library.clipping(ferry).topics if tag.id == topic] == ["rule"]


def test_what_was_done_before_a_stop_stays(library: Library) -> None:
    ids = [
        keep(library, f"Ferry {n} of Portugal sails\nLisbon saw ferry number {n} leave the harbour.") for n in range(60)
    ]
    for clipping_id in ids:
        tagged_as_of_old(library, clipping_id)

    def stop(done: int, _total: int, _note: str = "") -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(library.retagging.run(ids, stop))
    standing = [about(library, clipping_id) for clipping_id in ids]
    assert {"PT"} in standing
    assert standing[-1] == {"JP"}


def test_again_there_is_nothing_to_change(library: Library) -> None:
    ferry = keep(library)
    list(library.retagging.run([ferry]))
    (line,) = library.retagging.run([ferry])
    assert line.changes == ()
