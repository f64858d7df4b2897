"""Texts compared run by run."""

import pytest

from clipper.core.similar.compare import compare, headlines_alike

TEXT = "One two three four five six seven eight nine ten"


def test_a_text_within_a_longer_one_is_contained_in_it() -> None:
    shared = compare(TEXT, TEXT + " eleven twelve thirteen fourteen fifteen sixteen seventeen")
    assert (shared.resemblance, shared.containment, shared.runs) == (0.5, 1.0, 7)


def test_texts_without_words_share_nothing() -> None:
    assert compare("", TEXT).resemblance == compare("", "").resemblance == compare("…", "—").containment == 0


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("up 3.5 pct at 6-1/16", "up 3.5 pct at 6-3/16", 0.5),
        ("1,200 of 2025", "2025: 1,200 and 7", 1.0),
        ("no figures", "12 of them", 1.0),
    ],
)
def test_figures_are_compared_whole(one: str, other: str, share: float) -> None:
    assert compare(one, other).figures == share


def test_headlines() -> None:
    assert headlines_alike("Ferry crews walk out", "FERRY CREWS WALK OUT!") == 1
    assert headlines_alike("Ferry crews walk out", "Ferry crews return") == 0.4
    assert headlines_alike("", "Ferry") == 0
