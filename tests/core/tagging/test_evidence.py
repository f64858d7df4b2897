"""Every tag shows the words that spoke for it, at their exact place in the canonical text."""

import random

import pytest

from clipper.core.model import Evidence, Tags, canonical
from clipper.core.tagging.tagger import Tagger

PARTS = {
    "en": ["WASHINGTON, June 10 –", "China's exports fell.", "The U.S. and France\nsigned.", "Côte d’Ivoire won."],
    "fr": ["L’Espagne et l’Allemagne votent.", "Les soldats ukrainiens\nont tenu le front.", "Pékin (AFP) -"],
    "de": ["Die Bundesregierung in Berlin zögert.", "Streik in Österreich: kein Zug.", "\tKrieg in der Ukraine"],
    "zh": ["中美贸易战升级。", "新华社北京6月10日电", "日本发生地震，伤亡不明。"],
    "ko": ["한국과 일본이 경기를 치렀다.", "북한 미사일 발사", "미국 대통령이 말했다."],
    "ru": ["Россия и Германия ведут переговоры.", "Землетрясение в Турции", "Матч в Париже"],
    "ar": ["أعلنت مصر نتائج الانتخابات.", "زلزال في تركيا", "قال الرئيس الفرنسي"],
}


def spans(tags: Tags) -> list[Evidence]:
    return [e for tag in (*tags.countries, *tags.topics) for e in tag.evidence]


@pytest.mark.parametrize("lang", PARTS)
@pytest.mark.parametrize("seed", range(12))
def test_quotes_stand_where_they_say(tagger: Tagger, lang: str, seed: int) -> None:
    dice = random.Random(seed)
    glue = ["\n", "\n\n", "  ", " 🙂 ", " \u200b", " — "]
    title = dice.choice(["", dice.choice(PARTS[lang])])
    dateline = dice.choice([None, "", "PARIS, May 2 -"])
    text = "".join(part + dice.choice(glue) for part in dice.choices(PARTS[lang], k=8))
    tags = tagger.tag(title, dateline, text, lang=lang)
    whole = canonical(title, dateline, text)
    found = spans(tags)
    assert found
    for evidence in found:
        assert evidence.start is not None
        assert evidence.end is not None
        assert evidence.quote
        assert whole[evidence.start : evidence.end] == evidence.quote


def test_every_tag_has_evidence_and_a_version(tagger: Tagger) -> None:
    tags = tagger.tag("Strikes halt trains in France", "PARIS, May 2 -", "Unions in Lyon want higher wages.", lang="en")
    assert tags.countries
    assert tags.topics
    assert all(tag.evidence and tag.version and tag.origin == "auto" for tag in (*tags.countries, *tags.topics))


def test_evidence_says_what_sort_of_word_it_was(tagger: Tagger) -> None:
    text = "Paris said French trains would stop. The Élysée would not comment. France waits."
    [tag] = tagger.tag("A quiet day", None, text, lang="en").countries
    assert {(e.quote, e.kind) for e in tag.evidence} == {
        ("Paris", "capital"),
        ("French", "adjective"),
        ("Élysée", "institution"),
        ("France", "name"),
    }


def test_a_well_known_city_is_no_evidence_for_the_land_of_its_namesake(tagger: Tagger) -> None:
    text = (
        "Envoys of the United States and Iran met at Lancaster House. The U.S. had asked for a pause after the "
        "talks in Geneva, and American officials said the White House would wait."
    )
    tags = {tag.code: tag for tag in tagger.tag("US and Iran resume talks", None, text, lang="en").countries}
    assert [evidence.quote for evidence in tags["CH"].evidence] == ["Geneva"]
    assert not {"Geneva", "Lancaster"} & {evidence.quote for evidence in tags["US"].evidence}
