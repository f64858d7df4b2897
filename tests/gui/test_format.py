"""How times, publishers and citations are worded."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from clipper.core.model import Clipping, Moment, Precision, Summary
from clipper.gui import format as wording

NOON = datetime(2025, 6, 10, 12, tzinfo=UTC)
BERLIN = datetime(2025, 12, 1, tzinfo=ZoneInfo("Europe/Berlin"))


def clipping(summary: Summary) -> Clipping:
    return Clipping(summary, (), None, "", "", (), (), "", (), frozenset())


@pytest.mark.parametrize(
    ("precision", "told"),
    [
        ("second", "10 Jun 2025, 14:00"),
        ("minute", "10 Jun 2025, 14:00"),
        ("hour", "10 Jun 2025, 14:00"),
        ("day", "10 Jun 2025"),
        ("week", "week of 10 Jun 2025"),
        ("month", "Jun 2025"),
        ("year", "2025"),
    ],
)
def test_a_time_is_told_no_finer_than_it_is_known(precision: Precision, told: str) -> None:
    assert wording.when(Moment(NOON, precision), BERLIN) == told


def test_clock_times_follow_the_summer_time_of_their_own_day_not_of_today() -> None:
    winter = Moment(datetime(2025, 1, 10, 12, tzinfo=UTC))
    assert wording.when(winter, BERLIN) == "10 Jan 2025, 13:00"
    assert wording.when(Moment(NOON), BERLIN) == "10 Jun 2025, 14:00"


def test_a_day_stays_that_day_in_every_zone() -> None:
    day = Moment(NOON, "day")
    zones = ("Pacific/Kiritimati", "Etc/GMT+12", "Asia/Tokyo")
    assert {wording.when(day, datetime.now(ZoneInfo(zone))) for zone in zones} == {"10 Jun 2025"}


def test_reckoned_times_carry_their_sign_and_explain_themselves() -> None:
    moment = Moment(NOON, "hour", None, True, "35 minutes ago")
    assert wording.when(moment, BERLIN).startswith("≈ ")
    assert "35 minutes ago" in wording.when_tooltip(moment)
    assert "pasting" in wording.when_tooltip(moment)


def test_the_tooltip_tells_the_time_in_the_zone_of_the_page() -> None:
    assert "10 Jun 2025, 17:30 (UTC+05:30)" in wording.when_tooltip(Moment(NOON, offset=330))
    assert "10 Jun 2025, 08:00 (UTC−04:00)" in wording.when_tooltip(Moment(NOON, offset=-240))


def test_no_time_is_an_empty_word() -> None:
    assert wording.when(None) == ""


def test_a_missing_publisher_is_said_to_be_unknown() -> None:
    assert wording.publisher(None) == "unknown publisher"
    assert wording.publisher("Harbour Post") == "Harbour Post"


@pytest.mark.parametrize(
    ("authors", "told"),
    [((), ""), (("A",), "By A"), (("A", "B"), "By A and B"), (("A", "B", "C"), "By A, B and C")],
)
def test_bylines(authors: tuple[str, ...], told: str) -> None:
    assert wording.byline(authors) == told


def test_a_citation_leaves_out_what_is_not_known(summary: Callable[..., Summary]) -> None:
    whole = summary(1, title="Ferries sail", url="https://example.org/a?b=1&c=2")
    bare = summary(2, title="Ferries sail", publisher=None, published=None)
    assert (
        wording.citation(clipping(whole)) == "“Ferries sail”, Harbour Post, 10 Jun 2025, https://example.org/a?b=1&c=2"
    )
    assert wording.citation(clipping(bare)) == "“Ferries sail”"


def test_a_citation_in_html_is_escaped_and_links_only_to_the_web(summary: Callable[..., Summary]) -> None:
    good = summary(1, title="<b>Ferries</b>", url='https://example.org/"x"&y')
    html = wording.citation_html(clipping(good))
    assert "<b>" not in html
    assert '<a href="https://example.org/&quot;x&quot;&amp;y">' in html
    assert "<a" not in wording.citation_html(clipping(summary(2, url="javascript:alert(1)")))


@pytest.mark.parametrize(
    ("address", "may_open"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("//host/share", False),
        ("clip-asset:ab", False),
        ("", False),
    ],
)
def test_only_web_and_mail_addresses_are_opened(address: str, may_open: bool) -> None:
    assert wording.is_web_address(address) is may_open


def test_markup_in_a_tooltip_is_shown_not_obeyed() -> None:
    assert "<img" not in wording.plain_tip("<img src='file:///x'>\n& more")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("عودة الوزراء", True), ("2025 – عودة", True), ("“The” عودة", False), ("部长", False), ("123 …", False)],
)
def test_the_first_strong_letter_decides_the_direction(text: str, answer: bool) -> None:
    assert wording.is_right_to_left(text) is answer
