"""Both texts are kept, whichever the clipping shows, and every step can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Candidate, Changes, Edit
from clipper.core.model.articles import Likeness
from clipper.core.model.likeness import Choice
from tests.core.pasting import PASTED, draft, ids
from tests.core.stories import FISH, MORE

HEAD = "Westmere closes its old fish market\n"


def paste(library: Library, text: str, choice: Choice = "keep") -> Changes:
    capture = library.capture(draft(HEAD + text))
    return library.keep(capture, [replace(capture.candidates[0], choice=choice)])


def twin_of(library: Library, text: str) -> Candidate:
    capture = library.capture(draft(HEAD + text))
    library.release(capture.original_id)
    return capture.candidates[0]


@pytest.fixture
def first(library: Library) -> int:
    return paste(library, FISH).added[0]


def test_a_later_text_is_attached_or_takes_the_place_or_stands_alone(library: Library, first: int) -> None:
    assert paste(library, FISH + MORE, "attach") == Changes(changed=(first,), label="Attach to Clipping")
    clipping = library.clipping(first)
    assert "canvas" not in clipping.text
    assert [(each.kind, each.seen) for each in clipping.editions] == [("edition", PASTED)]
    assert "canvas" in library.editions.open(clipping.editions[0].id).article.text
    library.undo()
    assert library.clipping(first).editions == ()

    assert paste(library, FISH + MORE, "replace") == Changes(changed=(first,), label="Replace Text")
    clipping = library.clipping(first)
    assert "canvas" in clipping.text
    assert "canvas" not in library.editions.open(clipping.editions[0].id).article.text
    assert ids(library, "canvas") == [first]
    assert b"canvas" in library.original(first).data
    library.undo()
    assert "canvas" not in library.clipping(first).text
    assert ids(library, "canvas") == []
    library.redo()
    assert "canvas" in library.clipping(first).text

    assert paste(library, FISH + MORE + " Nobody objected.").added != ()
    assert library.counts().all == 2


def test_undone_texts_are_known_by_what_they_were(library: Library, first: int) -> None:
    paste(library, FISH + MORE, "replace")
    library.undo()
    twin = twin_of(library, FISH + MORE).twin
    assert twin is not None
    assert (twin.clipping_id, twin.likeness) == (first, "edition")
    assert library.editions.uncompared() == 0


@pytest.mark.parametrize("choice", ["attach", "replace"])
def test_a_text_that_is_an_edition_already_is_known(library: Library, first: int, choice: Choice) -> None:
    paste(library, FISH + MORE, choice)
    likenesses: list[Likeness] = []
    for text in (FISH, FISH + MORE):
        twin = twin_of(library, text).twin
        assert twin is not None
        assert twin.clipping_id == first
        likenesses.append(twin.likeness)
    assert likenesses == ["same", "same"]
    paste(library, FISH + MORE, "attach")
    assert len(library.clipping(first).editions) <= 2


def test_attaching_the_same_text_twice_keeps_it_once(library: Library, first: int) -> None:
    paste(library, FISH + MORE, "attach")
    paste(library, FISH + MORE, "attach")
    assert len(library.clipping(first).editions) == 1


def test_what_was_edited_by_hand_stays(library: Library, first: int) -> None:
    library.edit(first, Edit(title="My own headline", publisher="Westmere Post"))
    paste(library, FISH + MORE, "replace")
    clipping = library.clipping(first)
    assert (clipping.summary.title, clipping.summary.publisher) == ("My own headline", "Westmere Post")
    assert "canvas" in clipping.text


def test_a_text_edited_by_hand_is_never_put_aside(library: Library, first: int) -> None:
    library.edit(first, Edit(body=FISH + " I was there."))
    paste(library, FISH + MORE, "replace")
    clipping = library.clipping(first)
    assert "I was there" in clipping.text
    assert len(clipping.editions) == 1
    with pytest.raises(ClipperError, match="edited by hand"):
        library.editions.swap(clipping.editions[0].id)


def test_editions_are_swapped_and_swapped_back(library: Library, first: int) -> None:
    paste(library, FISH + MORE, "attach")
    before = library.clipping(first)
    library.editions.swap(before.editions[0].id)
    swapped = library.clipping(first)
    assert "canvas" in swapped.text
    assert b"canvas" in library.original(first).data
    library.editions.swap(swapped.editions[0].id)
    back = library.clipping(first)
    assert (back.html, back.text, back.canonical) == (before.html, before.text, before.canonical)
    library.undo()
    library.undo()
    assert library.clipping(first) == before


def test_an_edition_becomes_a_clipping_of_its_own(library: Library, first: int) -> None:
    paste(library, FISH + MORE, "attach")
    (edition,) = library.clipping(first).editions
    changes = library.editions.separate(edition.id)
    (own,) = changes.added
    assert changes.changed == (first,)
    assert "canvas" in library.clipping(own).text
    assert b"canvas" in library.original(own).data
    assert library.clipping(first).editions == ()
    library.undo()
    assert library.clipping(first).editions == (edition,)
    assert library.counts().all == 1


def test_an_edition_is_let_go_and_comes_back(library: Library, first: int) -> None:
    paste(library, FISH + MORE, "attach")
    (edition,) = library.clipping(first).editions
    library.editions.remove(edition.id)
    with pytest.raises(ClipperError, match="no longer there"):
        library.editions.open(edition.id)
    library.undo()
    assert library.editions.open(edition.id).edition == edition


def test_what_joins_a_clipping_in_trash_brings_it_back(library: Library, first: int) -> None:
    library.trash([first])
    paste(library, FISH + MORE, "attach")
    assert not library.clipping(first).summary.trashed
    assert ids(library, "harbour") == [first]


def test_a_twin_deleted_meanwhile_leaves_a_clipping_of_its_own(library: Library, first: int) -> None:
    capture = library.capture(draft(HEAD + FISH + MORE))
    library.trash([first])
    library.delete_forever([first])
    (added,) = library.keep(capture, [replace(capture.candidates[0], choice="attach")]).added
    assert "canvas" in library.clipping(added).text


def test_tags_follow_the_text_that_takes_the_place(library: Library, first: int) -> None:
    library.add_country([first], "IS")
    paste(
        library, FISH + MORE + " Peru's president praised the Peruvian fishermen of Lima. Peru sent a net.", "replace"
    )
    assert {"IS", "PE"} <= {tag.code for tag in library.clipping(first).countries}


def test_which_text_is_newer_goes_by_capture_where_nothing_else_tells(library: Library, first: int) -> None:
    paste(library, FISH + MORE, "attach")
    (edition,) = library.clipping(first).editions
    assert library.editions.open(edition.id).is_newer
    library.editions.swap(edition.id)
    (edition,) = library.clipping(first).editions
    assert not library.editions.open(edition.id).is_newer


def test_which_text_is_newer_goes_by_publication(library: Library, first: int) -> None:
    paste(library, FISH + MORE, "attach")
    (edition,) = library.clipping(first).editions
    library.edit(first, Edit(published="2025-06-11 12:00"))
    for published, is_newer in (("2025-06-10 12:00", False), ("2025-06-12 12:00", True)):
        at = int(datetime.fromisoformat(published).replace(tzinfo=UTC).timestamp())
        with library._store.transaction() as db:
            db.conn.execute("UPDATE editions SET published = ?, published_precision = 'minute'", (at,))
            db.conn.execute("UPDATE editions SET published_about = 0")
        assert library.editions.open(edition.id).is_newer is is_newer
