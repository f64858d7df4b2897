"""What an answer says beside which clippings match: order, counts, places."""

from collections.abc import Callable

import numpy as np
import pytest

from clipper.core.model import IndexDocument, Query, Sort
from clipper.core.search.index import SearchIndex
from tests.core.search.samples import DAY, NOON, document

IndexOf = Callable[[list[IndexDocument]], SearchIndex]


def ids(index: SearchIndex, text: str = "", *, sort: Sort = "newest") -> list[int]:
    return index.search(Query(text, sort=sort)).ids.tolist()


def test_newest_and_oldest_first_and_unknown_times_where_they_were_added(index_of: IndexOf) -> None:
    index = index_of(
        [
            document(1, published=NOON),
            document(2, published=None, added=NOON + 9 * DAY),
            document(3, published=NOON + DAY),
            document(4, published=None, added=NOON + 8 * DAY),
            document(5, published=-DAY),
        ]
    )
    assert ids(index) == [2, 4, 3, 1, 5]
    assert ids(index, sort="oldest") == [5, 1, 3, 4, 2]


def test_equal_times_go_by_id(index_of: IndexOf) -> None:
    index = index_of([document(2), document(3, published=None, added=NOON), document(1)])
    assert ids(index) == [3, 2, 1]
    assert ids(index, sort="oldest") == [1, 2, 3]


def test_best_first_weighs_title_frequency_rarity_and_length(index_of: IndexOf) -> None:
    filler = " ".join(f"word{number}" for number in range(60))
    index = index_of(
        [
            document(1, f"steel {filler}"),
            document(2, f"steel steel steel {filler}"),
            document(3, filler, title="steel"),
            document(4, f"steel {filler} {filler} {filler}"),
            document(5, f"wool {filler}"),
        ]
    )
    answer = index.search(Query("steel", sort="best"))
    assert answer.ids.tolist()[0] == 3
    assert answer.ids.tolist()[1:] == [2, 1, 4]
    assert len(answer.scores) == 4
    assert np.all(np.diff(answer.scores) < 0)
    assert ids(index, "word1 OR wool", sort="best")[0] == 5


def test_scores_come_only_with_best(index_of: IndexOf) -> None:
    index = index_of([document(1, "steel")])
    assert len(index.search(Query("steel")).scores) == 0
    assert index.search(Query("steel", sort="best")).scores[0] > 0


def test_equal_scores_come_newest_first(index_of: IndexOf) -> None:
    index = index_of([document(n, "steel", published=NOON + n * DAY) for n in (1, 2, 3)])
    assert ids(index, "steel", sort="best") == [3, 2, 1]


def test_facets_count_the_whole_answer(index_of: IndexOf) -> None:
    index = index_of(
        [
            document(1, "steel", countries=("CN", "KR"), topics=("user:7", "medtop:04"), publisher="Harbour Post"),
            document(2, "steel", countries=("KR",), topics=("medtop:04",), publisher="harbour post", lang="de"),
            document(3, "steel", published=None),
            document(4, "steel", published=NOON - 40 * 365 * DAY, publisher="Harbour Post"),
            document(5, "wool", countries=("CN",)),
            document(6, "steel", countries=("CN",), trashed=True),
        ]
    )
    assert index.search(Query("steel")).facets == {
        "country": {"CN": 1, "KR": 2},
        "topic": {"user:7": 1, "medtop:04": 2},
        "publisher": {"Harbour Post": 2, "harbour post": 1},
        "lang": {"en": 3, "de": 1},
        "year": {"2025": 2, "1985": 1},
        "month": {"2025-06": 2, "1985-06": 1},
    }
    assert index.search(Query("nothing")).facets["country"] == {}


def test_a_facet_passes_over_its_own_filters(index_of: IndexOf) -> None:
    index = index_of(
        [
            document(1, "steel", countries=("CN",), lang="en"),
            document(2, "steel", countries=("KR",), lang="de", published=NOON + 60 * DAY),
            document(3, "steel", countries=("KR",), lang="en", published=NOON - 365 * DAY),
        ]
    )
    filters = (("country", "KR"), ("lang", "de"), ("date", "2025-08"))
    answer = index.search(Query("steel", filters))
    assert answer.ids.tolist() == [2]
    assert answer.facets["country"] == {"KR": 1}
    assert answer.facets["lang"] == {"de": 1}
    assert index.search(Query("steel", filters[:1])).facets["country"] == {"CN": 1, "KR": 2}
    assert index.search(Query("steel", filters[:1])).facets["lang"] == {"de": 1, "en": 1}
    assert index.search(Query("steel", filters[:2])).facets["lang"] == {"de": 1, "en": 1}
    assert index.search(Query("steel", filters[2:])).facets["month"] == {"2025-06": 1, "2025-08": 1, "2024-06": 1}
    assert index.search(Query("steel", filters[2:])).facets["year"] == {"2025": 1}
    assert index.search(Query("steel", (("year", "2024"),))).facets["year"] == {"2025": 2, "2024": 1}


def test_months_at_the_ends_of_the_calendar(index_of: IndexOf) -> None:
    index = index_of([document(1, "steel", published=-62_000_000_000), document(2, "steel", published=2**40)])
    assert len(index.search(Query("steel")).facets["month"]) == 2


def test_trash_is_a_place_of_its_own(index_of: IndexOf) -> None:
    index = index_of([document(1, "steel"), document(2, "steel", trashed=True), document(3, "wool", trashed=True)])
    assert index.search(Query("steel")).ids.tolist() == [1]
    assert index.search(Query("steel", place="trash")).ids.tolist() == [2]
    assert sorted(index.search(Query(place="trash")).ids.tolist()) == [2, 3]
    assert index.search(Query("-wool", place="trash")).ids.tolist() == [2]


def test_allowed_restricts_ids_and_counts(index_of: IndexOf) -> None:
    index = index_of([document(n, "steel", countries=("CN",)) for n in (1, 2, 3)])
    answer = index.search(Query("steel", place="unread"), allowed=np.array([3, 1, 99]))
    assert answer.ids.tolist() == [3, 1]
    assert answer.facets["country"] == {"CN": 2}
    assert index.search(Query("steel", place="starred"), allowed=np.zeros(0, np.int64)).ids.tolist() == []


def test_an_empty_index_answers(index_of: IndexOf) -> None:
    answer = index_of([]).search(Query("steel OR gov*", sort="best"))
    assert answer.ids.tolist() == []
    assert answer.problem == ""


@pytest.mark.parametrize("part", ["alpha", "omega"])
def test_a_very_long_clipping_is_split_and_counted_once(index_of: IndexOf, part: str) -> None:
    middle = " ".join(f"w{number % 5000}" for number in range(140_000))
    index = index_of(
        [
            document(1, "wool"),
            document(2, f"alpha {middle} beta gamma {middle} omega", countries=("CN",)),
            document(3, f"{part} country"),
        ]
    )
    answer = index.search(Query(part, sort="best"))
    assert sorted(answer.ids.tolist()) == [2, 3]
    assert answer.facets["country"] == {"CN": 1}
    assert index.search(Query("w7")).ids.tolist() == [2]
    assert index.search(Query("alpha omega w7")).ids.tolist() == [2]
    assert index.search(Query('"beta gamma"')).ids.tolist() == [2]
    assert index.search(Query("omega country:cn")).ids.tolist() == [2]
    assert 2 not in index.search(Query("-omega")).ids.tolist()
    assert sorted(index.search(Query()).ids.tolist()) == [1, 2, 3]


def test_phrases_are_found_across_the_cut(index_of: IndexOf) -> None:
    words = ["x"] * 64_950 + [f"w{number}" for number in range(100)]
    index = index_of([document(1, " ".join(words))])
    for first in range(97):
        assert index.search(Query(f'"w{first} w{first + 1} w{first + 2}"')).ids.tolist() == [1]
    assert index.search(Query('"w49 w51"')).ids.tolist() == []
