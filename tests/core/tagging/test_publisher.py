"""Where a publisher is at home is a weak hint, and is shown for what it is."""

import pytest

from clipper.core.model import Evidence
from clipper.core.tagging.country_names import CountryNames
from clipper.core.tagging.outlets import Outlets
from clipper.core.tagging.tagger import Tagger

LONG = "The mayor said that work on the lane would begin in May and end before the winter. " * 6


@pytest.mark.parametrize(
    ("publisher", "url", "home"),
    [
        ("BBC", None, "GB"),
        ("the washington post", None, "US"),
        ("Washington Post", None, "US"),
        ("Der Tagesspiegel", None, "DE"),
        ("新华社", None, "CN"),
        (None, "https://www.ouest-journal.fr/une-page", "FR"),
        (None, "https://news.bbc.co.uk/x", "GB"),
        (None, "https://edition.cnn.com/x", "US"),
        ("anzeiger.ch", None, "CH"),
        ("A Blog", "https://example.io/x", None),
        ("A Blog", "https://example.com/x", None),
        ("A Blog", "http://[broken", None),
        ("A Blog", "x" * 100_000, None),
        ("", "", None),
        (None, None, None),
    ],
)
def test_home(publisher: str | None, url: str | None, home: str | None) -> None:
    assert Outlets(CountryNames()).home(publisher, url) == home


def test_it_is_shown_beside_the_words_of_the_text(tagger: Tagger) -> None:
    [tag] = tagger.tag("France votes", None, "", lang="en", publisher="Le Monde").countries
    assert [(e.kind, e.quote) for e in tag.evidence] == [("name", "France"), ("publisher", "Le Monde")]
    assert tag.evidence[1].start is None


def test_it_is_not_shown_for_other_countries(tagger: Tagger) -> None:
    [tag] = tagger.tag("Japan votes", None, "", lang="en", publisher="Le Monde").countries
    assert all(e.kind != "publisher" for e in tag.evidence)


def test_it_says_which_namesake_is_meant(tagger: Tagger) -> None:
    def codes(publisher: str | None) -> list[str]:
        tags = tagger.tag("Fire in Alexandria", None, "Crews came at noon.", lang="en", publisher=publisher).countries
        return [tag.code for tag in tags]

    assert codes(None) == ["EG"]
    assert codes("The Washington Post") == ["US"]


def test_a_local_story_that_names_no_country_gets_it_as_a_mention_only(tagger: Tagger) -> None:
    [tag] = tagger.tag("Bike lane", None, LONG, lang="en", url="https://www.anzeiger.de/lane").countries
    assert (tag.code, tag.about, tag.evidence) == ("DE", False, (Evidence("publisher", "www.anzeiger.de"),))
    assert tag.score < 0.5


def test_a_line_or_two_get_nothing_from_it(tagger: Tagger) -> None:
    assert not tagger.tag("Stars", None, "A telescope.", lang="en", publisher="BBC").countries
