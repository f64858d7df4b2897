"""Why a tag is there, in words."""

from clipper.core.model import CountryTag, Evidence, TopicTag
from clipper.gui.widgets.tag_reasons import Zones, country_reason, no_topics_reason, topic_reason

TITLE, DATELINE = "Oslo waits", "BERGEN, June 10"
TEXT_AT = len(TITLE) + 1 + len(DATELINE) + 1
ZONES = Zones.of(TITLE, DATELINE)


def test_the_page_s_own_line_is_quoted() -> None:
    tag = CountryTag("CN", True, 1.0, "page", (Evidence("page", "Country: China"),))
    reason = country_reason(tag, "China", ZONES)
    assert "about China" in reason
    assert "The page says so itself." in reason
    assert "On the page: “Country: China”" in reason


def test_quotes_tell_where_they_stand_what_they_are_and_how_often() -> None:
    evidence = (
        Evidence("capital", "Oslo", 0, 4),
        Evidence("city", "BERGEN", len(TITLE) + 1, len(TITLE) + 7),
        Evidence("adjective", "Norwegian", TEXT_AT, TEXT_AT + 9),
        Evidence("adjective", "Norwegian", TEXT_AT + 40, TEXT_AT + 49),
    )
    reason = country_reason(CountryTag("NO", False, 0.5, "auto", evidence), "Norway", ZONES)
    plain = reason.replace("\u00a0", " ")
    assert "mentions Norway" in plain
    assert "Headline: “Oslo” (capital)" in plain
    assert "Dateline: “BERGEN” (city)" in plain
    assert "Text: “Norwegian” (adjective) × 2" in plain


def test_without_a_dateline_the_text_begins_after_the_headline() -> None:
    evidence = (Evidence("word", "tariff", len(TITLE) + 1, len(TITLE) + 7),)
    assert "Text: “tariff”" in topic_reason(TopicTag("t", 1.0, evidence=evidence), "Trade", Zones.of(TITLE, None))


def test_a_long_list_of_quotes_is_cut() -> None:
    evidence = tuple(Evidence("word", f"word{n}", 100 + n, 105 + n) for n in range(20))
    reason = topic_reason(TopicTag("t", 1.0, evidence=evidence), "Trade", Zones.of(TITLE, None))
    assert "and 12 more" in reason


def test_a_rule_is_named_and_what_it_found_quoted() -> None:
    evidence = (Evidence("rule", "Ferries of the north"), Evidence("word", "Oslo", 0, 4))
    reason = topic_reason(TopicTag("t", 1.0, 0, "rule", evidence), "Ferries", ZONES).replace("\u00a0", " ")
    assert "Rule: Ferries of the north" in reason
    assert "Headline: “Oslo” (word)" in reason
    assert "On the page" not in reason


def test_what_was_learned_says_so_and_by_which_words() -> None:
    evidence = (Evidence("learned", "waits", 5, 10),)
    offered = topic_reason(TopicTag("t", 0.4, 0, evidence=evidence, suggested=True), "Ferries", Zones.of(TITLE, None))
    assert "may fit: Ferries" in offered
    assert "like those of your clippings" in offered
    assert "Headline: “waits”" in offered.replace("\u00a0", " ")


def test_all_of_it_stands_on_one_line_first() -> None:
    zones = Zones.of(TITLE, DATELINE, "Norwegian ferries wait.\nThe rest.")
    places = (0, TEXT_AT, TEXT_AT + 30, TEXT_AT + 40)
    evidence = tuple(Evidence("name", "Oslo" if at < 5 else "Norwegian", at, at + 4) for at in places)
    reason = country_reason(CountryTag("NO", True, 0.5, "auto", evidence), "Norway", zones)
    assert "Norwegian, Oslo — headline, first lines, text; 4 times" in reason


def test_a_country_without_a_word_for_it_comes_from_the_publisher() -> None:
    assert "publisher is at home there" in country_reason(CountryTag("NO", False, 0.1), "Norway", ZONES)
    assert "publisher" not in country_reason(CountryTag("NO", True, 1.0, "hand"), "Norway", ZONES)


def test_a_language_without_topics_is_named() -> None:
    assert no_topics_reason("en") == ""
    assert "vi" in no_topics_reason("vi")
    assert "not known" in no_topics_reason(None)
