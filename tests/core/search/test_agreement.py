"""The index and SQLite answer alike where both can: years, days and orders, in every zone."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clipper.core.model import Article, Moment, Query
from clipper.core.model.moments import Precision
from clipper.core.search.index import SearchIndex, rebuild
from clipper.core.store import clippings, listing
from clipper.core.store.database import Store, open_for_writing
from tests.core.search.samples import FewNames

ZONES = ["Pacific/Auckland", "Pacific/Kiritimati", "Asia/Tokyo", "America/Los_Angeles", "UTC"]
PRECISIONS: list[Precision] = ["second", "minute", "hour", "day", "week", "month", "year"]

in_every_zone = pytest.mark.parametrize("zone", ZONES, indirect=True)
pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set for one process")


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The zone that the user sits in."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_for_writing(tmp_path / "library")
    yield opened
    opened.close()


def put(store: Store, *moments: Moment | None) -> dict[int, Moment | None]:
    """A clipping published at each; all say "steel"."""
    kept: dict[int, Moment | None] = {}
    with store.transaction() as db:
        for number, moment in enumerate(moments):
            added = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number % 5)
            article = Article(title="Ports", text="steel", html="<p>steel</p>", published=moment)
            kept[clippings.insert(db, article, original_id=None, keys=(None, None), now=added)] = moment
    return kept


@pytest.fixture
def index(folder: Path, store: Store) -> Iterator[SearchIndex]:
    """An index of what the test has put into the store."""
    ids = listing.every_id(store)
    rebuild(folder, "library", clippings.documents(store, ids), len(ids))
    opened = SearchIndex(folder, FewNames())
    yield opened
    opened.close()


def at_noon(day: date, precision: Precision = "day") -> Moment:
    return Moment(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), precision)


def at_random(draw: random.Random) -> Moment | None:
    """Near the turn of a year, mostly."""
    day = date(draw.randint(2015, 2026), 1, 1) + timedelta(days=draw.choice([-2, -1, 0, 1, draw.randrange(365)]))
    precision = draw.choice(PRECISIONS)
    if draw.random() < 0.05:
        return None
    if precision in ("second", "minute", "hour"):
        return Moment(datetime(day.year, day.month, day.day, draw.randrange(24), tzinfo=UTC), precision)
    return at_noon(day, precision)


@pytest.fixture
def moments(store: Store, zone: str) -> dict[int, Moment | None]:
    draw = random.Random(zone)
    return put(store, *(at_random(draw) for _ in range(300)))


def day_of(moment: Moment) -> date:
    """The day that the user sees."""
    return moment.at.astimezone().date() if moment.has_clock else moment.at.date()


@in_every_zone
def test_years_are_counted_and_filtered_alike(
    store: Store, moments: dict[int, Moment | None], index: SearchIndex
) -> None:
    years = {number: str(day_of(moment).year) for number, moment in moments.items() if moment}
    counted = dict(Counter(years.values()))
    assert index.search(Query("steel")).facets["year"] == counted
    assert listing.facets(store, Query())["year"] == counted
    for year in counted:
        expected = sorted(number for number, its in years.items() if its == year)
        filters = (("year", year),)
        assert sorted(index.search(Query("steel", filters)).ids.tolist()) == expected
        assert sorted(listing.find(store, Query(filters=filters))) == expected


@in_every_zone
@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("date:2025-12-31", date(2025, 12, 31), date(2025, 12, 31)),
        ("date:2026-01-01", date(2026, 1, 1), date(2026, 1, 1)),
        ("date:2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("date:2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("date:2019-12-31..2021-01-01", date(2019, 12, 31), date(2021, 1, 1)),
        ("date:..2018", date(1, 1, 1), date(2018, 12, 31)),
        ("date:2025..", date(2025, 1, 1), date(9999, 12, 31)),
    ],
)
def test_days_are_those_that_the_user_sees(
    moments: dict[int, Moment | None], index: SearchIndex, typed: str, first: date, last: date
) -> None:
    expected = sorted(number for number, moment in moments.items() if moment and first <= day_of(moment) <= last)
    assert sorted(index.search(Query(typed)).ids.tolist()) == expected
    others = sorted(moments.keys() - set(expected))
    assert sorted(index.search(Query(f"-{typed}")).ids.tolist()) == others


@in_every_zone
def test_the_orders_are_alike(store: Store, moments: dict[int, Moment | None], index: SearchIndex) -> None:
    assert len(moments) > len(set(moments.values()))  # there are equal times
    assert index.search(Query("steel")).ids.tolist() == listing.find(store, Query())
    assert index.search(Query("steel", sort="oldest")).ids.tolist() == listing.find(store, Query(sort="oldest"))


@pytest.mark.parametrize("zone", ["Pacific/Auckland"], indirect=True)
@pytest.mark.usefixtures("zone")
def test_new_years_eve_in_auckland(store: Store, folder: Path) -> None:
    (eve,) = put(store, at_noon(date(2025, 12, 31)))
    assert listing.facets(store, Query())["year"] == {"2025": 1}
    rebuild(folder, "library", clippings.documents(store, [eve]), 1)
    index = SearchIndex(folder, FewNames())
    assert index.search(Query("date:2025-12-31")).ids.tolist() == [eve]
    assert index.search(Query("date:2026")).ids.tolist() == []
    assert index.search(Query("steel")).facets["year"] == {"2025": 1}
    index.close()
