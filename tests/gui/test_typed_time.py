"""Times typed into a field."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from clipper.core.model import Moment
from clipper.gui.format import exact
from clipper.gui.typed_time import read_time

NOW = datetime(2025, 12, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_clock_time_without_a_zone_is_in_the_zone_of_the_user() -> None:
    moment = read_time("10 Dec 2025, 14:00", NOW)
    assert moment is not None
    assert moment.at == datetime(2025, 12, 10, 13, tzinfo=UTC)
    assert moment.original == "", "a typed time must not pass for the page's own words"


@pytest.mark.parametrize(
    "moment",
    [
        Moment(datetime(2025, 12, 10, 12, 30, tzinfo=UTC)),
        Moment(datetime(2025, 6, 10, 12, tzinfo=UTC), "day"),
        Moment(datetime(2025, 6, 1, 12, tzinfo=UTC), "month"),
        Moment(datetime(2025, 1, 1, 12, tzinfo=UTC), "year"),
    ],
)
def test_what_the_window_shows_can_be_typed_back(moment: Moment) -> None:
    again = read_time(exact(moment, NOW), NOW)
    assert again is not None
    assert (again.at, again.precision) == (moment.at, moment.precision)


@pytest.mark.parametrize("words", ["sometime in June", "31 Feb 2025", "2025-13", "soon", ""])
def test_words_that_are_no_time_are_not_guessed_at(words: str) -> None:
    assert read_time(words, NOW) is None
