"""Broken and hostile input: a ClipperError or the whole text, and nothing active."""

from datetime import UTC, datetime

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.plain import text_of
from clipper.core.extract.read import LARGEST, read
from clipper.core.extract.sanitize import clean
from clipper.core.model import Draft

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
TAGS = ("div", "ul><li", "table><tr><td", "b", "i", "blockquote", "span", "section", "font", "x-unknown")


def depth(html: str) -> int:
    """The most elements open at once."""
    open_now = most = 0
    for piece in html.split("<")[1:]:
        if piece.startswith("/"):
            open_now -= 1
        elif not piece.startswith(("br", "hr", "img", "wbr")):
            open_now += 1
            most = max(most, open_now)
    return most


@pytest.mark.parametrize("tag", TAGS)
def test_depth_is_flattened_and_no_text_lost(tag: str) -> None:
    html = "".join(f"<{tag}>word{n} " for n in range(3000)) + "the very end"
    cleaned = clean(html)
    assert depth(cleaned) < 60
    words = text_of(cleaned).split()
    assert words == [*(f"word{n}" for n in range(3000)), "the", "very", "end"]
    assert "word2999" in to_markdown(cleaned)


def test_a_hundred_thousand_open_elements() -> None:
    assert text_of(clean("<div>" * 100_000 + "at the bottom")) == "at the bottom"


@pytest.mark.parametrize(
    "html",
    [
        "<p>a" + " " * 40_000 + "b</p>",
        "<p>a" + "&nbsp;" * 40_000 + "b</p>",
        "<p>a" + "\n" * 40_000 + "b</p>",
        "<pre>a" + " " * 40_000 + "b</pre>",
    ],
)
def test_forty_thousand_spaces(html: str) -> None:
    assert text_of(clean(html)) == "a b"
    assert len(to_markdown(html)) < 200


def test_unfinished_links() -> None:
    articles = read(Draft(b"<p>Hello</p>" + b'<a href="' * 10_000, "text/html", NOW))
    assert articles[0].text == "Hello"


def test_four_hundred_thousand_ampersands() -> None:
    assert text_of(clean("<p>" + "&" * 400_000)) == "&" * 400_000


def test_shown_code_stays_shown() -> None:
    html = "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><pre>```\n&lt;img src=x onerror=alert(1)&gt;</pre>"
    assert text_of(clean(html)) == "<script>alert(1)</script>\n```\n<img src=x onerror=alert(1)>"
    markdown = to_markdown(html)
    assert "\\<script" in markdown
    assert markdown.count("````") == 2


def test_links_cannot_break_out_of_markdown() -> None:
    markdown = to_markdown(
        '<a href="https://a.example/x (y) z">a](javascript:alert(1))</a>'
        '<img src="clip-asset:ab" alt="](javascript:alert(2))">'
    )
    assert "](https://a.example/x%20%28y%29%20z)" in markdown
    assert "\\](javascript" in markdown
    assert markdown.count("](") - markdown.count("\\](") == 2


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="jav&#x09;ascript:alert(1)">x</a>',
        '<p onclick="alert(1)" style="background:url(//evil.example)">x</p>',
        "<svg><script>alert(1)</script></svg><p>x</p>",
        '<iframe src="//evil.example"></iframe><p>x</p>',
        '<img src="https://track.example/p.gif"><p>x</p>',
        '<img src="file:///etc/passwd"><p>x</p>',
        '<form action="//evil.example"><input name="a"></form><p>x</p>',
        '<base href="//evil.example"><meta http-equiv="refresh" content="0"><link rel="stylesheet" href="//e"><p>x</p>',
    ],
)
def test_nothing_active_survives(html: str) -> None:
    cleaned = clean(html)
    for dangerous in ("javascript", "data:", "onclick", "style", "script", "frame", "evil", "track", "file:", "<form"):
        assert dangerous not in cleaned
    assert text_of(cleaned).strip() == "x"
    assert clean(cleaned) == cleaned


def test_control_characters_and_halves_of_characters() -> None:
    data = "Title of a note\n\nA\x00 cl\x01ean\x7f \ud83d\ude00 half \ud83d text.".encode("utf-8", "surrogatepass")
    (article,) = read(Draft(data, "text/plain", NOW))
    assert article.text == "A clean 😀 half � text."
    (page,) = read(Draft(b"<p>a\x00b \x08c</p>", "text/html", NOW, charset="utf-8"))
    assert page.text == "ab c"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "text/plain"),
        (b" \n\t ", "text/plain"),
        (b"<html><body><img src=x></body></html>", "text/html"),
        (bytes(range(256)) * 40, "text/plain"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, "text/html"),
        (b"a" * (LARGEST + 1), "text/plain"),
        (b"---\ntags: [a]\n---\n", "text/markdown"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, media_type: str) -> None:
    with pytest.raises(ClipperError) as told:
        read(Draft(data, media_type, NOW))
    assert told.value.message
    assert told.value.hint


def test_a_line_of_a_megabyte() -> None:
    (article,) = read(Draft(b"word " * 200_000, "text/plain", NOW))
    assert article.text.count("word") == 200_000
    assert len(article.title) < 100


def test_a_log_is_no_page() -> None:
    (article,) = read(Draft(b"The Dial - 2 hours ago\nsomething happened here\n" * 15_000, "text/plain", NOW))
    assert article.text.count("something happened here") == 15_000
