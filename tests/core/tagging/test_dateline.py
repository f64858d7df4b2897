"""Datelines at the start of a text, in the styles of many agencies."""

import pytest

from clipper.core.tagging.dateline import length
from clipper.core.tagging.tagger import Tagger


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON --",
        "WASHINGTON, June 10 –",
        "NEW YORK, Feb 26 -",
        "SAN SALVADOR, 3 JAN 90 --",
        "BOCA RATON, Fla., March 23 -",
        "Paris (AFP) -",
        "Berlin (dpa) -",
        "МОСКВА, 10 июня —",
        "新华社北京6月10日电",
        "【ワシントン時事】",
        "(서울=새소식)",
    ],
)
def test_found_and_measured(line: str) -> None:
    assert length(f"{line} The rest of the story follows.", capitals=False) == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge - long awaited - opens.",
        "China and India met -- at last.",
        "A well-known man",
        "x" * 500,
        "--- ---",
    ],
)
def test_prose_has_none(text: str) -> None:
    assert length(text, capitals=False) == 0


def test_in_a_text_in_capitals_a_date_must_follow() -> None:
    assert length("A BOMB WENT OFF -- NOBODY WAS HURT", capitals=True) == 0
    assert length("LIMA, 3 JAN 90 -- A BOMB WENT OFF", capitals=True) == len("LIMA, 3 JAN 90 --")


def test_a_dateline_weighs_less_than_a_lead(tagger: Tagger) -> None:
    text = "GENEVA, June 10 – Norway and Sweden will share a power line, ministers said."
    tags = {tag.code: tag.about for tag in tagger.tag("Neighbours share power", None, text, lang="en").countries}
    assert tags == {"NO": True, "SE": True, "CH": False}
