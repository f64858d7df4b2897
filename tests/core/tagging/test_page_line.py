"""What the page itself says of its country is taken as said."""

import pytest

from clipper.core.model import Evidence
from clipper.core.tagging.tagger import Tagger


def test_the_page_s_line_wins_and_is_kept_as_evidence(tagger: Tagger) -> None:
    facts = (("country", "China"),)
    tags = tagger.tag("Steel town looks ahead", None, "Japan and India buy more.", facts=facts).countries
    assert tags[0].code == "CN"
    assert tags[0].origin == "page"
    assert tags[0].about
    assert tags[0].evidence == (Evidence("page", "Country: China"),)
    assert all(tag.origin == "auto" for tag in tags[1:])


def test_words_in_the_text_stay_as_further_evidence(tagger: Tagger) -> None:
    [tag] = tagger.tag("China builds", None, "", lang="en", facts=(("Country", "China"),)).countries
    assert [e.kind for e in tag.evidence] == ["page", "name"]


@pytest.mark.parametrize(
    ("label", "value", "codes"),
    [
        ("国家", "中国", ["CN"]),
        ("Pays", "Côte d’Ivoire", ["CI"]),
        ("Land", "Österreich", ["AT"]),
        ("country", "China, India", ["IN", "CN"]),
        ("Country", "United States", ["US"]),
        ("Страна", "Россия", ["RU"]),
        ("country", "Bosnia and Herzegovina", ["BA"]),
        ("country", "Atlantis", []),
        ("country", "", []),
        ("publisher", "China", []),
    ],
)
def test_labels_and_names_in_other_languages(tagger: Tagger, label: str, value: str, codes: list[str]) -> None:
    tags = tagger.tag("Nothing to see", None, "", facts=((label, value),)).countries
    assert sorted(tag.code for tag in tags) == sorted(codes)
