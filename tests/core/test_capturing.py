"""From paste to kept clipping: originals first, nothing lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.library import Library
from clipper.core.model import Candidate, Capture, Draft, Edit
from tests.core.pasting import CURLING, FERRY, PASTED, draft, ids, keep


def test_the_original_comes_back_byte_for_byte(library: Library) -> None:
    assert library.original(keep(library)) == draft(FERRY)


def test_a_paste_that_is_not_decided_waits_and_can_be_resumed(tmp_path: Path) -> None:
    first = Library.open(tmp_path)
    captured = first.capture(draft(FERRY))
    first.close()
    again = Library.open(tmp_path)
    (pending,) = again.pending()
    assert pending.original_id == captured.original_id
    resumed = again.resume(pending.original_id)
    assert resumed.candidates[0].article == captured.candidates[0].article
    again.keep(resumed, resumed.candidates)
    assert again.pending() == ()
    again.close()


def test_a_cancelled_paste_leaves_nothing(library: Library) -> None:
    capture = library.capture(draft(FERRY))
    library.release(capture.original_id)
    assert library.pending() == ()
    assert library.counts().all == 0
    with pytest.raises(ClipperError, match="no longer waiting"):
        library.resume(capture.original_id)


def test_the_same_article_is_known_again_even_in_trash(library: Library) -> None:
    ferry = keep(library)
    (candidate,) = library.capture(draft(FERRY + "\n", "again")).candidates
    assert candidate.twin is not None
    assert (candidate.twin.clipping_id, candidate.twin.why, candidate.twin.trashed) == (ferry, "text", False)
    library.trash([ferry])
    (candidate,) = library.capture(draft(FERRY + "\n", "again")).candidates
    assert candidate.twin is not None
    assert candidate.twin.trashed


def test_what_cannot_be_read_is_kept_with_the_reason(library: Library) -> None:
    capture = library.capture(Draft(bytes(range(256)) * 50, "text/plain", PASTED, "blob"))
    (candidate,) = capture.candidates
    assert candidate.article.problem
    (clipping_id,) = library.keep(capture, capture.candidates).added
    assert library.clipping(clipping_id).summary.problem == candidate.article.problem
    assert library.original(clipping_id).data == bytes(range(256)) * 50


def test_keeping_nothing_is_an_error_and_the_paste_still_waits(library: Library) -> None:
    capture = library.capture(draft(FERRY))
    with pytest.raises(ClipperError, match="Nothing was chosen"):
        library.keep(capture, [])
    assert len(library.pending()) == 1


def test_articles_not_kept_wait_under_the_main_one_and_can_be_clipped(library: Library) -> None:
    main = library.capture(draft(FERRY))
    other = library.capture(draft(CURLING)).candidates[0]
    both = Capture(main.original_id, main.name, main.captured, (*main.candidates, other))
    (ferry,) = library.keep(both, both.candidates[:1], [other.article]).added
    (stub,) = library.clipping(ferry).stubs
    assert stub.title == "Curling club wins its first title"
    changes = library.clip_stub(stub.id)
    (curling,) = changes.added
    assert changes.changed == (ferry,)
    assert library.clipping(ferry).stubs[0].clipping_id == curling
    assert ids(library, "captain") == [curling]
    with pytest.raises(ClipperError, match="already"):
        library.clip_stub(stub.id)
    library.undo()
    assert library.clipping(ferry).stubs[0].clipping_id is None
    assert ids(library, "captain") == []


def test_a_related_article_that_is_a_clipping_already_says_which(library: Library) -> None:
    curling = keep(library, CURLING)
    capture = library.capture(draft(FERRY))
    again = library.capture(draft(CURLING, "again")).candidates[0]
    (ferry,) = library.keep(capture, capture.candidates, [again.article]).added
    assert library.clipping(ferry).stubs[0].clipping_id == curling


def test_what_was_changed_on_the_sheet_counts_as_done_by_hand(library: Library) -> None:
    capture = library.capture(draft(FERRY))
    found = capture.candidates[0]
    topic = library.topics()[0].id
    changed = replace(
        found,
        article=replace(found.article, publisher="Valley Post"),
        tags=replace(found.tags, countries=()),
        edited=("publisher",),
        rejected=("PT", topic),
    )
    (ferry,) = library.keep(capture, [changed]).added
    library.edit(ferry, Edit(title="Portugal: Portuguese crews in Lisbon walk out"))
    clipping = library.clipping(ferry)
    assert clipping.edited == {"publisher", "title"}
    assert "PT" not in [tag.code for tag in clipping.countries]
    assert topic not in [tag.id for tag in clipping.topics]


def test_a_clipping_typed_by_hand(library: Library) -> None:
    (clipping_id,) = library.new_clipping(
        Edit(title="Heard on the radio", body="The Peruvian minister resigned in Lima.")
    ).added
    assert ids(library, "resigned") == [clipping_id]
    with pytest.raises(ClipperError, match="typed by hand"):
        library.original(clipping_id)
    with pytest.raises(ClipperError, match="headline or a text"):
        library.new_clipping(Edit(publisher="Nobody"))


def test_candidates_can_be_changed_before_they_are_kept(library: Library) -> None:
    capture = library.capture(draft(FERRY))
    candidate = capture.candidates[0]
    mine = Candidate(replace(candidate.article, title="My title", publisher="Mine"), candidate.tags)
    (clipping_id,) = library.keep(capture, [mine]).added
    assert library.clipping(clipping_id).summary.title == "My title"
    assert library.clipping(clipping_id).summary.publisher == "Mine"


def test_a_paste_that_takes_for_ever_can_be_stopped_and_is_not_lost(library: Library) -> None:
    page = Draft(b"<div><a href=x>word</a>" * 200_000, "text/html", PASTED, "endless")

    def stop(_done: int, _total: int, note: str = "") -> None:
        assert note == "endless"
        raise Cancelled

    with pytest.raises(Cancelled):
        library.capture(page, stop)
    assert [each.name for each in library.pending()] == ["endless"]
