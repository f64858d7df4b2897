"""Which clippings a query finds: the language that users type, on a real index."""

import os
import time
from collections.abc import Callable, Iterator

import pytest

from clipper.core.model import IndexDocument, Query
from tests.core.search.samples import DAY, NOON, document

Found = Callable[..., list[int]]


def texts(*bodies: str, lang: str = "en") -> list[IndexDocument]:
    return [document(number, body, lang=lang) for number, body in enumerate(bodies, 1)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("steel", [1, 2, 4]),
        ("steel tariffs", [1, 2]),
        ("steel AND wool", [4]),
        ("wool OR tariffs", [1, 2, 3, 4]),
        ("steel -wool", [1, 2]),
        ("steel NOT wool", [1, 2]),
        ("NOT steel", [3]),
        ("-steel", [3]),
        ('"steel tariffs"', [1]),
        ('-"steel tariffs" tariffs', [2, 3]),
        ("(wool OR tariffs) -steel", [3]),
        ("steel (wool OR lower)", [2, 4]),
        ("steel OR wool -sheep", [1, 2, 4]),
        ("steel and wool", []),
        ("STEEL", [1, 2, 4]),
    ],
)
def test_words_phrases_and_operators(found: Found, query: str, expected: list[int]) -> None:
    documents = texts(
        "New steel tariffs begin", "Tariffs on steel lower", "Wool from sheep, about tariffs", "Wool, steel"
    )
    assert found(documents, query) == expected


def test_stems_follow_the_language_of_each_clipping(found: Found) -> None:
    documents = [
        document(1, "The ministers negotiated", lang="en"),
        document(2, "Die Verhandlungen der Minister", lang="de"),
        document(3, "Les négociations continuent", lang="fr"),
        document(4, "Переговоры продолжаются", lang="ru"),
        document(5, "Las elecciones siguen", lang="es"),
    ]
    assert found(documents, "negotiating") == [1]
    assert found(documents, "Verhandlung") == [2]
    assert found(documents, "négociation") == [3]
    assert found(documents, "переговорами") == [4]
    assert found(documents, "elección") == [5]


def test_a_language_without_stemmer_is_found_by_exact_words(found: Found) -> None:
    documents = [document(1, "Verða viðræður", lang="is"), document(2, "Words of no known tongue", lang="")]
    assert found(documents, "viðræður") == [1]
    assert found(documents, "tongue") == [2]
    assert found(documents, "tongues") == []


@pytest.mark.parametrize("typed", ["resume", "résumé", "RÉSUMÉ", "re\u0301sume\u0301", "ｒｅｓｕｍｅ"])
@pytest.mark.parametrize("written", ["resume", "résumé", "Résumé", "re\u0301sume\u0301"])
@pytest.mark.parametrize("lang", ["fr", "en", ""])
def test_accents_case_and_width_make_no_difference(found: Found, typed: str, written: str, lang: str) -> None:
    assert found([document(1, f"un {written} bref", lang=lang)], typed) == [1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("经济", [1, 2]),
        ("中国经济", [1]),
        ("国经", [1]),
        ("国", [1]),
        ("长", [1]),
        ("世界", [2]),
        ('"世界 经济"', [2]),
        ("貿易", [3]),
        ("무역", [4]),
        ("역", [4]),
        ("経済", []),
        ("中国*", [1]),
    ],
)
def test_scripts_without_spaces_are_found_inside_a_run(found: Found, query: str, expected: list[int]) -> None:
    documents = [
        document(1, "今年中国经济增长。", lang="zh"),
        document(2, "世界经济论坛", lang="zh"),
        document(3, "日本の貿易収支が改善", lang="ja"),
        document(4, "한국 무역협회가 발표했다", lang="ko"),
    ]
    assert found(documents, query) == expected


def test_numbers_and_dotted_initials_are_words(found: Found) -> None:
    documents = texts("In 2025 the U.S. grew 3.5 percent", "Us and them, 35 of them", "It grew 5 to 3")
    assert found(documents, "2025") == [1]
    assert found(documents, "3.5") == [1]
    assert found(documents, "U.S.") == [1, 2]
    assert found(documents, "US grew") == [1]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("gover*", [1, 2]),
        ("governme*", [1]),
        ("go*", [1, 2, 3]),
        ("éco*", [4]),
        ("title:go*", [3]),
        ("g*ing", [2]),
        ("g*t", [1, 3]),
        ('gover* "was going"', [2]),
        ("u.s.-gover*", [1]),
    ],
)
def test_prefixes_are_those_of_words_as_written(found: Found, query: str, expected: list[int]) -> None:
    documents = [
        document(1, "The U.S. government"),
        document(2, "He was going on governing"),
        document(3, "", title="Goat"),
        document(4, "Economies"),
    ]
    assert found(documents, query) == expected


def test_the_word_being_typed_is_also_a_beginning(found: Found) -> None:
    documents = texts("tariffs everywhere", "a tar pit")
    assert found(documents, "tar") == [1, 2]
    assert found(documents, "tar ") == [2]
    assert found(documents, "ta") == []
    assert found(documents, "tar pit") == [2]
    assert found(documents, '"tar') == [2]


def test_exact_words_come_before_mere_beginnings(index_of: Callable[..., object]) -> None:
    index = index_of(texts("tariffs tariffs", "tar pit", "other"))
    assert index.search(Query("tar", sort="best")).ids.tolist() == [2, 1]  # type: ignore[attr-defined]


def test_a_common_word_counts_more_than_a_rare_one_that_begins_like_it(index_of: Callable[..., object]) -> None:
    filler = " ".join(f"w{number}" for number in range(30))
    common = texts(*(f"china {filler}" for _ in range(40)), *(f"wool {filler}" for _ in range(40)))
    index = index_of([*common, document(99, f"chinatown chinaware chinatowns {filler}")])
    ids = index.search(Query("china", sort="best")).ids.tolist()  # type: ignore[attr-defined]
    assert len(ids) == 41
    assert ids[-1] == 99


def test_fields_look_only_where_they_say(found: Found) -> None:
    documents = [
        document(1, "alpha", title="beta"),
        document(2, "beta", title="alpha"),
        document(3, "", note="alpha"),
        document(4, "", byline="Alpha Jones"),
        document(5, "", lead="alpha"),
        document(6, "", publisher="The Alpha Post"),
    ]
    assert found(documents, "alpha") == [1, 2, 3, 4, 5]
    assert found(documents, "title:alpha") == [2]
    assert found(documents, "text:alpha") == [1, 5]
    assert found(documents, "note:alpha") == [3]
    assert found(documents, "byline:jones") == [4]
    assert found(documents, "publisher:alpha") == [6]
    assert found(documents, 'publisher:"alpha post"') == [6]
    assert found(documents, "title:(alpha OR beta)") == [1, 2]
    assert found(documents, "Title: alpha") == [2]
    assert found(documents, "-title:alpha text:alpha") == [1, 5]


def test_country_mentions_topic_and_language(found: Found) -> None:
    documents = [
        document(1, "trade", countries=("CN",), mentions=("CN", "KR"), topics=("medtop:04",)),
        document(2, "trade", countries=("KR",), mentions=("KR",), topics=("user:7", "medtop:04"), lang="de"),
        document(3, "trade"),
    ]
    assert found(documents, "country:China") == [1]
    assert found(documents, "country:中国") == [1]
    assert found(documents, "country：cn") == [1]
    assert found(documents, "country:South Korea trade") == [2]
    assert found(documents, 'country:"South Korea"') == [2]
    assert found(documents, "mentions:kr") == [1, 2]
    assert found(documents, 'country:"East Asia"') == [1, 2]
    assert found(documents, "topic:economy") == [1, 2]
    assert found(documents, "topic:trade policy") == [2]
    assert found(documents, "topic:medtop:04 -country:cn") == [2]
    assert found(documents, "lang:DE") == [2]
    assert found(documents, "country:(China OR KR) lang:en") == [1]


@pytest.fixture
def new_york() -> Iterator[None]:
    """The user sits in New York, four or five hours behind UTC."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/New_York"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.usefixtures("new_york")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set for one process")
def test_dates_are_the_users_own_days(found: Found) -> None:
    hour = 3600
    midnight = 1_748_750_400  # 1 June 2025, 00:00 in New York
    documents = [
        document(1, published=midnight - 1),
        document(2, published=midnight),
        document(3, published=midnight + 24 * hour - 1),
        document(4, published=midnight + 29 * DAY + 23 * hour),
        document(5, published=midnight + 30 * DAY),
        document(6, published=None, added=midnight),
        document(7, published=midnight - 365 * DAY),
    ]
    assert found(documents, "date:2025-06-01") == [2, 3]
    assert found(documents, "date:2025-06") == [2, 3, 4]
    assert found(documents, "date:2025") == [1, 2, 3, 4, 5]
    assert found(documents, "date:2025-06-01..2025-06") == [2, 3, 4]
    assert found(documents, "date:2025-05..2025-06-01") == [1, 2, 3]
    assert found(documents, "date:2025-07..") == [5]
    assert found(documents, "date:..2024") == [7]
    assert found(documents, "added:2025-06-01") == [6]
    assert found(documents, "-date:2025") == [6, 7]
    assert found(documents, "", ("year", "2025")) == [1, 2, 3, 4, 5]
    assert found(documents, "", ("year", "2025"), ("year", "2024")) == [1, 2, 3, 4, 5, 7]
    assert found(documents, "", ("date", "2025-06..2025-07")) == [2, 3, 4, 5]
    assert found(documents, "", ("date", "no date")) == []


def test_filters_are_exact_and_narrow_field_by_field(found: Found) -> None:
    documents = [
        document(1, "steel", publisher="Harbour Post", countries=("CN", "KR"), topics=("medtop:04",)),
        document(2, "steel", publisher="Harbour Post", countries=("KR",), published=NOON - 365 * DAY),
        document(3, "steel", publisher="harbour post"),
        document(4, "wool", publisher="Harbour Post", countries=("CN",), lang="de"),
    ]
    assert found(documents, "steel", ("publisher", "Harbour Post")) == [1, 2]
    assert found(documents, "", ("country", "CN")) == [1, 4]
    assert found(documents, "", ("country", "CN"), ("country", "KR")) == [1, 2, 4]
    assert found(documents, "", ("country", "CN"), ("country", "KR"), ("lang", "en")) == [1, 2]
    assert found(documents, "steel", ("country", "KR"), ("year", "2024")) == [2]
    assert found(documents, "", ("topic", "medtop:04")) == [1]
    assert found(documents, "", ("lang", "de")) == [4]
    assert found(documents, "steel", ("country", "DE")) == []


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("steel country:Atlantis", "Atlantis"),
        ("steel topic:alchemy", "alchemy"),
        ("steel date:2025-13", "2025-13"),
        ("steel date:junk", "junk"),
        ("steel *", "*"),
        ("steel " + "wool OR " * 100, "500"),
    ],
)
def test_what_is_not_understood_is_explained_and_the_rest_is_searched(
    index_of: Callable[..., object], query: str, says: str
) -> None:
    answer = index_of(texts("steel and wool", "cotton")).search(Query(query))  # type: ignore[attr-defined]
    assert answer.ids.tolist() == [1]
    assert says in answer.problem
    assert answer.problem.endswith(".")


def test_nothing_but_an_unknown_name_finds_nothing(index_of: Callable[..., object]) -> None:
    index = index_of(texts("steel"))
    for query in ("country:Atlantis ", 'country:"Atlantis"', "country:Atlantis OR topic:alchemy "):
        answer = index.search(Query(query))  # type: ignore[attr-defined]
        assert answer.ids.tolist() == []
        assert answer.problem


@pytest.mark.parametrize("query", ["country:Kor", "-mentions:Kor", "topic:Kor", "(steel OR wool) country:Kor"])
def test_a_name_still_being_typed_is_passed_over_and_explained(index_of: Callable[..., object], query: str) -> None:
    answer = index_of(texts("steel", "wool")).search(Query(query))  # type: ignore[attr-defined]
    assert sorted(answer.ids.tolist()) == [1, 2]
    assert "Kor" in answer.problem
    assert "passed over" in answer.problem


def test_filters_hold_while_a_name_is_being_typed(found: Found) -> None:
    documents = [document(1, "steel", countries=("KR",)), document(2, "steel")]
    assert found(documents, "country:Chi", ("country", "KR")) == [1]


def test_a_minus_within_a_field_denies(found: Found) -> None:
    documents = [
        document(1, "trade", title="Ports", countries=("CN",)),
        document(2, "ports", title="Korea"),
        document(3, "trade korea", title="Ports"),
    ]
    assert found(documents, "title:-korea") == [1, 3]
    assert found(documents, "text:-trade") == [2]
    assert found(documents, "title:NOT korea") == [1, 3]
    assert found(documents, "title:(ports -korea) text:-korea") == [1]
    assert found(documents, "title:-(korea OR ports)") == []
    assert found(documents, 'title:-"korea"') == [1, 3]
    assert found(documents, "country:-china") == [2, 3]
    assert found(documents, "date:-2025") == []


@pytest.mark.parametrize(
    "query",
    [
        'steel "', "steel AND", "steel OR", "steel NOT", "steel -", "steel (", "(steel", "steel )", "AND steel",
        "OR steel", "steel country:", "steel date:", "steel title:", "((((steel", "steel (AND)", 'steel ""', "steel ()",
        "steel - ", "steel NOT NOT", "steel ...", "steel title:()", "steel country:()", "\u201csteel\u201d",
        "steel AND AND",
    ],
)  # fmt: skip
def test_half_typed_queries_search_for_what_is_there(index_of: Callable[..., object], query: str) -> None:
    answer = index_of(texts("steel", "wool")).search(Query(query))  # type: ignore[attr-defined]
    assert answer.ids.tolist() == [1]
    assert answer.problem == ""
