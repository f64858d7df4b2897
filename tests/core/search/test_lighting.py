"""Words lit in a text and the passage shown for it, without any index."""

import random

import pytest

from clipper.core.search.snippets import lit, snippet

TEXT = "The U.S.-China trade talks  in London\nbegan. Talking to traders, “Mr Trump” left. 中国经济增长。Café résumé."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("trade talks ", ["trade", "talks", "Talking"]),
        ('"trade talks"', ["trade talks"]),
        ('"talks in London"', ["talks  in London"]),
        ('"talks London"', []),
        ("trad", ["trade", "traders"]),
        ("trad ", []),
        ("talk*", ["talks", "Talking"]),
        ("t*s", ["talks", "traders"]),
        ("us ", ["U.S"]),
        ("US-China", ["U.S.-China"]),
        ("国经", ["国经"]),
        ("国", ["国"]),
        ("中国经济", ["中国经济"]),
        ("cafe RESUME ", ["Café", "résumé"]),
        ("London NOT trade", ["London"]),
        ("-(trade OR talks) London", ["London"]),
        ("country:China date:2025 lang:en London", ["London"]),
        ("publisher:Trump title:London", ["London"]),
        ("(London OR began) OR Mr ", ["London", "began", "Mr"]),
        ('"trade talks" talks ', ["trade talks", "Talking"]),
        ("", []),
        ("wool", []),
    ],
)
def test_what_is_lit(query: str, expected: list[str]) -> None:
    assert [TEXT[start:end] for start, end in lit(query, TEXT, "en")] == expected


def test_stems_are_those_of_the_texts_language() -> None:
    text = "Die Verhandlungen der Minister"
    assert [text[a:b] for a, b in lit("verhandlung minister ", text, "de")] == ["Verhandlungen", "Minister"]
    assert lit("verhandlung ", text, "") == ()


def test_code_points_beyond_the_basic_plane_count_as_one() -> None:
    text = "🙂🙂 trade 𠮷野 end"
    assert lit("trade end ", text, "en") == ((3, 8), (12, 15))


def test_accents_of_their_own_code_point_are_lit_with_their_letter() -> None:
    text = "un re\u0301sume\u0301 bref"
    assert [text[a:b] for a, b in lit("resume", text, "fr")] == ["re\u0301sume\u0301"]


def test_a_snippet_shows_the_passage_with_most_different_words() -> None:
    filler = "Nothing of note happened on that long and quiet afternoon by the sea. " * 8
    text = f"{filler}Steel rose. {filler}Prices for steel and wool rose in Lagos. {filler}Steel. Steel. {filler}"
    shown = snippet("steel wool lagos ", text, "en")
    assert "Prices for steel and wool rose in Lagos." in shown.text
    assert [shown.text[a:b] for a, b in shown.spans] == ["steel", "wool", "Lagos"]
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert len(shown.text) < 240


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    text = "A first sentence. " * 30
    shown = snippet("wool", text, "en")
    assert shown.spans == ()
    assert shown.text.startswith("A first sentence.")
    assert shown.text.endswith("…")
    assert len(shown.text) < 240
    assert snippet("wool", "Short.", "en").text == "Short."
    assert snippet("wool", "", "en").text == ""


def test_white_space_is_narrowed_and_spans_follow() -> None:
    shown = snippet("talks London ", "  The trade\n\n talks \t in   London  began", "en")
    assert shown.text == "The trade talks in London began"
    assert [shown.text[a:b] for a, b in shown.spans] == ["talks", "London"]


@pytest.mark.parametrize("seed", range(5))
def test_spans_of_snippets_hold_what_was_asked_for(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(100):
        pieces = draw.choices(["steel", "wool", "x", "filler words", "中国经济", "\n", "  ", ". ", "é "], k=120)
        text = " ".join(pieces)
        shown = snippet("steel wool 国经", text, "en")
        assert len(shown.text) <= 230
        for start, end in shown.spans:
            assert shown.text[start:end].lower() in ("steel", "wool", "国经")
