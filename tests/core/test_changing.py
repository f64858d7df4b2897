"""Changes by hand: each undone and redone, and search follows."""

import pytest

from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Edit
from tests.core.pasting import FERRY, ids, keep


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


def test_notes_are_searched(library: Library) -> None:
    ferry = keep(library)
    library.set_note(ferry, "ask the harbourmaster")
    assert ids(library, "note:harbourmaster") == [ferry]
    library.set_note(ferry, "")
    assert ids(library, "harbourmaster") == []
