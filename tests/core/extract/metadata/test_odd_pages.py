"""Pages that are broken or hostile still give what they say, and no more than a clipping can hold."""

import json
from datetime import UTC, datetime

import pytest

from clipper.core.extract.metadata import read_metadata

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
HEADLINE = "Ferries stop for the night"


@pytest.mark.parametrize(
    "linked",
    [
        "{",
        "[" * 100_000,
        json.dumps([1, None, "x", [[]]]),
        json.dumps({"@type": 5, "author": {"name": {"@value": "x"}}}),
        json.dumps(
            {"@type": ["NewsArticle", None], "headline": ["a"], "author": [None, 7, {"name": [3]}], "image": [[]]}
        ),
        json.dumps({"@type": "Article", "datePublished": 20250610, "dateModified": {"x": 1}, "keywords": {"a": "b"}}),
        json.dumps({"@type": "Article", "author": {"@id": "#me"}, "@id": "#me", "hasPart": [7], "publisher": [[]]}),
        json.dumps({"@type": "Article", "url": "http://[", "image": "http://[", "inLanguage": ["en"]}),
        json.dumps({"@type": "Article", "datePublished": "9999-12-31T23:59:59-14:00"}),
    ],
)
def test_linked_data_that_is_not_what_it_should_be(linked: str) -> None:
    page = f'<script type="application/ld+json">{linked}</script><h1>{HEADLINE}</h1><p>By Jane Roe</p>'
    said = read_metadata(page, NOW, "https://gazette.example/a")
    assert (said.title, said.authors, said.url) == (HEADLINE, ("Jane Roe",), "https://gazette.example/a")


def test_comments_commas_and_wrapping_of_linked_data_are_mended() -> None:
    linked = '//<![CDATA[\n{"@type":"Article","author":{"name":"Jane\nRoe",},}\n//]]>'
    said = read_metadata(f'<script type="application/ld+json">{linked}</script>', NOW, None)
    assert said.authors == ("Jane Roe",)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>" * 20_000 + "x",
        f"<h1>{HEADLINE}</h1>" * 20_000,
        f"<h1>{HEADLINE}</h1>" + "x<i>y</i>" * 50_000,
        f"<h1>{HEADLINE}</h1>" + "<time datetime='2025-06-10'>x</time>" * 20_000,
        "<div class='byline'>" * 20_000 + "By Jane Roe",
        '<meta name="author" content="Jane Roe, Bo Lind">' * 20_000,
        '<meta name="keywords" content="' + "a, b&amp;c; " * 20_000 + '">',
        "<title>" + " - " * 50_000 + "</title>",
    ],
    ids=range(8),
)
def test_floods_are_cut(body: str) -> None:
    said = read_metadata(body, NOW, None)
    assert len(said.title or "") <= 250
    assert len(said.authors) <= 60
    assert len(said.keywords) <= 30
    assert len(said.deck or "") <= 400
