"""Whatever a page says, a database takes it and a list can show it."""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest

from clipper.core.extract.plain import text_of
from clipper.core.extract.read import read
from clipper.core.extract.sanitize import clean
from clipper.core.extract.storable import storable_address, storable_line, storable_text
from clipper.core.model import Article, Draft

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
SENTENCE = "The harbour office counted forty boats on Monday and said that more would follow by the weekend. "


def strings(value: object) -> Iterator[str]:
    """Every string in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from strings(getattr(value, each.name))


def assert_storable(article: Article) -> None:
    for text in strings(article):
        assert not UNWANTED.search(text), ascii(text)
        assert sqlite3.connect(":memory:").execute("SELECT ?", (text,)).fetchone() == (text,)
    assert article.text == text_of(article.html)
    assert clean(article.html) == article.html


def page(said: dict[str, object], head: str = "", body: str = SENTENCE * 4) -> bytes:
    data = json.dumps({"@type": "NewsArticle", **said})
    return (
        f'<html lang="en"><head><script type="application/ld+json">{data}</script>{head}</head>'
        f"<body><article><p>{body}</p><p>{SENTENCE * 4}</p></article></body></html>"
    ).encode()


def test_what_json_escapes_does_not_come_through() -> None:
    said = {
        "headline": "NUL \u0000 and \ud800 half \u202etxt.exe",
        "author": [{"name": "Jo \udfff\u009b31m Doe"}],
        "publisher": {"name": "The \u2066Dial\u0007"},
        "datePublished": "2025-06-10\u0085",
    }
    (article,) = read(Draft(page(said), "text/html", NOW))
    assert_storable(article)
    assert article.title == "NUL and \ufffd half txt.exe"
    assert article.authors == ("Jo \ufffd31m Doe",)
    assert article.publisher == "The Dial"
    assert article.published is not None
    assert article.published.original == "2025-06-10"


def test_what_character_references_hide_does_not_come_through() -> None:
    head = '<meta property="og:site_name" content="Di&#x202e;al"><link rel="canonical" href="https://e.example/a&#x202e;b">'
    body = f"A&#x202e;b&#x81;c d&#x1f;e &#x2067;f&#x2069; {SENTENCE * 4}"
    (article,) = read(Draft(page({"headline": "Boats"}, head, body), "text/html", NOW))
    assert_storable(article)
    assert article.publisher == "Dial"
    assert article.url == "https://e.example/ab"
    assert article.text.startswith("Abc d e f The harbour")


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_terminal_commands_in_a_text(media_type: str) -> None:
    text = f"Boats in\u009b31m the\u202e harbour\n\n{SENTENCE}\u009b2J\u0084 end\n\n{SENTENCE}"
    (article,) = read(Draft(text.encode(), media_type, NOW, url="https://e.example/\udfff\u009b?a= <b>"))
    assert_storable(article)
    assert "the harbour" in article.canonical
    assert "2J end" in article.text
    assert article.url == "https://e.example/\ufffd?a=%20%3Cb%3E"


def test_a_headline_of_marks_alone_is_none() -> None:
    (article,) = read(Draft(page({"headline": "\u202e\u2066"}), "text/html", NOW))
    assert_storable(article)
    assert article.title.startswith("The harbour office")


def test_strings() -> None:
    assert storable_text("a\tb\nc \ud83d\ude00 \ud83d") == "a\tb\nc \U0001f600 \ufffd"
    assert storable_line(" a\tb\r\nc\u2066\x1b ") == "a b c"
    assert storable_address(' https://e.example/x y"><script>\n') == "https://e.example/x%20y%22%3E%3Cscript%3E"
    assert storable_address("https://e.example/%20ü?a=1&b#!c") == "https://e.example/%20ü?a=1&b#!c"


def test_what_stood_around_a_character_that_went_stands_together() -> None:
    (article,) = read(Draft(f"<p>{SENTENCE} &#x7f; &#x202e; end</p>".encode(), "text/html", NOW, selection=True))
    assert_storable(article)
    assert article.text.endswith("weekend. end")
