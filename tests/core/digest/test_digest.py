"""The digest of an article: what it says in three sentences, whom and what it names, its figures."""

import random

import pytest

from clipper.core.digest.digest import digest
from clipper.core.digest.names import hashtag
from clipper.core.digest.reading_time import minutes
from clipper.core.model import Digest, canonical
from tests.core.digest.articles import BANK_ZH, BRIDGE, BRIDGE_TITLE, PORT_AR, PORT_HI, PORT_RU


def of_bridge(**options: object) -> Digest:
    return digest(BRIDGE_TITLE, None, BRIDGE, "en", **options)  # type: ignore[arg-type]


def quotes(made: Digest) -> list[str]:
    return [figure.quote for figure in made.figures]


# -- summary -------------------------------------------------------------------------------
def test_the_summary_is_three_sentences_of_the_text_in_its_order() -> None:
    made = of_bridge()
    text = canonical(BRIDGE_TITLE, None, BRIDGE)
    assert len(made.summary) == 3
    assert [text[slice(*each.span)] for each in made.summary if each.span] == [each.text for each in made.summary]
    starts = [each.start for each in made.summary]
    assert starts == sorted(starts, key=lambda start: start or 0)
    assert made.summary[0].text.startswith("The Norhaven Bridge will close")


def test_spans_count_behind_headline_and_dateline() -> None:
    made = digest(BRIDGE_TITLE, "NORHAVEN, May 3", BRIDGE, "en")
    text = canonical(BRIDGE_TITLE, "NORHAVEN, May 3", BRIDGE)
    for sentence in made.summary:
        assert sentence.span is not None
        assert text[slice(*sentence.span)] == sentence.text
    for figure in made.figures:
        assert text[slice(*figure.span)] == figure.quote
        assert figure.quote in text[slice(*figure.sentence)]


def test_what_is_hardly_longer_than_a_summary_has_none() -> None:
    assert digest("Bridge closes", None, "The bridge closes today. Cars must take the ferry.", "en").summary == ()


def test_no_sentence_is_said_twice() -> None:
    again = BRIDGE + "\n" + BRIDGE.splitlines()[0].partition("— ")[2]
    said = [each.text for each in digest(BRIDGE_TITLE, None, again, "en").summary]
    assert len(said) == len(set(said)) == 3


# -- names ---------------------------------------------------------------------------------
def test_names_are_people_organisations_places_and_things() -> None:
    names = of_bridge().names
    assert {"NorhavenBridge", "CastellGroup", "AdaMerrow", "HarbourAuthority"} <= set(names)
    assert len(names) <= 8
    assert not {"Monday", "March", "May", "Mayor", "The", "Reuters", "Photo"} & set(names)


def test_the_surname_alone_counts_for_the_whole_name() -> None:
    names = of_bridge().names
    assert "Merrow" not in names
    assert names.index("AdaMerrow") < len(names)


def test_things_are_named_when_they_are_said_often() -> None:
    text = BRIDGE + "\nThe ferry lines hope for more. The ferry lines sail at dawn."
    assert "FerryLines" in digest("Ships", None, text, "en").names


def test_names_that_a_country_speaks_for_can_be_left_out() -> None:
    text = BRIDGE.replace("Harbour Authority", "Norlandish fleet")
    assert "Norlandish" in digest(BRIDGE_TITLE, None, text, "en").names
    assert "Norlandish" not in digest(BRIDGE_TITLE, None, text, "en", unwanted=["Norlandish"]).names


def test_words_that_the_library_knows_well_go_behind() -> None:
    def common(words: object) -> tuple[int, list[int]]:
        return 10_000, [9_000 if word in ("Norhaven", "Bridge") else 0 for word in words]  # type: ignore[attr-defined]

    rare, known = of_bridge().names, of_bridge(frequencies=common).names
    assert rare[0] == "NorhavenBridge"
    assert "NorhavenBridge" not in known[:3]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh", BANK_ZH, {"联合港口银行", "集装箱运价", "林海涛"}),
        ("ru", PORT_RU, {"ОлегВетров"}),
        ("ar", PORT_AR, {"هيئة_الميناء", "الميناء_الجديد"}),
        ("hi", PORT_HI, {"बंदरगाह_प्राधिकरण", "नॉरहेवन_बंदरगाह"}),
    ],
)
def test_names_in_other_scripts(lang: str, text: str, expected: set[str]) -> None:
    assert expected <= set(digest("", None, text, lang).names)


def test_japanese_names_end_where_the_script_changes() -> None:
    text = "諾港銀行は月曜日、コンテナ運賃が上がると発表した。諾港銀行によると、コンテナ運賃は今後も上がる。"
    assert {"諾港銀行", "コンテナ運賃"} <= set(digest("", None, text, "ja").names)


@pytest.mark.parametrize(
    ("name", "tag"), [("World Bank", "WorldBank"), ("U.S.", "US"), ("rare earths", "RareEarths"), ("AT&T", "ATT")]
)
def test_a_hashtag_is_one_word(name: str, tag: str) -> None:
    assert hashtag(name) == tag


# -- figures -------------------------------------------------------------------------------
def test_figures_are_money_shares_and_counts_and_no_dates_or_ages() -> None:
    assert quotes(of_bridge()) == ["$340 million", "4,500 people", "6.2%", "61,000 cars", "12,000 people"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "It cost £1.2bn, or 90 billion yen, 0.4 percent.", ["£1.2bn", "90 billion yen", "0.4 percent"]),
        ("en", "Call 555-0123 on 3 May 2024 at 10:30 or 14.05.2024; the score was 3-1 in room 12.", []),
        ("en", "They want 1,500 tanks, 3,000 red buses and 200 said no.", ["1,500 tanks", "3,000 red buses"]),
        ("de", "Es kostet 3,5 Mrd. Euro und 40.000 offene Stellen.", ["3,5 Mrd. Euro", "40.000 offene Stellen"]),
        ("fr", "Il faut 2,1 % et 300 millions d'euros.", ["2,1 %", "300 millions"]),
        ("ru", PORT_RU, ["12,5 млрд рублей", "400 судов", "15%"]),
        ("zh", BANK_ZH, ["4.2%", "30亿元", "500万吨"]),
        ("ar", PORT_AR, ["12 مليون دولار"]),
        ("hi", PORT_HI, ["500 करोड़ रुपये", "400 जहाज"]),
    ],
)  # fmt: skip
def test_figures_have_the_units_of_their_language(lang: str, text: str, expected: list[str]) -> None:
    assert quotes(digest("", None, text, lang)) == expected


def test_there_are_at_most_eight_figures_and_money_goes_first() -> None:
    text = " ".join(f"In all {count} dogs came." for count in range(11, 40)) + " They cost $7 million."
    made = quotes(digest("", None, text, "en"))
    assert len(made) == 8
    assert "$7 million" in made


# -- reading time --------------------------------------------------------------------------
def test_reading_takes_a_minute_for_230_words_or_400_characters() -> None:
    assert [minutes(text) for text in ("", "one", "word " * 690, "字" * 1200)] == [0, 1, 3, 3]


# -- bad input -----------------------------------------------------------------------------
BAD = ("", " \n\n ", "\x00\x01\ufffe", "A" * 50_000, ". " * 20_000, "1,234 " * 20_000, "“" * 20_000, "Ab " * 30_000)


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("lang", ["en", "zh", "ko", None, "xx-Nope"])
def test_whatever_the_text_a_digest_comes(text: str, lang: str | None) -> None:
    made = digest("T", None, text, lang)
    assert len(made.summary) <= 3
    assert len(made.names) <= 8


def test_scripts_mixed_at_random_raise_nothing() -> None:
    dice = random.Random(7)
    letters = [chr(dice.randrange(32, 0x30000)) for _each in range(300)] + list(" .,。—\n\t%$1234567890AaBb") * 8
    letters = [letter for letter in letters if not 0xD800 <= ord(letter) < 0xE000]
    for lang in ("en", "de", "zh", "ja", "ar", "hi", None):
        text = "".join(dice.choice(letters) for _each in range(4_000))
        made = digest(text[:80], None, text, lang)
        whole = canonical(text[:80], None, text)
        assert all(whole[slice(*figure.span)] == figure.quote for figure in made.figures)


def test_names_of_two_owners_and_hyphened_words() -> None:
    text = "It was sold to Merrow & Lund of the Norhaven-based Delmar Works at 9 UTC. Merrow & Lund paid Delmar Works."
    names = digest("", None, text, "en").names
    assert {"MerrowLund", "DelmarWorks"} <= set(names)
    assert not any("based" in name or name == "UTC" for name in names)
