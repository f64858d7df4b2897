"""Why a tag is there, in words."""

from clipper.core.model import CountryTag, Evidence, TopicTag
from clipper.gui.widgets.tag_reasons import country_reason, topic_reason

TITLE, DATELINE = "Oslo waits", "BERGEN, June 10"
TEXT_AT = len(TITLE) + 1 + len(DATELINE) + 1


def test_the_page_s_own_line_is_quoted() -> None:
    tag = CountryTag("CN", True, 1.0, "page", (Evidence("page", "Country: China"),))
    reason = country_reason(tag, "China", TITLE, DATELINE)
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
    reason = country_reason(CountryTag("NO", False, 0.5, "auto", evidence), "Norway", TITLE, DATELINE)
    plain = reason.replace("\u00a0", " ")
    assert "mentions Norway" in plain
    assert "Headline: “Oslo” (capital)" in plain
    assert "Dateline: “BERGEN” (city)" in plain
    assert "Text: “Norwegian” (adjective) × 2" in plain


def test_without_a_dateline_the_text_begins_after_the_headline() -> None:
    evidence = (Evidence("word", "tariff", len(TITLE) + 1, len(TITLE) + 7),)
    assert "Text: “tariff”" in topic_reason(TopicTag("t", 1.0, evidence=evidence), "Trade", TITLE, None)


def test_a_long_list_of_quotes_is_cut() -> None:
    evidence = tuple(Evidence("word", f"word{n}", 100 + n, 105 + n) for n in range(20))
    reason = topic_reason(TopicTag("t", 1.0, evidence=evidence), "Trade", TITLE, None)
    assert "and 12 more" in reason
