"""Lists without words: places, filters, orders, counts."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from clipper.core.model import Moment, Query
from clipper.core.store import clippings, listing, tags
from clipper.core.store.database import Store
from clipper.core.store.scan import contains, every, negated, tagged

Put = Callable[..., int]


def day(text: str) -> Moment:
    return Moment(datetime.fromisoformat(text).replace(hour=12, tzinfo=UTC), "day")


@pytest.fixture
def shelf(put: Put) -> dict[str, int]:
    return {
        "ferry": put(
            "Ferry", "ports", countries="FR", mentions="GB", publisher="Valley Post", published=day("2024-05-01")
        ),
        "tariff": put("Tariff", "trade", countries="CN US", publisher="Harbour Times", published=day("2025-06-10")),
        "frost": put("Frost", "cold", countries="FR", topics="medtop:17000000", published=day("2025-01-10"), lang="en"),
    }


def test_newest_and_oldest_first(store: Store, shelf: dict[str, int]) -> None:
    newest = [shelf["tariff"], shelf["frost"], shelf["ferry"]]
    assert listing.find(store, Query()) == newest
    assert listing.find(store, Query(sort="oldest")) == newest[::-1]


def test_by_publisher_puts_the_unknown_last(store: Store, shelf: dict[str, int]) -> None:
    assert listing.find(store, Query(sort="publisher")) == [shelf["tariff"], shelf["ferry"], shelf["frost"]]


@pytest.mark.usefixtures("shelf")
def test_a_clipping_without_a_time_stands_at_the_time_it_was_added(store: Store, put: Put) -> None:
    undated = put("Undated")
    assert listing.find(store, Query())[0] == undated
    assert listing.facets(store, Query())["year"] == {"2024": 1, "2025": 2}


def test_filters_are_cumulative_and_country_means_about(store: Store, shelf: dict[str, int]) -> None:
    french = Query(filters=(("country", "FR"),))
    assert listing.find(store, french) == [shelf["frost"], shelf["ferry"]]
    assert listing.find(store, french.toggled("year", "2024")) == [shelf["ferry"]]
    assert listing.find(store, french.toggled("publisher", "Harbour Times")) == []
    assert listing.find(store, Query(filters=(("country", "GB"),))) == []
    assert listing.find(store, Query(filters=(("topic", "medtop:17000000"), ("lang", "en")))) == [shelf["frost"]]


def test_any_value_of_a_field_will_do_and_every_field_must(store: Store, shelf: dict[str, int]) -> None:
    several = Query(filters=(("country", "FR"), ("country", "CN")))
    assert listing.find(store, several) == [shelf["tariff"], shelf["frost"], shelf["ferry"]]
    assert listing.find(store, several.toggled("year", "2025")) == [shelf["tariff"], shelf["frost"]]
    assert listing.facets(store, several.toggled("year", "2025"))["year"] == {"2024": 1, "2025": 2}


def test_a_range_of_dates_filters_and_leaves_the_months_counted(store: Store, shelf: dict[str, int]) -> None:
    spring = Query().narrowed("date", "2025-01..2025-03")
    assert listing.find(store, spring) == [shelf["frost"]]
    assert listing.facets(store, spring)["month"] == {"2024-05": 1, "2025-01": 1, "2025-06": 1}
    assert listing.facets(store, spring)["country"] == {"FR": 1}
    assert listing.find(store, spring.narrowed("date", "2025-06")) == [shelf["tariff"]]
    assert listing.find(store, spring.narrowed("date", "")) == listing.find(store, Query())
    assert listing.find(store, Query().narrowed("date", "no date")) == []


def test_a_rejected_tag_neither_filters_nor_counts(store: Store, shelf: dict[str, int]) -> None:
    with store.transaction() as db:
        tags.set_country(db, [shelf["frost"]], "FR", rejected=True)
    assert listing.find(store, Query(filters=(("country", "FR"),))) == [shelf["ferry"]]
    assert listing.facets(store, Query())["country"] == {"FR": 1, "CN": 1, "US": 1}


@pytest.mark.usefixtures("shelf")
def test_facets_count_the_whole_answer(store: Store) -> None:
    counted = listing.facets(store, Query(filters=(("country", "FR"),)))
    assert counted == {
        "country": {"FR": 2, "CN": 1, "US": 1},
        "topic": {"medtop:17000000": 1},
        "publisher": {"Valley Post": 1},
        "year": {"2024": 1, "2025": 1},
        "month": {"2024-05": 1, "2025-01": 1},
        "lang": {"en": 1},
    }


def test_places(store: Store, shelf: dict[str, int]) -> None:
    with store.transaction() as db:
        clippings.set_flag(db, [shelf["frost"]], "unread", 0)
        clippings.set_flag(db, [shelf["ferry"]], "starred", 1)
        clippings.set_flag(db, [shelf["tariff"]], "trashed", 1)
    assert listing.find(store, Query()) == [shelf["frost"], shelf["ferry"]]
    assert listing.find(store, Query(place="unread")) == [shelf["ferry"]]
    assert listing.find(store, Query(place="starred")) == [shelf["ferry"]]
    assert listing.find(store, Query(place="trash")) == [shelf["tariff"]]
    counts = listing.counts(store)
    assert (counts.all, counts.unread, counts.starred, counts.trash) == (2, 1, 1, 1)


def test_without_an_index_letters_are_looked_for(store: Store, shelf: dict[str, int], put: Put) -> None:
    percent = put("Rates", "growth of 100% this year")
    assert listing.find(store, Query(), contains("TRADE")) == [shelf["tariff"]]
    assert listing.find(store, Query(), contains("100%")) == [percent]
    assert listing.find(store, Query(), contains("1_0")) == []
    assert listing.find(store, Query(), every([contains("frost"), contains("trade")])) == []
    assert listing.find(store, Query(), negated(contains("e"))) == [shelf["frost"]]
    assert listing.find(store, Query(), negated(contains("t", "title"))) == [shelf["ferry"]]
    assert listing.find(store, Query(), tagged("mentions", ["GB"])) == [shelf["ferry"]]
    assert listing.find(store, Query(), tagged("country", ["GB"])) == []
    assert listing.facets(store, Query(), contains("trade"))["country"] == {"CN": 1, "US": 1}


def test_counts_of_an_empty_library(store: Store) -> None:
    counts = listing.counts(store)
    assert (counts.all, counts.unread, counts.starred, counts.trash) == (0, 0, 0, 0)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set for one process")
@pytest.mark.parametrize(
    ("zone", "clock_year"), [("Pacific/Auckland", "2026"), ("Pacific/Kiritimati", "2026"), ("Asia/Tokyo", "2025")]
)
def test_a_day_keeps_its_year_in_every_zone_and_a_clock_time_goes_by_the_users(
    store: Store, put: Put, zone: str, clock_year: str
) -> None:
    by_day = put("Eve", published=day("2025-12-31"))
    by_clock = put("Noon", published=Moment(datetime(2025, 12, 31, 12, tzinfo=UTC), "minute"))
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("TZ", zone)
            time.tzset()
            years = {
                clipping: year
                for year in ("2025", "2026")
                for clipping in listing.find(store, Query(filters=(("year", year),)))
            }
            counted = listing.facets(store, Query())["year"]
    finally:
        time.tzset()
    assert years == {by_day: "2025", by_clock: clock_year}
    assert sum(counted.values()) == 2
    assert counted["2025"] == 1 + (clock_year == "2025")


def test_one_publishers_clippings_of_one_time_go_by_id(store: Store, put: Put) -> None:
    ids = [put(title, publisher="Valley Post", published=day("2025-06-10")) for title in ("One", "Two", "Three")]
    assert listing.find(store, Query(sort="publisher")) == ids[::-1]
