"""Codes for subjects and countries, mapped only where there is no doubt."""

from clipper.core.importers.press_codes import (
    countries,
    countries_named,
    factiva_countries,
    factiva_topics,
    topics,
)
from clipper.core.tagging.vocabulary import TopicVocabulary


def test_subjects_of_iptc() -> None:
    assert topics(["medtop:20000523", "http://cv.iptc.org/newscodes/mediatopic/20000523"]) == ("medtop:09000000",)
    assert topics(["subj:04007003", "15039001", "04000000"]) == ("medtop:04000000", "medtop:15000000")
    assert topics(["99000000", "F0100100", "own:04000000", "0400000", "medtop:29999999", ""]) == ()


def test_every_topic_is_one_of_the_vocabulary() -> None:
    known = {topic.id for topic in TopicVocabulary().top_level()}
    assert set(topics(f"{number:02}000000" for number in range(1, 18))) == known
    assert set(factiva_topics(["gspo", "gwea", "c21", "gpol", "ghea", "gedu", "gent"])) <= known


def test_countries_by_code_and_name() -> None:
    assert countries(["no", "NOR", "USA", "UK", "XX", "", "Norway"]) == ("NO", "US", "GB")
    assert countries_named(["Germany", "ALLEMAGNE", "Deutschland", "Nowhere"]) == ("DE",)


def test_factivas_codes_are_its_own() -> None:
    assert factiva_countries(["gfr", "UK", "spain", "porl", "austr", "aust"]) == ("DE", "GB", "ES", "PT", "AU", "AT")
    assert factiva_countries(["eurz", "usca", "de"]) == ()
    assert factiva_topics(["gspo", "C151", "gcat", "ncat", "m"]) == ("medtop:15000000", "medtop:04000000")
