"""A quotation finds its place again in a text that has changed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clipper.core.similar.anchors import Quote, locate, quote
from tests.core.stories import FISH, MORE

LETTERS = st.text(alphabet="abcdé ß\n“”-ﬁ港務局", max_size=60)
ANY = st.text(max_size=60)


@given(ANY, ANY, ANY)
def test_a_quotation_that_is_there_once_is_found(before: str, exact: str, after: str) -> None:
    text = before + exact + after
    assume(exact.strip() and text.count(exact) == 1)
    assert locate(text, Quote(exact)) == (len(before), len(before) + len(exact))


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_what_is_found_lies_within_the_text(before: str, exact: str, after: str, new: str) -> None:
    assume(exact.strip())
    text = before + exact + after
    found = locate(new, quote(text, len(before), len(before) + len(exact)))
    assert found is None or 0 <= found[0] < found[1] <= len(new)


@given(st.integers(0, 2), st.text(alphabet="xyz ", max_size=20))
def test_of_several_places_the_one_in_the_same_surroundings_is_meant(which: int, inserted: str) -> None:
    parts = ["first the council met. ", "then the mayor met. ", "last the guild met. "]
    text = "".join(parts)
    start = [at for at in range(len(text)) if text.startswith("met.", at)][which]
    changed = inserted + text
    assert locate(changed, quote(text, start, start + 4)) == (start + len(inserted), start + 4 + len(inserted))


def test_where_the_surroundings_are_the_same_the_nearest_place_is_meant() -> None:
    text = "met. " * 30
    assert locate(text, quote(text, 75, 79)) == (75, 79)


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("would not leave before the new hall", "would not leave before the new hall"),
        ("would  not\nleave before", "would not leave before"),
        ("WOULD NOT LEAVE", "would not leave"),
        ("An engineer’s report", "An engineer's report"),
        ("An engi\u00adneer's\u200b report", "An engineer's report"),
        ("on the far eastern quay had a roof, running water", "on the eastern quay had a roof, running water"),
        ("a roof, running water, and some place for the carts", "a roof, running water and a place for their carts"),
    ],
)
def test_small_changes_do_not_matter(exact: str, expected: str) -> None:
    found = locate(FISH, Quote(exact))
    assert found is not None
    assert FISH[slice(*found)] == expected


@pytest.mark.parametrize(
    "exact", ["would never leave", "the lighthouse keeper has been seen on the quay at night", "", " \n", "—", MORE]
)
def test_what_is_not_there_is_not_found(exact: str) -> None:
    assert locate(FISH, Quote(exact)) is None


def test_writing_without_spaces() -> None:
    text = "港務局星期一決定關閉舊魚市場,商販說新市場沒有屋頂。"
    found = locate(text, Quote("港務局星期二決定關閉舊魚市場"))
    assert found is not None
    assert text[slice(*found)] == "港務局星期一決定關閉舊魚市場"
