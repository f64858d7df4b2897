"""Rules: conditions, what they put on, and that a hand goes before them."""

import pytest

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.library import Library
from clipper.core.model import Article, CountryTag, Evidence, Tags, TopicTag
from clipper.core.model.rules import Condition, Rule
from clipper.core.tagging.rules import Subject, holds, tags_of
from tests.core.pasting import CURLING, FERRY, keep

SPORT = "medtop:15000000"
ARTICLE = Article(
    "Écluse: the lock reopens",
    text="Barges waited for nine days. The G7 looked on.\n水门重新开放，船只通过。",
    authors=("Ana Neves", "Bo Li"),
    publisher="River Post",
    url="https://river.example/2025/Lock?x=1",
    lang="en-GB",
)
TAGS = Tags("en", (CountryTag("FR", True, 0.9), CountryTag("BE", False, 0.1)), (TopicTag(SPORT, 0.3, suggested=True),))


@pytest.mark.parametrize(
    ("field", "how", "value", "expected"),
    [
        ("publisher", "is", "river post", True),
        ("publisher", "is", "river", False),
        ("publisher", "contains", "River", True),
        ("publisher", "contains", "Riv", False),
        ("author", "is", "bo li", True),
        ("author", "contains", "neves", True),
        ("title", "contains", "ECLUSE", True),
        ("title", "contains", "barges", False),
        ("text", "contains", "the lock reopens", True),
        ("text", "contains", "waited for nine", True),
        ("text", "contains", "wait", False),
        ("text", "contains", "G7", True),
        ("text", "contains", "新开放", True),
        ("text", "contains", "关闭", False),
        ("text", "contains", "…", False),
        ("url", "contains", "river.example/2025", True),
        ("url", "contains", "lock", True),
        ("lang", "is", "en", True),
        ("lang", "is", "fr", False),
        ("country", "is", "FR", True),
        ("country", "is", "BE", False),
        ("topic", "is", SPORT, False),
    ],
)
def test_conditions(field: str, how: str, value: str, expected: bool) -> None:
    rule = Rule("r", (Condition(field, how, value),), topics=(SPORT,))  # type: ignore[arg-type]
    assert holds(rule, Subject(ARTICLE, TAGS)) is expected


def test_all_or_any_and_nothing_without_conditions() -> None:
    both = (Condition("title", "contains", "lock"), Condition("title", "contains", "harbour"))
    subject = Subject(ARTICLE, TAGS)
    assert not holds(Rule("r", both), subject)
    assert holds(Rule("r", both, every=False), subject)
    assert not holds(Rule("r"), subject)


def test_the_reason_names_the_rule_and_the_words_it_found() -> None:
    rule = Rule(
        "Locks", (Condition("text", "contains", "ecluse"), Condition("text", "contains", "重新 开放")), topics=(SPORT,)
    )
    [tag] = tags_of(rule, Subject(ARTICLE, TAGS)).topics
    named, *quoted = tag.evidence
    assert named == Evidence("rule", "Locks")
    assert [each.quote for each in quoted] == ["Écluse", "重新开放"]
    assert all(ARTICLE.canonical[each.start : each.end] == each.quote for each in quoted)


def test_words_with_accents_of_their_own_character_are_found_in_their_place() -> None:
    article = Article("Cafe\u0301 news", text="The cafe\u0301 by the lock opened again.")
    rule = Rule("Cafés", (Condition("text", "contains", "café by the LOCK"),), topics=(SPORT,))
    subject = Subject(article, Tags())
    assert holds(rule, subject)
    [tag] = tags_of(rule, subject).topics
    found = [article.canonical[each.start : each.end] for each in tag.evidence if each.start is not None]
    assert found == ["cafe\u0301 by the lock"]


def ferries(library: Library) -> Rule:
    topic = library.own_topics.create("Ferries")
    return Rule("Ferry rule", (Condition("text", "contains", "ferries"),), countries=("NO",), topics=(topic.id,))


def origins(library: Library, clipping: int) -> dict[str, str]:
    whole = library.clipping(clipping)
    return {t.code: t.origin for t in whole.countries} | {t.id: t.origin for t in whole.topics}


def test_a_rule_works_on_what_comes_in_and_nothing_else(library: Library) -> None:
    before = keep(library)
    rule = ferries(library)
    library.rules.save(rule)
    after, other = keep(library, FERRY.replace("Tuesday", "Friday")), keep(library, CURLING)
    assert {"NO": "rule", rule.topics[0]: "rule"}.items() <= origins(library, after).items()
    assert rule.topics[0] not in origins(library, before)
    assert rule.topics[0] not in origins(library, other)


def test_a_rule_that_is_off_does_nothing(library: Library) -> None:
    rule = ferries(library)
    library.rules.save(rule)
    [saved] = library.rules.every()
    library.rules.enable(saved.id or 0, False)
    assert not library.rules.every()[0].enabled
    assert rule.topics[0] not in origins(library, keep(library))
    library.undo()
    library.undo()
    assert library.rules.every()[0].enabled


def test_trying_counts_and_changes_nothing_applying_changes_what_was_counted(library: Library) -> None:
    rule, first = ferries(library), keep(library)
    keep(library, CURLING)
    library.add_topic([first], rule.topics[0])
    library.add_country([first], "NO")
    second = keep(library, FERRY.replace("Tuesday", "Friday").replace("Crews on", "Staff of"))
    trial = library.rules.try_out(rule)
    assert (trial.matching, trial.changing) == (2, (second,))
    assert trial.titles == (library.clipping(second).summary.title,)
    assert "NO" not in origins(library, second)
    changes = library.rules.apply(rule)
    assert changes.changed == (second,)
    assert origins(library, second)["NO"] == "rule"
    assert origins(library, first)["NO"] == "hand"
    assert library.rules.try_out(rule).changing == ()
    library.undo()
    assert "NO" not in origins(library, second)


def test_what_a_hand_took_away_no_rule_brings_back(library: Library) -> None:
    rule, clipping = ferries(library), keep(library)
    library.remove_topic([clipping], rule.topics[0])
    library.remove_country([clipping], "NO")
    assert library.rules.try_out(rule).changing == ()
    library.rules.apply(rule)
    assert not {"NO", rule.topics[0]} & origins(library, clipping).keys()


def test_what_was_done_before_stop_stays(library: Library) -> None:
    rule = ferries(library)
    clipping = keep(library)

    def stop_at_the_end(done: int, total: int, _note: str = "") -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.rules.apply(rule, stop_at_the_end)
    assert origins(library, clipping)["NO"] == "rule"
    library.undo()
    assert "NO" not in origins(library, clipping)


def test_later_rules_see_what_earlier_ones_put_on(library: Library) -> None:
    rule = ferries(library)
    library.rules.save(rule)
    library.rules.save(Rule("second", (Condition("topic", "is", rule.topics[0]),), countries=("IS",)))
    assert origins(library, keep(library))["IS"] == "rule"
    library.rules.order([each.id or 0 for each in reversed(library.rules.every())])
    assert [each.name for each in library.rules.every()] == ["second", "Ferry rule"]
    assert "IS" not in origins(library, keep(library, FERRY.replace("Tuesday", "Friday")))


def test_rules_are_changed_and_deleted(library: Library) -> None:
    library.rules.save(ferries(library))
    [saved] = library.rules.every()
    library.rules.save(Rule("Renamed", saved.conditions, False, (), saved.topics, id=saved.id))
    [changed] = library.rules.every()
    assert (changed.name, changed.every, changed.countries) == ("Renamed", False, ())
    library.rules.remove(changed.id or 0)
    assert library.rules.every() == ()
    library.undo()
    assert library.rules.every() == (changed,)


@pytest.mark.parametrize(
    "rule",
    [
        Rule("r", countries=("NO",)),
        Rule("r", (Condition("text", "contains", "  "),), countries=("NO",)),
        Rule("r", (Condition("text", "contains", "x"),)),
        Rule("r", (Condition("text", "contains", "x"),), countries=("QQ",)),
        Rule("r", (Condition("text", "contains", "x"),), topics=("user:99",)),
    ],
)
def test_rules_that_could_do_nothing_are_refused(library: Library, rule: Rule) -> None:
    with pytest.raises(ClipperError):
        library.rules.save(rule)
    assert library.rules.every() == ()
