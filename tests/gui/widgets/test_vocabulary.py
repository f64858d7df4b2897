"""Names of countries and topics, found by a few letters."""

import pytest

from clipper.core.model import Country, Topic
from clipper.gui.widgets.vocabulary import Vocabulary

COUNTRIES = (
    Country("CI", "Côte d’Ivoire"),
    Country("DE", "Germany"),
    Country("DZ", "Algeria"),
    Country("NE", "Niger"),
    Country("NG", "Nigeria"),
)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("cote d'ivoire", "CI"),
        ("ci", "CI"),
        ("GERM", "DE"),
        ("niger", "NE"),
        ("nige", None),
        ("eria", None),
        ("  ", None),
        ("Atlantis", None),
    ],
)
def test_words_name_a_country_exactly_or_by_the_only_beginning(words: str, key: str | None) -> None:
    assert Vocabulary(COUNTRIES).countries.key(words) == key


def test_what_the_vocabulary_does_not_know_is_shown_by_its_key() -> None:
    vocabulary = Vocabulary(COUNTRIES, (Topic("user:1", "Harbours"),))
    assert vocabulary.countries.label("XK") == "XK"
    assert vocabulary.topics.label("user:1") == "Harbours"
