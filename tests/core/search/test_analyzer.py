"""Terms of texts: two ways to cut a text must agree, and forms of a word must meet."""

import random
import unicodedata

import pytest

from clipper.core.search import analyzer

LETTERS = "abU.S. -_’,1½中国é\u0301हिन्दीﬁＡไท\u0640İßΣΟς漢が"


@pytest.mark.parametrize("seed", range(4))
def test_tokens_with_and_without_places_agree(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(500):
        text = "".join(draw.choices(LETTERS, k=draw.randint(0, 15)))
        spans = analyzer.token_spans(text)
        assert [token for token, _, _ in spans] == analyzer.tokens(text)
        for token, start, end in spans:
            assert text[start:end].replace(".", "") == token


@pytest.mark.parametrize("seed", range(4))
def test_lower_case_gives_the_same_terms(seed: int) -> None:
    """The writer reads texts in lower case, queries come as typed."""
    draw = random.Random(100 + seed)
    for _ in range(500):
        text = "".join(draw.choices(LETTERS, k=draw.randint(0, 15)))
        as_written = [analyzer.surface(token) for token in analyzer.tokens(text)]
        assert [analyzer.surface(token) for token in analyzer.tokens(analyzer.lowered(text))] == as_written


@pytest.mark.parametrize("lang", ["", *analyzer.STEMMERS])
def test_every_language_stems_and_typing_without_accents_always_finds(lang: str) -> None:
    for word in ("résumés", "naïveté", "новостей", "Übungen", "ελληνικά", "kızların", "भाषाओं", "كِتَاب"):
        unaccented = analyzer.fold(analyzer.raw(word))
        assert set(analyzer.keys(word, lang)) & set(analyzer.keys(unaccented, lang))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Straße", "STRASSE", True),
        ("Zürich", "zurich", True),
        ("Łódź", "lodz", True),
        ("Æther", "aether", True),
        ("ёлка", "елка", True),
        ("мой", "мои", False),
        ("が", "か", False),
        ("ﬁne", "fine", True),
        ("كِتَاب", "كتاب", True),
        ("ΟΔΟΣ", "οδός", True),
        ("İzmir", "izmir", True),
    ],
)
def test_folding(one: str, other: str, same: bool) -> None:
    assert (analyzer.surface(one) == analyzer.surface(other)) is same


def test_composed_and_decomposed_text_are_the_same() -> None:
    text = "Café Übung Việt Nam 東京が"
    decomposed = unicodedata.normalize("NFD", text)
    assert [analyzer.surface(token) for token in analyzer.tokens(decomposed)][:4] == [
        analyzer.surface(token) for token in analyzer.tokens(text)
    ][:4]


def test_regions_of_a_language_share_its_stemmer() -> None:
    assert analyzer.stemming("en-GB") == analyzer.stemming("EN_us") == "en"
    assert analyzer.stemming("zh-Hant") == analyzer.stemming(None) == analyzer.stemming("xx") == ""
