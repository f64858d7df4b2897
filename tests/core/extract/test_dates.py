"""Times as pages write them, and as people type them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from clipper.core.extract.dates import parse, parse_typed

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("35 minutes ago", "2025-06-11T11:25:00+00:00", "minute"),
        ("an hour ago", "2025-06-11T11:00:00+00:00", "hour"),
        ("1 hour, 5 minutes ago", "2025-06-11T10:55:00+00:00", "minute"),
        ("3h", "2025-06-11T09:00:00+00:00", "hour"),
        ("4 days ago", "2025-06-07", "day"),
        ("2 weeks ago", "2025-05-28", "week"),
        ("3 months ago", "2025-03-11", "month"),
        ("a year ago", "2024-06-11", "year"),
        ("yesterday", "2025-06-10", "day"),
        ("Vor 2 Stunden", "2025-06-11T10:00:00+00:00", "hour"),
        ("vor einer Stunde", "2025-06-11T11:00:00+00:00", "hour"),
        ("gestern, 14:05 Uhr", "2025-06-10T14:05:00+00:00", "minute"),
        ("il y a 2 heures", "2025-06-11T10:00:00+00:00", "hour"),
        ("il y a une heure", "2025-06-11T11:00:00+00:00", "hour"),
        ("hace 20 minutos", "2025-06-11T11:40:00+00:00", "minute"),
        ("há 3 horas", "2025-06-11T09:00:00+00:00", "hour"),
        ("2 horas atrás", "2025-06-11T10:00:00+00:00", "hour"),
        ("un’ora fa", "2025-06-11T11:00:00+00:00", "hour"),
        ("2 uur geleden", "2025-06-11T10:00:00+00:00", "hour"),
        ("час назад", "2025-06-11T11:00:00+00:00", "hour"),
        ("5 мин. назад", "2025-06-11T11:55:00+00:00", "minute"),
        ("3小时前", "2025-06-11T09:00:00+00:00", "hour"),
        ("昨天 14:30", "2025-06-10T14:30:00+00:00", "minute"),
        ("9分前", "2025-06-11T11:51:00+00:00", "minute"),
        ("3日前", "2025-06-08", "day"),
        ("3시간 전", "2025-06-11T09:00:00+00:00", "hour"),
        ("منذ ٣ أيام", "2025-06-08", "day"),
        ("قبل ساعتين", "2025-06-11T10:00:00+00:00", "hour"),
    ],
)
def test_ages_count_from_the_capture(text: str, iso: str, precision: str) -> None:
    moment = parse(text, NOW)
    assert moment is not None
    assert (moment.iso(), moment.precision, moment.about, moment.original) == (iso, precision, True, text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-06-10", "2025-06-10"),
        ("2025-06-10T14:00:00+02:00", "2025-06-10T14:00:00+02:00"),
        ("Jun 10, 2025, 3:15 PM EDT", "2025-06-10T15:15:00-04:00"),
        ("Tuesday, January 7, 2025 at 3:15 p.m. ET", "2025-01-07T15:15:00-05:00"),
        ("Updated 2:15 PM EDT, Tue June 10, 2025", "2025-06-10T14:15:00-04:00"),
        ("Tue, 10 Jun 2025 14:00:00 GMT", "2025-06-10T14:00:00+00:00"),
        ("Stand: 10.06.2025 14:30 Uhr", "2025-06-10T14:30:00+00:00"),
        ("Dienstag, 10. Juni 2025", "2025-06-10"),
        ("Publié le 10 juin 2025 à 14h30", "2025-06-10T14:30:00+00:00"),
        ("10 de junio de 2025", "2025-06-10"),
        ("10 июня 2025 г., 14:00", "2025-06-10T14:00:00+00:00"),
        ("2025年6月10日(火) 14時30分", "2025-06-10T14:30:00+00:00"),
        ("2025년 6월 10일 오후 2시 30분", "2025-06-10T14:30:00+00:00"),
        ("13/05/2025", "2025-05-13"),
        ("05/13/2025", "2025-05-13"),
        ("10/06/2025", "2025-06-10"),
    ],
)
def test_calendar_dates(text: str, iso: str) -> None:
    moment = parse(text, NOW)
    assert moment is not None
    assert (moment.iso(), moment.about) == (iso, False)


def test_a_day_without_a_year_is_the_last_one() -> None:
    last_year = parse("30 December", NOW)
    assert last_year is not None
    assert (last_year.iso(), last_year.about) == ("2024-12-30", True)


@pytest.mark.parametrize(
    "text",
    [
        "USA Today",
        "He said 3 hours ago",
        "hours ago",
        "chapter 10 june",
        "10 monkeys ago",
        "May",
        "2025",
        "13/13/2025",
        "31 September 2025",
        "04/05/2020",
        "99999999999 days ago",
        "9" * 64,
        "2 hours ago " * 40,
        "",
    ],
)
def test_what_is_no_sure_time_stays_unknown(text: str) -> None:
    assert parse(text, NOW) is None


def test_a_clock_without_a_zone_is_the_readers() -> None:
    here = NOW.astimezone(timezone(timedelta(hours=2)))
    moment = parse("10 June 2025, 14:30", here)
    assert moment is not None
    assert moment.at == datetime(2025, 6, 10, 12, 30, tzinfo=UTC)
    assert moment.offset is None


def test_a_zone_that_nobody_knows_leaves_only_the_day() -> None:
    moment = parse("June 10, 2025 14:00 XYZ", NOW)
    assert moment is not None
    assert (moment.iso(), moment.precision) == ("2025-06-10", "day")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-06-10", "2025-06-10"),
        ("10 Jun 2025 14:00", "2025-06-10T14:00:00+02:00"),
        ("yesterday 9:00", "2025-06-10T09:00:00+02:00"),
        ("14:00", "2025-06-11T14:00:00+02:00"),
        ("June 2025", "2025-06"),
        ("2025-06", "2025-06"),
        ("1987", "1987"),
        ("2 hours ago", "2025-06-11T10:00:00+00:00"),
    ],
)
def test_typed_times_are_in_the_users_zone(text: str, iso: str) -> None:
    moment = parse_typed(text, NOW, zone=120)
    assert moment is not None
    assert moment.iso() == iso


def test_typed_nonsense_is_no_time() -> None:
    assert parse_typed("soonish", NOW, zone=120) is None
    assert parse_typed("2025-13-40", NOW, zone=120) is None


def test_a_clock_at_the_end_of_time_is_only_a_day() -> None:
    moment = parse_typed("9999-12-31 23:59 -08:00", NOW)
    assert moment is not None
    assert (moment.iso(), moment.precision) == ("9999-12-31", "day")
