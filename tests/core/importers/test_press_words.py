"""Bylines, languages and times as the press writes them."""

import pytest

from clipper.core.importers.press_words import language, later, people, spelled_time


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee and Bo Ek in Oslo", ("Ann Lee", "Bo Ek")),
        ("Ida Brink, Example Press", ("Ida Brink",)),
        ("Von Ida Brink und Bo Ek", ("Ida Brink", "Bo Ek")),
        ("Ann Lee, vice president; Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee <ann@herald.example>", ("Ann Lee",)),
        ("Ann Lee, Bo Ek", ("Ann Lee", "Bo Ek")),
        ("AFP", ("AFP",)),
        ("", ()),
        (" - ", ()),
    ],
)
def test_names_in_a_byline(byline: str, names: tuple[str, ...]) -> None:
    assert people(byline) == names


def test_endless_bylines() -> None:
    assert len(people(" in " * 100_000 + "@" * 100_000)) < 1000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en-GB", "en"),
        ("FR", "fr"),
        ("Français", "fr"),
        ("ENGLISH; ENGLISH", "en"),
        ("Deutsch", "de"),
        ("x-default", None),
        ("Klingon", None),
        ("", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("20140829T134951+0100", "2014-08-29T13:49:51+01:00"),
        ("20140829T134951Z", "2014-08-29T13:49:51Z"),
        ("20140829T1349", "2014-08-29T13:49:00"),
        ("20140829", "2014-08-29"),
        ("2017-08-24T01:58:40+0000", "2017-08-24T01:58:40+00:00"),
        ("Tue, 14 Jan 2025 10:00:00 -0500", "Tue, 14 Jan 2025 10:00:00 -0500"),
        (" ", None),
    ],
)
def test_compact_times(text: str, time: str | None) -> None:
    assert spelled_time(text) == time


def test_an_update_is_later() -> None:
    assert later("2020-01-02", "2020-01-01") == "2020-01-02"
    assert later("2020-01-01", "2020-01-01") is None
    assert later(None, "2020-01-01") is None
