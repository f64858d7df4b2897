"""A topic that is only offered counts nowhere until a hand takes it; who says a tag decides which one stays."""

from dataclasses import replace
from typing import get_args

from clipper.core.library import Library
from clipper.core.model import CountryTag, Evidence, Origin, Query, Tags, TopicTag
from clipper.core.store import tags
from tests.core.pasting import draft, ids, keep

SPORT = "medtop:15000000"
WEATHER = "medtop:17000000"


def put(library: Library, *topics: TopicTag, countries: tuple[CountryTag, ...] = ()) -> int:
    capture = library.capture(draft("A quiet day\nNothing of note was seen from the tower, and the lamp was not lit."))
    candidate = replace(capture.candidates[0], tags=Tags("en", countries, topics))
    return library.keep(capture, [candidate]).added[0]


def shown(library: Library, clipping_id: int) -> dict[str, bool]:
    return {tag.id: tag.suggested for tag in library.clipping(clipping_id).topics}


def test_a_suggestion_is_shown_in_the_clipping_and_counts_nowhere(library: Library) -> None:
    offered = put(library, TopicTag(SPORT, 0.4, suggested=True))
    assert shown(library, offered) == {SPORT: True}
    assert library.summaries([offered])[0].topics == ()
    assert library.facets(Query())["topic"] == ()
    assert ids(library, "", filters=(("topic", SPORT),)) == []
    assert ids(library, "topic:sport") == []
    assert ids(library, "tower", filters=(("topic", SPORT),)) == []


def test_taking_a_suggestion_puts_it_on_everywhere(library: Library) -> None:
    offered = put(library, TopicTag(SPORT, 0.4, suggested=True))
    library.add_topic([offered], SPORT)
    assert shown(library, offered) == {SPORT: False}
    assert library.clipping(offered).topics[0].origin == "hand"
    assert ids(library, "", filters=(("topic", SPORT),)) == [offered]
    assert ids(library, "topic:sport") == [offered]
    library.undo()
    assert shown(library, offered) == {SPORT: True}


def test_refusing_a_suggestion_is_for_good(library: Library) -> None:
    offered = put(library, TopicTag(SPORT, 0.4, suggested=True))
    library.remove_topic([offered], SPORT)
    assert shown(library, offered) == {}
    tags.insert(library._store.db, offered, Tags(topics=(TopicTag(SPORT, 1.0, 1, "page"),)))
    assert shown(library, offered) == {}


def test_hand_goes_before_page_before_import_before_rule_before_auto(library: Library) -> None:
    clipping = put(library, TopicTag(SPORT, 0.2), countries=(CountryTag("PT", False, 0.2),))
    db = library._store.db

    def said() -> list[str]:
        whole = library.clipping(clipping)
        return [whole.topics[0].origin, whole.countries[0].origin]

    hand, *said_by = get_args(Origin)
    assert hand == "hand"
    for stronger in reversed(said_by[:-1]):
        new = Tags(
            countries=(CountryTag("PT", True, 1.0, stronger, (Evidence("word", stronger),)),),
            topics=(TopicTag(SPORT, 1.0, 1, stronger),),
        )
        tags.insert(db, clipping, new)
        assert said() == [stronger, stronger]
        assert library.clipping(clipping).countries[0].about
    library.add_country([clipping], "PT")
    library.add_topic([clipping], SPORT)
    for weaker in said_by:
        tags.insert(
            db, clipping, Tags("en", (CountryTag("PT", False, 0.1, weaker),), (TopicTag(SPORT, 0.1, 1, weaker),))
        )
        assert said() == ["hand", "hand"]


def test_an_import_puts_on_what_was_only_offered(library: Library) -> None:
    clipping = put(library, TopicTag(SPORT, 0.4, suggested=True))
    tags.insert(library._store.db, clipping, Tags(topics=(TopicTag(SPORT, 1.0, 1, "import"),)))
    assert shown(library, clipping) == {SPORT: False}


def test_a_tagger_takes_back_what_it_offered_and_no_more(library: Library) -> None:
    clipping = keep(library)
    library.add_topic([clipping], WEATHER)
    tags.replace_automatic(library._store.db, clipping, Tags(topics=(TopicTag(SPORT, 0.3, suggested=True),)))
    tags.replace_automatic(library._store.db, clipping, Tags())
    assert shown(library, clipping) == {WEATHER: False}
