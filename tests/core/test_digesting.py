"""Digests kept with clippings: computed when asked for, mended by hand, followed by Undo."""

import pytest

from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Edit
from tests.core.digest.articles import BRIDGE, BRIDGE_TITLE
from tests.core.pasting import keep


@pytest.fixture
def bridge(library: Library) -> int:
    return keep(library, f"{BRIDGE_TITLE}\n{BRIDGE}")


def said(library: Library, clipping_id: int) -> list[str]:
    return [each.text for each in library.digests.of(clipping_id).summary]


def test_asking_writes_nothing_and_keeping_changes_nothing(library: Library, bridge: int) -> None:
    made = library.digests.of(bridge)
    assert len(made.summary) == 3
    assert not library.digests.is_kept(bridge)
    history = library.history()
    assert not library.digests.keep(bridge)
    assert library.digests.is_kept(bridge)
    assert library.digests.of(bridge) == made
    assert library.history() == history, "nobody did anything that could be undone"


def test_the_digest_follows_the_text(library: Library, bridge: int) -> None:
    library.digests.keep(bridge)
    before = said(library, bridge)
    library.edit(bridge, Edit(body=BRIDGE.replace("two years", "three years")))
    assert not library.digests.is_kept(bridge)
    assert said(library, bridge) != before
    assert "three years" in said(library, bridge)[0]


def test_a_summary_by_hand_stays_when_the_text_changes_and_can_be_undone(library: Library, bridge: int) -> None:
    computed = library.digests.of(bridge)
    quoted = computed.summary[0].text
    library.digests.rewrite_summary(bridge, f"The bridge\x00 closes.\n\n  {quoted}  \n")
    mine = library.digests.of(bridge)
    assert [each.text for each in mine.summary] == ["The bridge closes.", quoted]
    assert [each.span for each in mine.summary] == [None, computed.summary[0].span], "what is quoted can be lit"
    assert mine.edited == {"summary"}
    library.edit(bridge, Edit(title="Norhaven Bridge shut"))
    assert said(library, bridge) == ["The bridge closes.", quoted]
    moved = library.digests.of(bridge).summary[1].span
    assert moved is not None
    assert library.clipping(bridge).canonical[slice(*moved)] == quoted
    library.undo()
    assert library.undo().label == "Edit Summary"
    assert library.digests.of(bridge) == computed
    library.redo()
    assert said(library, bridge) == ["The bridge closes.", quoted]


def test_an_empty_summary_brings_the_computed_one_back(library: Library, bridge: int) -> None:
    computed = library.digests.of(bridge)
    library.digests.rewrite_summary(bridge, "Mine.")
    library.digests.rewrite_summary(bridge, " \n")
    assert library.digests.of(bridge) == computed


def test_a_refused_name_is_offered_no_more(library: Library, bridge: int) -> None:
    name = library.digests.of(bridge).names[0]
    library.digests.refuse_name(bridge, name)
    library.edit(bridge, Edit(title="Another headline"))
    assert name not in library.digests.of(bridge).names
    library.undo()
    library.undo()
    assert name in library.digests.of(bridge).names


def test_undoing_a_paste_takes_its_digest_along_and_redo_brings_both_back(library: Library, bridge: int) -> None:
    made = library.digests.of(bridge)
    library.digests.keep(bridge)
    library.undo()
    with pytest.raises(ClipperError, match="no clipping"):
        library.digests.of(bridge)
    library.redo()
    assert library.digests.of(bridge) == made


def test_the_library_knows_which_words_are_common(library: Library, bridge: int) -> None:
    alone = library.digests.of(bridge).names
    for number in range(3):
        keep(library, f"Harbour news {number}\nThe Harbour Authority of town {number} met on a quiet day in spring.")
    assert library.wait_indexed()
    documents, (authority, castell) = library._searching.frequencies(["Authority", "Castell"], "en")
    assert (documents, authority, castell) == (4, 4, 1)
    now = library.digests.of(bridge).names
    assert now.index("HarbourAuthority") >= alone.index("HarbourAuthority")


def test_a_library_that_is_only_read_shows_digests_and_keeps_none(library: Library, bridge: int) -> None:
    assert library.wait_indexed()
    reading = Library.open(library.folder, writable=False)
    try:
        assert len(reading.digests.of(bridge).summary) == 3
        with pytest.raises(ClipperError, match="reading only"):
            reading.digests.keep(bridge)
        with pytest.raises(ClipperError, match="reading only"):
            reading.hashtags.add([bridge], "Bridge")
    finally:
        reading.close()


def test_headings_and_captions_are_left_out_of_the_summary(library: Library, bridge: int) -> None:
    title = "The Norhaven Bridge will close for two years from March, the Harbour Authority said."
    library.edit(bridge, Edit(body=f"## {title}\n\n{BRIDGE}"))
    assert title in library.clipping(bridge).text
    assert title not in said(library, bridge)


# -- hashtags ------------------------------------------------------------------------------
def test_hashtags_come_and_go_by_hand(library: Library, bridge: int) -> None:
    library.hashtags.add([bridge], "#CastellGroup")
    library.hashtags.add([bridge], "rare bridges")
    library.hashtags.add([bridge], "castellgroup")
    assert library.clipping(bridge).hashtags == ("CastellGroup", "RareBridges")
    library.hashtags.remove([bridge], "CastellGroup")
    assert library.clipping(bridge).hashtags == ("RareBridges",)
    library.undo()
    assert library.clipping(bridge).hashtags == ("CastellGroup", "RareBridges")


@pytest.mark.parametrize("typed", ["", "#", " # ", "2024", "\x00"])
def test_a_hashtag_without_letters_is_refused(library: Library, bridge: int, typed: str) -> None:
    with pytest.raises(ClipperError, match="needs a letter"):
        library.hashtags.add([bridge], typed)


def test_keeping_comes_too_late_when_the_clipping_is_gone(library: Library, bridge: int) -> None:
    library.trash([bridge])
    library.delete_forever([bridge])
    assert not library.digests.keep(bridge)
    with pytest.raises(ClipperError, match="no clipping"):
        library.digests.rewrite_summary(bridge, "Mine.")
