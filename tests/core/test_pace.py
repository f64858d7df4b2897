"""Rate and time left."""

import pytest

from clipper.core.pace import Pace, rated, remaining


def test_the_first_moments_say_nothing() -> None:
    pace = Pace()
    assert pace.at(0, 0, 100) == ""
    assert pace.at(1, 20, 100) == ""


def test_rate_and_time_left() -> None:
    pace = Pace()
    pace.at(0, 0, 6100)
    assert pace.at(10, 100, 6100) == "10 a second, 10 minutes left"


def test_what_was_long_ago_counts_no_more() -> None:
    pace = Pace()
    for second in range(0, 300, 5):
        pace.at(second, second * 100, 100_000)
    for second in range(300, 340, 5):
        told = pace.at(second, 29_500 + (second - 295) * 10, 100_000)
    assert told.startswith("10 a second")


def test_without_a_total_only_the_rate_is_told() -> None:
    pace = Pace()
    pace.at(0, 0, 0)
    assert pace.at(4, 8, 0) == "2 a second"


def test_another_job_begins_anew() -> None:
    pace = Pace()
    pace.at(0, 500, 1000)
    assert pace.at(10, 0, 100) == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "less than a minute left"), (62, "a minute left"), (300, "5 minutes left"), (7300, "2 hours left")],
)
def test_time_left_in_words(seconds: float, words: str) -> None:
    assert remaining(seconds) == words


def test_slow_work_is_counted_by_the_minute() -> None:
    assert rated(0.5) == "30 a minute"
