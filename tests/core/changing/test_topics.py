"""The user's own topics: made, nested, renamed, merged, deleted, each a step that can be undone."""

import pytest

from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Query, TopicTag
from clipper.core.model.rules import Condition, Rule
from clipper.core.store import tags
from tests.core.pasting import CURLING, FERRY, ids, keep

SPORT = "medtop:15000000"


def labels(library: Library) -> dict[str, str | None]:
    """Own topics by name, each with the name of the one above it."""
    named = {topic.id: topic.label for topic in library.own_topics.every()}
    return {each.label: each.parent and named[each.parent] for each in library.own_topics.every() if each.own}


def counted(library: Library) -> dict[str, int]:
    return {each.label: each.count for each in library.facets(Query())["topic"]}


def bare(library: Library, text: str = FERRY) -> int:
    """A clipping without any topic."""
    clipping = keep(library, text)
    for tag in library.clipping(clipping).topics:
        library.remove_topic([clipping], tag.id)
    return clipping


def test_a_clipping_counts_under_what_its_topic_lies_under(library: Library) -> None:
    river = library.own_topics.create("River")
    ferries = library.own_topics.create("Ferries", river.id)
    clipping = bare(library)
    library.add_topic([clipping], ferries.id)
    assert labels(library) == {"River": None, "Ferries": "River"}
    assert counted(library) == {"River": 1, "Ferries": 1}
    for answer in (
        ids(library, filters=(("topic", river.id),)),
        ids(library, "topic:river"),
        ids(library, "crews topic:river"),
    ):
        assert answer == [clipping]
    assert ids(library, "crews", filters=(("topic", river.id),)) == [clipping]
    library.own_topics.nest(ferries.id, SPORT)
    assert ids(library, "crews", filters=(("topic", river.id),)) == []
    assert ids(library, "crews", filters=(("topic", SPORT),)) == [clipping]
    library.undo()
    assert ids(library, "crews", filters=(("topic", river.id),)) == [clipping]


def test_a_clipping_with_both_counts_once(library: Library) -> None:
    river = library.own_topics.create("River")
    ferries = library.own_topics.create("Ferries", river.id)
    clipping = bare(library)
    for topic in (river, ferries):
        library.add_topic([clipping], topic.id)
    assert counted(library) == {"River": 1, "Ferries": 1}
    assert {
        each.value: each.count for each in library.find(Query("crews ")).facets["topic"] if library.wait_indexed()
    } == {
        river.id: 1,
        ferries.id: 1,
    }


def test_no_topic_lies_under_itself(library: Library) -> None:
    top = library.own_topics.create("Top")
    middle = library.own_topics.create("Middle", top.id)
    low = library.own_topics.create("Low", middle.id)
    for above in (top.id, low.id):
        with pytest.raises(ClipperError, match="under itself"):
            library.own_topics.nest(top.id, above)


def test_a_new_name_shows_at_once_and_a_taken_one_is_refused(library: Library) -> None:
    ferries = library.own_topics.create("Ferries")
    clipping = bare(library)
    library.add_topic([clipping], ferries.id)
    library.own_topics.rename(ferries.id, "Boats")
    assert library.summaries([clipping])[0].topics == ("Boats",)
    library.own_topics.create("Rivers")
    for taken in ("rivers", "Sport"):
        with pytest.raises(ClipperError, match="already"):
            library.own_topics.rename(ferries.id, taken)
    library.undo()
    library.undo()
    assert library.summaries([clipping])[0].topics == ("Ferries",)


def test_merging_moves_all_clippings_and_keeps_the_name_as_an_alias(library: Library) -> None:
    mine, other = library.own_topics.create("ad tech"), library.own_topics.create("Adtech")
    under = library.own_topics.create("Cookies", mine.id)
    first, second = bare(library), bare(library, CURLING)
    library.add_topic([first, second], mine.id)
    library.add_topic([second], other.id)
    changes = library.own_topics.merge(mine.id, other.id)
    assert set(changes.changed) == {first, second}
    assert counted(library) == {"Adtech": 2}
    assert labels(library) == {"Adtech": None, "Cookies": "Adtech"}
    assert ids(library, 'topic:"ad tech"') == ids(library, filters=(("topic", other.id),))
    assert library.own_topics.create("AD TECH").id == other.id
    library.undo()
    assert counted(library) == {"ad tech": 2, "Adtech": 1}
    assert labels(library) == {"ad tech": None, "Adtech": None, "Cookies": "ad tech"}
    assert under.id != mine.id


def test_merging_lets_a_hand_win_over_a_tagger(library: Library) -> None:
    mine, other = library.own_topics.create("Rivers"), library.own_topics.create("Ferries")
    taken_away, put_on = bare(library), bare(library, CURLING)
    db = library._store.db
    library.remove_topic([taken_away], mine.id)
    library.add_topic([put_on], mine.id)
    for clipping in (taken_away, put_on):
        tags.insert(db, clipping, tags.Tags(topics=(TopicTag(other.id, 0.5, 0),)))
    library.own_topics.merge(mine.id, other.id)
    assert library.clipping(taken_away).topics == ()
    assert [tag.origin for tag in library.clipping(put_on).topics] == ["hand"]


def test_a_topic_can_be_merged_into_one_of_iptcs_but_not_the_other_way(library: Library) -> None:
    mine = library.own_topics.create("Curling news")
    clipping = bare(library, CURLING)
    library.add_topic([clipping], mine.id)
    with pytest.raises(ClipperError, match="IPTC"):
        library.own_topics.merge(SPORT, mine.id)
    library.own_topics.merge(mine.id, SPORT)
    assert [tag.id for tag in library.clipping(clipping).topics] == [SPORT]


def test_merging_into_a_topic_below_keeps_the_tree_whole(library: Library) -> None:
    top = library.own_topics.create("Top")
    middle = library.own_topics.create("Middle", top.id)
    low = library.own_topics.create("Low", middle.id)
    library.own_topics.merge(middle.id, low.id)
    assert labels(library) == {"Top": None, "Low": "Top"}


def test_deleting_takes_the_topic_from_its_clippings_and_undo_gives_all_back(library: Library) -> None:
    river = library.own_topics.create("River")
    ferries = library.own_topics.create("Ferries", river.id)
    library.own_topics.create("Cable ferries", ferries.id)
    library.own_topics.add_alias(ferries.id, "Boats")
    library.own_topics.set_mode(ferries.id, "suggest")
    library.rules.save(Rule("Boats", (Condition("text", "contains", "ferry"),), topics=(ferries.id,)))
    clipping = bare(library)
    library.add_topic([clipping], ferries.id)
    assert library.own_topics.delete(ferries.id).changed == (clipping,)
    assert labels(library) == {"River": None, "Cable ferries": "River"}
    assert library.clipping(clipping).topics == ()
    [rule] = library.rules.every()
    assert (rule.topics, rule.enabled) == ((), False)
    library.undo()
    [again] = [each for each in library.own_topics.every() if each.label == "Ferries"]
    assert (again.parent, again.aliases, again.mode, again.clippings) == (river.id, ("Boats",), "suggest", 1)
    assert library.rules.every()[0].topics == (ferries.id,)


@pytest.mark.parametrize("name", ["adtech", "Ad-Tech", "AD TECH", "ad techs", "ad tehc", "àd tech"])
def test_nearly_the_same_names_are_found(library: Library, name: str) -> None:
    mine = library.own_topics.create("ad tech")
    assert [topic.id for topic in library.own_topics.near(name)] == [mine.id]


@pytest.mark.parametrize("name", ["ad", "tech", "fintech", "adoption"])
def test_other_names_are_not(library: Library, name: str) -> None:
    library.own_topics.create("ad tech")
    assert library.own_topics.near(name) == ()


def test_pairs_to_merge_name_the_smaller_first(library: Library) -> None:
    small, large = library.own_topics.create("Ferry"), library.own_topics.create("Ferries")
    library.add_topic([bare(library)], large.id)
    [pair] = library.own_topics.near_pairs()
    assert (pair.topic, pair.other) == (small.id, large.id)


def test_names_and_switches_that_make_no_sense_are_refused(library: Library) -> None:
    with pytest.raises(ClipperError, match="needs a name"):
        library.own_topics.create(" \n ")
    with pytest.raises(ClipperError, match="no topic"):
        library.own_topics.create("Boats", "user:99")
    with pytest.raises(ClipperError, match="no longer"):
        library.own_topics.rename("user:99", "Boats")


def test_an_alias_is_understood_and_can_be_taken_away(library: Library) -> None:
    ferries = library.own_topics.create("Ferries")
    library.own_topics.add_alias(ferries.id, "Boats")
    assert library.own_topics.create("boats").id == ferries.id
    library.own_topics.remove_alias("boats")
    assert library.own_topics.create("boats").id != ferries.id
