"""Marked passages stay with their words, through edits, new editions and Undo."""

import pytest

from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Edit, Highlight
from tests.core.pasting import FERRY, keep

MARKED = "talks about night shifts broke down"


@pytest.fixture
def ferry(library: Library) -> int:
    return keep(library, FERRY)


def mark(library: Library, clipping_id: int, words: str = MARKED, note: str = "") -> Highlight:
    clipping = library.clipping(clipping_id)
    start = clipping.canonical.index(words)
    before = {each.id for each in clipping.highlights}
    library.highlights.add(clipping, start, start + len(words), note)
    (added,) = (each for each in library.clipping(clipping_id).highlights if each.id not in before)
    return added


def shown(library: Library, clipping_id: int) -> list[str | None]:
    clipping = library.clipping(clipping_id)
    return [None if each.span is None else clipping.canonical[slice(*each.span)] for each in clipping.highlights]


def test_a_passage_is_marked_with_what_stands_around_it(library: Library, ferry: int) -> None:
    marked = mark(library, ferry, f" {MARKED},"[:-1] + ",")
    assert marked.exact == MARKED + ","
    assert (marked.prefix[-6:], marked.suffix[:10]) == ("after ", " the union")
    assert shown(library, ferry) == [MARKED + ","]
    library.undo()
    assert shown(library, ferry) == []


def test_nothing_but_spaces_cannot_be_marked(library: Library, ferry: int) -> None:
    clipping = library.clipping(ferry)
    space = clipping.canonical.index(" ")
    for start, end in ((space, space + 1), (5, 5), (9, 3), (10**6, 10**7), (-5, 0)):
        with pytest.raises(ClipperError, match="nothing to highlight"):
            library.highlights.add(clipping, start, end)


def test_its_note_and_itself_come_and_go(library: Library, ferry: int) -> None:
    marked = mark(library, ferry, note=" Ask the union\x00. ")
    assert marked.note == "Ask the union."
    library.highlights.annotate(marked.id, "")
    assert library.clipping(ferry).highlights[0].note == ""
    library.highlights.remove(marked.id)
    assert library.clipping(ferry).highlights == ()
    library.undo()
    library.undo()
    assert library.clipping(ferry).highlights == (marked,)
    library.undo()
    with pytest.raises(ClipperError, match="no longer there"):
        library.highlights.remove(marked.id)


def test_it_moves_along_when_text_comes_before_it(library: Library, ferry: int) -> None:
    mark(library, ferry)
    library.edit(ferry, Edit(title="A much longer headline about ferries", body="Before all.\n" + FERRY))
    assert shown(library, ferry) == [MARKED]


def test_a_word_that_changed_in_it_is_marked_too(library: Library, ferry: int) -> None:
    mark(library, ferry)
    library.edit(ferry, Edit(body=FERRY.replace("night shifts broke", "night work broke")))
    assert shown(library, ferry) == ["talks about night work broke down"]
    library.undo()
    assert shown(library, ferry) == [MARKED]


def test_words_that_are_gone_wait_until_they_are_back(library: Library, ferry: int) -> None:
    marked = mark(library, ferry)
    library.edit(ferry, Edit(body="The strike is over."))
    assert shown(library, ferry) == [None]
    assert library.clipping(ferry).highlights[0].exact == marked.exact
    library.edit(ferry, Edit(body=FERRY))
    assert shown(library, ferry) == [MARKED]
