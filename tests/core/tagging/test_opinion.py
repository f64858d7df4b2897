"""What the lexicon and the model say together."""

from clipper.core.tagging.opinion import opinions

LONG = 400
HEADLINE = 8


def test_opinions_are_shares_of_one() -> None:
    found = opinions({"a": 3.0, "b": 1.0}, {"a": 0.2, "c": 1.0}, LONG)
    assert found.keys() == {"a", "b", "c"}
    assert abs(sum(found.values()) - 1) < 1e-9


def test_nothing_said_no_opinion() -> None:
    assert opinions({}, None, LONG) == {}


def test_a_word_counts_more_in_a_long_text_than_in_a_headline() -> None:
    said = {"a": 0.0, "b": 2.0}
    weights = {"a": 6.0}
    assert opinions(weights, said, LONG)["a"] > opinions(weights, said, HEADLINE)["a"]


def test_without_the_model_few_words_are_no_certainty() -> None:
    [little] = opinions({"a": 0.5}, None, LONG).values()
    [much] = opinions({"a": 20.0}, None, LONG).values()
    assert little < 0.6 < much


def test_what_only_the_lexicon_knows_can_win_in_a_headline() -> None:
    model = {"a": 1.5, "b": -1.0}
    found = opinions({"war": 4.0}, model, HEADLINE)
    assert max(found, key=found.__getitem__) == "war"
