"""Own topics that are learned: offered from the first example, put on after ten, refused for good."""

from itertools import cycle, islice

import pytest

from clipper.core.changing.automatic import Automatic
from clipper.core.errors import Cancelled, ClipperError
from clipper.core.library import Library
from clipper.core.model import Article, Tags, TopicTag
from tests.core.pasting import draft

SUBJECTS = {
    "bees": "hive keeper honey swarm queen brood comb nectar smoker colony pollen drone apiary wax frame".split(),
    "clocks": "pendulum dial escapement spring movement striking tower clockmaker hour brass gear chime winder".split(),
    "bread": "flour oven dough baker loaf yeast crust rye proving knead sourdough mill bakery batch crumb".split(),
    "canoes": "paddle river portage hull rapids canoe birch bow stern current eddy lake paddler thwart keel".split(),
}
COMMON = """people said that this year many more than before came here when work began again after winter while
others stayed behind because nobody knew what would happen next month though everything looked very quiet""".split()


def story(subject: str, number: int) -> str:
    """A text of some ninety words about a subject, each a little different."""
    own = SUBJECTS[subject]
    start = number * 5 % len(own)
    words = list(islice(cycle(own[start:] + own[:start]), 45))
    mixed = [word for pair in zip(words, islice(cycle(COMMON[number % 7 :]), 45), strict=True) for word in pair]
    fill = [f"{word}{number}" for word in ("village", "street", "morning", "visitor", "council", "reporter")]
    return f"{own[start].title()} and {own[start - 1]} {number}\n{' '.join(mixed)} {' '.join(fill * 2)}."


def keep(library: Library, subject: str, number: int) -> int:
    capture = library.capture(draft(story(subject, number)))
    return library.keep(capture, capture.candidates[:1]).added[0]


@pytest.fixture
def shelf(library: Library) -> dict[str, list[int]]:
    return {subject: [keep(library, subject, number) for number in range(12)] for subject in SUBJECTS}


def offered(library: Library, subject: str, topic: str, number: int = 40) -> TopicTag | None:
    capture = library.capture(draft(story(subject, number)))
    library.release(capture.original_id)
    return next((tag for tag in capture.candidates[0].tags.topics if tag.id == topic), None)


def test_after_one_example_a_topic_is_offered_where_it_fits_with_the_words_that_say_so(
    library: Library, shelf: dict[str, list[int]]
) -> None:
    bees = library.own_topics.create("Bee keeping").id
    library.add_topic(shelf["bees"][:1], bees)
    tag = offered(library, "bees", bees)
    assert tag is not None
    assert (tag.suggested, tag.origin, tag.version) == (True, "auto", "learned 1")
    text = library.capture(draft(story("bees", 40))).candidates[0].article.canonical
    assert all(each.kind == "learned" and text[each.start : each.end] == each.quote for each in tag.evidence)
    assert {each.quote.casefold() for each in tag.evidence} & set(SUBJECTS["bees"])
    assert all(offered(library, other, bees) is None for other in ("clocks", "bread", "canoes"))


def test_after_ten_examples_it_is_put_on_unless_its_switch_says_otherwise(
    library: Library, shelf: dict[str, list[int]]
) -> None:
    bees = library.own_topics.create("Bee keeping").id
    library.add_topic(shelf["bees"][:10], bees)
    on = offered(library, "bees", bees)
    assert on is not None
    assert not on.suggested
    library.own_topics.set_mode(bees, "suggest")
    only_offered = offered(library, "bees", bees)
    assert only_offered is not None
    assert only_offered.suggested
    library.own_topics.set_mode(bees, "never")
    assert offered(library, "bees", bees) is None
    library.undo()
    library.undo()
    assert offered(library, "bees", bees) == on


def test_what_is_put_on_by_itself_teaches_nothing(library: Library, shelf: dict[str, list[int]]) -> None:
    bees = library.own_topics.create("Bee keeping").id
    library.add_topic(shelf["bees"][:10], bees)
    clipping = keep(library, "bees", 40)
    assert [tag.origin for tag in library.clipping(clipping).topics if tag.id == bees] == ["auto"]
    [topic] = [each for each in library.own_topics.every() if each.id == bees]
    assert (topic.clippings, topic.examples) == (11, 10)


def test_a_topic_without_examples_any_more_is_forgotten(library: Library, shelf: dict[str, list[int]]) -> None:
    bees = library.own_topics.create("Bee keeping").id
    library.add_topic(shelf["bees"][:1], bees)
    library.undo()
    assert offered(library, "bees", bees) is None


def test_what_it_was_taken_away_from_counts_against_it(library: Library, shelf: dict[str, list[int]]) -> None:
    mixed = library.own_topics.create("Bees only").id
    library.add_topic([shelf["bees"][0], shelf["bread"][0]], mixed)
    before = offered(library, "bread", mixed)
    library.remove_topic([*shelf["bread"][:4]], mixed)
    after = offered(library, "bread", mixed)
    assert before is not None
    assert after is None or after.score < before.score


def test_an_edited_example_teaches_its_new_words(library: Library, shelf: dict[str, list[int]]) -> None:
    from clipper.core.model import Edit

    topic = library.own_topics.create("Later clocks").id
    library.add_topic(shelf["bees"][:1], topic)
    assert offered(library, "clocks", topic) is None
    title, _line, body = story("clocks", 3).partition("\n")
    library.edit(shelf["bees"][0], Edit(title=title, body=body))
    assert offered(library, "clocks", topic) is not None


def test_frozen_it_knows_what_it_knew_first(library: Library, shelf: dict[str, list[int]]) -> None:
    bees = library.own_topics.create("Bee keeping").id
    frozen, following = Automatic(library._store, frozen=True), Automatic(library._store)
    title, _line, text = story("bees", 40).partition("\n")
    article = Article(title, text=text)
    for automatic in (frozen, following):
        assert automatic.completed(article, Tags()).topics == ()
    library.add_topic(shelf["bees"][:1], bees)
    assert frozen.completed(article, Tags()).topics == ()
    assert [tag.id for tag in following.completed(article, Tags()).topics] == [bees]


def test_more_like_a_topics_clippings(library: Library, shelf: dict[str, list[int]]) -> None:
    bees = library.own_topics.create("Bee keeping").id
    with pytest.raises(ClipperError, match="No clipping has this topic"):
        library.own_topics.alike(bees)
    library.add_topic(shelf["bees"][:3], bees)
    library.remove_topic(shelf["bees"][3:4], bees)
    alike = library.own_topics.alike(bees)
    assert {each.clipping_id for each in alike[:8]} == set(shelf["bees"][4:])
    assert [each.score for each in alike] == sorted((each.score for each in alike), reverse=True)
    assert alike[0].title == library.clipping(alike[0].clipping_id).summary.title
    assert {word.casefold() for word in alike[0].words} & set(SUBJECTS["bees"])

    def stop(*_progress: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        library.own_topics.alike(bees, stop)


def test_in_a_large_library_the_index_says_whom_to_look_at(
    library: Library, shelf: dict[str, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clipper.core.changing.topics.SMALL", 10)
    bees = library.own_topics.create("Bee keeping").id
    library.add_topic(shelf["bees"][:3], bees)
    assert library.wait_indexed()
    assert {each.clipping_id for each in library.own_topics.alike(bees)} >= set(shelf["bees"][3:])


def test_little_text_is_never_given_a_topic(library: Library, shelf: dict[str, list[int]]) -> None:
    bees = library.own_topics.create("Bee keeping").id
    library.add_topic(shelf["bees"], bees)
    capture = library.capture(draft("Honey\nA hive, a swarm and honey for the keeper, said a reporter."))
    assert all(tag.suggested for tag in capture.candidates[0].tags.topics if tag.id == bees)
    for empty in ("", "   ", "\x00", "1234 5678", "…"):
        assert Automatic(library._store).completed(Article(empty, text=empty), Tags()).topics == ()


def test_examples_that_are_all_but_the_same_do_not_shut_out_others_of_their_kind(
    library: Library, shelf: dict[str, list[int]]
) -> None:
    bees = library.own_topics.create("Bee keeping").id
    library.add_topic(shelf["bees"][:4], bees)
    title, _line, text = story("bees", 41).partition("\n")
    longer = (
        f"{text} The mayor opened the fair, a band played and rain kept the children under the old bridge until noon."
    )
    found = library._writer.automatic.completed(Article(title, text=longer), Tags())
    assert [tag.id for tag in found.topics] == [bees]


def test_where_most_of_a_library_is_of_one_kind_the_rest_of_it_is_found(library: Library) -> None:
    bees = [keep(library, "bees", number) for number in range(20)]
    others = [keep(library, subject, 0) for subject in SUBJECTS if subject != "bees"]
    topic = library.create_topic("Bees").id
    library.add_topic(bees[:14], topic)
    found = {each.clipping_id for each in library.own_topics.alike(topic)}
    assert len(found & set(bees[14:])) >= 4
    assert not found & set(others)
