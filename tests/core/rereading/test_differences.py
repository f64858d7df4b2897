"""Differences tell both texts to the letter."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.core.model import Article
from clipper.core.model.readings import Difference, FieldChange
from clipper.core.rereading.differences import changed_fields, differences, field_changes
from tests.core.stories import FISH, MORE, article, day

TEXT = st.text(alphabet="ab \n\t港,.", max_size=80)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off_them(before: str, after: str) -> None:
    found = differences(before, after)
    assert "".join(part.text for part in found if part.kind != "added") == before
    assert "".join(part.text for part in found if part.kind != "removed") == after
    assert all(one.kind != other.kind for one, other in pairwise(found))


def test_only_the_words_that_changed_are_told() -> None:
    assert differences("One line.\nThe old market closes.\n", "One line.\nThe new market closes.\n") == (
        Difference("same", "One line.\nThe "),
        Difference("removed", "old "),
        Difference("added", "new "),
        Difference("same", "market closes.\n"),
    )


@pytest.mark.parametrize("long", ["word " * 3000, "line\n" * 3000])
def test_texts_too_long_to_compare_are_told_as_a_whole(long: str) -> None:
    assert [part.kind for part in differences(long, long.upper())] == ["removed", "added"]


def test_fields_in_words() -> None:
    before = article()
    after = replace(
        before,
        title="Market closes",
        authors=("Ann Reed", "Bo Lund"),
        published=day(3),
        paywalled=True,
        text=FISH + MORE,
    )
    assert field_changes(before, after) == (
        FieldChange("title", "Westmere closes its old fish market", "Market closes"),
        FieldChange("authors", "", "Ann Reed, Bo Lund"),
        FieldChange("published", "", "2026-03-03T12:00:00+00:00"),
        FieldChange("paywalled", "", "yes"),
        FieldChange("text", "109 words", "146 words"),
    )
    assert changed_fields(before, before) == ()


def test_a_new_form_of_the_same_words_is_a_change_of_form() -> None:
    plain = Article("Head", html="<p>Words</p>", text="Words")
    assert changed_fields(plain, replace(plain, html="<h2>Words</h2>")) == ("html",)
    assert changed_fields(plain, replace(plain, html="<p>More</p>", text="More")) == ("text",)


def test_a_word_is_the_same_at_the_end_of_a_paragraph_and_within_one() -> None:
    found = differences("He closed the file.", "He closed the file.\nThen he left.")
    assert [each.kind for each in found] == ["same", "added"]
