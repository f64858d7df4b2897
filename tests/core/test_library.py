"""The road from paste to search, through the one door."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Candidate, Capture, Draft, Edit, Query

PASTED = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)

FERRY = """Ferry crews in Portugal walk out over night shifts
Crews on the Lisbon ferries stopped work on Tuesday after talks about night shifts broke down, the union said.
The Portuguese government called the strike regrettable and asked both sides to return to the table this week.
Commuters queued for buses while the river stayed empty for the first time since the winter storms of last year."""

CURLING = """Curling club wins its first title
The village team beat the favourites in a final that went to the last stone, and the cup stays in the valley.
Their captain said that nobody had slept and that nobody intended to, for the valley had waited sixty years."""


def draft(text: str, name: str = "clipboard") -> Draft:
    return Draft(text.encode(), "text/plain", PASTED, name)


def keep(library: Library, text: str = FERRY) -> int:
    capture = library.capture(draft(text))
    return library.keep(capture, capture.candidates[:1]).added[0]


def ids(library: Library, text: str = "", **query: object) -> list[int]:
    assert library.wait_indexed()
    return list(library.find(Query(text=text, **query)).ids)  # type: ignore[arg-type]


def test_what_is_pasted_and_kept_is_found_by_a_word_inside_and_read_with_it_lit(library: Library) -> None:
    ferry, curling = keep(library), keep(library, CURLING)
    assert ids(library, "commuters") == [ferry]
    assert ids(library, "captain OR union") == [curling, ferry] or ids(library, "captain OR union") == [ferry, curling]
    opened = library.open_clipping(ferry, "commuter")
    assert [opened.clipping.text[start:end] for start, end in opened.spans] == ["Commuters"]
    snippet = library.snippets([ferry], "river")[ferry]
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["river"]


def test_it_is_all_there_after_closing_and_opening_again(tmp_path: Path) -> None:
    first = Library.open(tmp_path)
    ferry = keep(first)
    first.set_note(ferry, "call the union")
    assert first.wait_indexed()
    first.close()
    again = Library.open(tmp_path, writable=False)
    assert list(again.find(Query(text="union")).ids) == [ferry]
    assert again.clipping(ferry).note == "call the union"
    again.close()


def test_the_country_is_tagged_filtered_and_counted(library: Library) -> None:
    ferry = keep(library)
    keep(library, CURLING)
    assert library.clipping(ferry).summary.countries[:1] == ("PT",)
    assert ids(library, filters=(("country", "PT"),)) == [ferry]
    assert ids(library, "country:Portugal") == [ferry]
    assert ids(library, "strike", filters=(("country", "PT"),)) == [ferry]
    found = library.find(Query(text="strike"))
    assert [(each.value, each.label, each.count) for each in found.facets["country"]] == [("PT", "Portugal", 1)]


def test_evidence_stands_where_it_says(library: Library) -> None:
    clipping = library.clipping(keep(library))
    spans = [e for tag in clipping.countries for e in tag.evidence if e.start is not None]
    assert spans
    assert all(clipping.canonical[e.start : e.end] == e.quote for e in spans)


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


def test_trash_hides_restores_and_forgets_for_good(library: Library) -> None:
    ferry = keep(library)
    library.trash([ferry])
    assert ids(library, "union") == []
    assert ids(library, place="trash") == [ferry]
    assert ids(library, "union", place="trash") == [ferry]
    library.restore([ferry])
    assert ids(library, "union") == [ferry]
    assert library.delete_forever([ferry]).removed == ()  # not in Trash
    library.trash([ferry])
    assert library.delete_forever([ferry]).removed == (ferry,)
    assert ids(library, "union", place="trash") == []
    assert library.history().undo == ""
    assert library.check().problems == ()


def test_every_change_is_undone_and_redone_and_search_follows(library: Library) -> None:
    ferry = keep(library)
    library.edit(ferry, Edit(title="Boats stay moored"))
    assert ids(library, "moored") == [ferry]
    assert library.history().undo == "Edit Clipping"
    library.undo()
    assert ids(library, "moored") == []
    assert library.clipping(ferry).summary.title.startswith("Ferry crews")
    library.redo()
    assert ids(library, "moored") == [ferry]
    library.undo()
    library.undo()
    assert library.counts().all == 0
    assert ids(library, "union") == []
    library.redo()
    assert ids(library, "union") == [ferry]


def test_what_is_read_by_the_way_does_not_stand_in_the_way_of_undo(library: Library) -> None:
    first, second = (library.new_clipping(Edit(title=title)).added[0] for title in ("Ferry", "Bridge"))
    library.trash([first])
    assert library.mark_read([second]).changed == (second,)
    assert library.history().undo == "Move to Trash"
    library.undo()
    assert not library.clipping(first).summary.trashed
    assert not library.clipping(second).summary.unread


def test_an_edit_changes_what_was_typed_and_remembers_it(library: Library) -> None:
    ferry = keep(library)
    library.edit(
        ferry,
        Edit(
            authors=("Ada Marsh",),
            publisher="Valley Post",
            published="2025-06-10",
            url="https://v.example/1",
            body="New *text*\n\nof two",
        ),
    )
    clipping = library.clipping(ferry)
    assert clipping.authors == ("Ada Marsh",)
    assert clipping.summary.publisher == "Valley Post"
    assert clipping.summary.published is not None
    assert clipping.summary.published.iso() == "2025-06-10"
    assert clipping.edited == {"authors", "publisher", "published", "url", "body"}
    assert clipping.text == "New text\nof two"
    assert library.original(ferry).data == FERRY.encode()
    library.edit(ferry, Edit(published=""))
    assert library.clipping(ferry).summary.published is None


@pytest.mark.parametrize(
    ("edit", "message"),
    [(Edit(published="when pigs fly"), "not a time"), (Edit(url="javascript:alert(1)"), "not a web address")],
)
def test_an_edit_that_cannot_be_read_changes_nothing(library: Library, edit: Edit, message: str) -> None:
    ferry = keep(library)
    before = library.clipping(ferry)
    with pytest.raises(ClipperError, match=message):
        library.edit(ferry, edit)
    assert library.clipping(ferry) == before


def test_a_tag_taken_away_by_hand_stays_away_when_the_text_is_edited(library: Library) -> None:
    ferry = keep(library)
    library.remove_country([ferry], "PT")
    library.add_country([ferry], "JP")
    library.edit(ferry, Edit(title="Portugal's ferries: Portuguese crews in Lisbon walk out"))
    tags = {tag.code: tag.origin for tag in library.clipping(ferry).countries}
    assert "PT" not in tags
    assert tags["JP"] == "hand"


def test_own_topics_are_made_once_and_found_by_name(library: Library) -> None:
    ferry = keep(library)
    mine = library.create_topic("River  life")
    assert library.create_topic("river life") == mine
    library.add_topic([ferry], mine.id)
    assert (
        library.clipping(ferry).summary.topics[0] == "River life"
        or "River life" in library.clipping(ferry).summary.topics
    )
    assert ids(library, 'topic:"River life"') == [ferry]
    iptc = library.topics()[0]
    assert library.create_topic(iptc.label.upper()) == iptc
    with pytest.raises(ClipperError, match="needs a name"):
        library.create_topic("  ")


def test_unknown_tags_are_refused(library: Library) -> None:
    ferry = keep(library)
    with pytest.raises(ClipperError, match="no country"):
        library.add_country([ferry], "QQ")
    with pytest.raises(ClipperError, match="no topic"):
        library.add_topic([ferry], "medtop:1")


def test_a_clipping_typed_by_hand(library: Library) -> None:
    (clipping_id,) = library.new_clipping(
        Edit(title="Heard on the radio", body="The Peruvian minister resigned in Lima.")
    ).added
    assert ids(library, "resigned") == [clipping_id]
    with pytest.raises(ClipperError, match="typed by hand"):
        library.original(clipping_id)
    with pytest.raises(ClipperError, match="headline or a text"):
        library.new_clipping(Edit(publisher="Nobody"))


def test_unread_and_starred_places_also_hold_for_words(library: Library) -> None:
    ferry, curling = keep(library), keep(library, CURLING)
    library.set_unread([ferry], False)
    library.set_starred([ferry], True)
    assert ids(library, "the", place="unread") in ([curling], [])
    assert ids(library, "union OR captain", place="unread") == [curling]
    assert ids(library, "union OR captain", place="starred") == [ferry]


def test_notes_are_searched(library: Library) -> None:
    ferry = keep(library)
    library.set_note(ferry, "ask the harbourmaster")
    assert ids(library, "note:harbourmaster") == [ferry]
    library.set_note(ferry, "")
    assert ids(library, "harbourmaster") == []


def test_a_half_typed_query_never_fails(library: Library) -> None:
    keep(library)
    assert library.wait_indexed()
    query = '(title:"ferry crews" AND country:PT) OR (date:2025..2026 NOT wint*'
    for end in range(len(query) + 1):
        library.find(Query(text=query[:end]))


def test_without_an_index_words_are_still_found_and_the_answer_says_so(tmp_path: Path) -> None:
    from clipper.core import paths

    writer = Library.open(tmp_path)
    ferry = keep(writer)
    assert writer.wait_indexed()
    writer.close()
    for file in paths.index_folder(tmp_path).rglob("*"):
        if file.is_file():
            file.unlink()
    reader = Library.open(tmp_path, writable=False)
    found = reader.find(Query(text="commuters"))
    assert list(found.ids) == [ferry]
    assert "index" in found.problem
    assert reader.check().problems
    reader.close()
    healed = Library.open(tmp_path)
    assert healed.wait_indexed()
    assert list(healed.find(Query(text="commuter")).ids) == [ferry]
    assert healed.check().problems == ()
    healed.close()


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    writer = Library.open(tmp_path)
    ferry = keep(writer)
    reader = Library.open(tmp_path, writable=False)
    assert reader.read_only
    with pytest.raises(ClipperError, match="reading only"):
        reader.trash([ferry])
    with pytest.raises(ClipperError, match="reading only"):
        reader.capture(draft(CURLING))
    with pytest.raises(ClipperError, match="Clipper is open"):
        Library.open(tmp_path)
    reader.close()
    writer.close()


def test_a_library_moved_to_another_folder_is_whole(tmp_path: Path) -> None:
    writer = Library.open(tmp_path / "here")
    ferry = keep(writer)
    writer.close()
    (tmp_path / "here").rename(tmp_path / "there")
    moved = Library.open(tmp_path / "there")
    assert ids(moved, "commuters") == [ferry]
    assert moved.original(ferry).data == FERRY.encode()
    moved.close()


def test_reindex_counts_what_it_indexed(library: Library) -> None:
    ferry = keep(library)
    keep(library, CURLING)
    assert library.reindex() == 2
    assert ids(library, "commuters") == [ferry]


def test_markdown_escapes_what_the_text_says(library: Library) -> None:
    (clipping_id,) = library.new_clipping(
        Edit(title="Five * five", publisher="Post", body="Use <b>tags</b> and _lines_")
    ).added
    text = library.markdown(clipping_id)
    assert text.startswith("# Five \\* five\n")
    assert "Post" in text
    assert "<b>" not in text.replace("\\<b>", "")


def test_candidates_can_be_changed_before_they_are_kept(library: Library) -> None:
    capture = library.capture(draft(FERRY))
    candidate = capture.candidates[0]
    mine = Candidate(replace(candidate.article, title="My title", publisher="Mine"), candidate.tags)
    (clipping_id,) = library.keep(capture, [mine]).added
    assert library.clipping(clipping_id).summary.title == "My title"
    assert library.publishers() == ("Mine",)
