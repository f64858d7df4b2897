"""Broken and hostile input: a ClipperError or the whole text, and nothing active."""

import html
from datetime import UTC, datetime

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.dates import parse
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.plain import text_of
from clipper.core.extract.read import LARGEST, read
from clipper.core.extract.sanitize import clean
from clipper.core.model import Draft, Entry

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
TAGS = ("div", "ul><li", "table><tr><td", "b", "i", "blockquote", "span", "section", "font", "x-unknown")


def depth(markup: str) -> int:
    """The most elements open at once."""
    open_now = most = 0
    for piece in markup.split("<")[1:]:
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


# -- the same through the door ---------------------------------------------------------------
@pytest.mark.parametrize("selection", [True, None])
@pytest.mark.parametrize("tag", [*TAGS, "a href='https://e.example/'", "p", "dl><dd", "center", "details"])
def test_no_depth_of_a_page_costs_words(tag: str, selection: bool | None) -> None:
    html = "".join(f"<{tag}>word{n} " for n in range(5000)) + "the very end"
    articles = read(Draft(html.encode(), "text/html", NOW, selection=selection))
    words = {word for article in articles for word in f"{article.title} {article.text}".split()}
    assert words >= {*(f"word{n}" for n in range(5000)), "the", "very", "end"}
    assert all(depth(article.html) < 60 for article in articles)
    assert "word4999" in to_markdown(articles[0].html)


@pytest.mark.parametrize(
    ("tag", "times"), [("div", 100_000), ("b", 100_000), ("ul><li", 50_000), ("table><tr><td", 33_333)]
)
def test_a_hundred_thousand_elements_within_one_another(tag: str, times: int) -> None:
    (article,) = read(Draft(f"<{tag}>".encode() * times + b"The words at the bottom.", "text/html", NOW))
    assert article.text == "The words at the bottom."


@pytest.mark.parametrize(
    "mark",
    [
        "> ",
        "- ",
        "* ",
        "1. ",
        "  - ",
        "_a ",
        "**a *b ",
        "[a](",
        "![",
        "[",
        "<http://",
        "\\",
        "#",
        "|",
        "<b>",
        "&",
        "~~",
    ],
)
@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_marks_without_end(mark: str, media_type: str) -> None:
    (article,) = read(Draft(f"{mark * 40_000} the very end".encode(), media_type, NOW))
    assert article.text.endswith("the very end")
    assert depth(article.html) < 60
    assert "the very end" in to_markdown(article.html)


def test_markdown_in_thousands_of_quotes_and_lists_keeps_its_words() -> None:
    quotes = "\n".join(f"{'> ' * (n % 300)}quoted{n}" for n in range(2000))
    items = "\n".join(f"{' ' * 2 * n}- item{n}" for n in range(500))
    (article,) = read(Draft(f"{quotes}\n\n{items}".encode(), "text/markdown", NOW))
    words = set(f"{article.title} {article.text}".split())
    assert words >= {*(f"quoted{n}" for n in range(2000)), *(f"item{n}" for n in range(500))}


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "text/markdown"])
@pytest.mark.parametrize("run", [" " * 40_000, "\n" * 40_000, "\t" * 40_000, "\u00a0" * 40_000])
def test_runs_of_space_through_the_door(media_type: str, run: str) -> None:
    (article,) = read(Draft(f"one{run}two{run}three".encode(), media_type, NOW, selection=True))
    assert f"{article.title} {article.text}".split()[-3:] == ["one", "two", "three"] or article.text == "two\nthree"
    assert len(to_markdown(article.html)) < 100


def test_ampersands_and_unfinished_tags_through_the_door() -> None:
    (article,) = read(Draft(b"<p>" + b"&" * 400_000 + b"</p>" + b"<a " * 40_000 + b"<!-- " * 40_000, "text/html", NOW))
    assert article.text.startswith("&" * 400_000)


SHOWN = "<script>alert(1)</script> <img src=x onerror=alert(2)> <!-- c --> &amp; &lt;b&gt;"


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{html.escape(SHOWN)}</p>",
        f"<pre>{html.escape(SHOWN)}</pre>",
        f"<p><code>{html.escape(SHOWN)}</code></p>",
        f"<pre><code>```\n{html.escape(SHOWN)}\n~~~~</code></pre>",
        f"<blockquote><ul><li>{html.escape(SHOWN)}</li></ul></blockquote>",
        f"<table><tr><td>{html.escape(SHOWN)}</td></tr></table>",
        f"<h2>{html.escape(SHOWN)}</h2>",
    ],
)
def test_shown_code_stays_shown_in_html_and_in_markdown(page: str) -> None:
    (article,) = read(Draft(page.encode(), "text/html", NOW, selection=True, entry=Entry(title="Shown")))
    assert SHOWN in article.text
    assert "<script" not in article.html
    assert "<img" not in article.html
    (again,) = read(Draft(to_markdown(article.html).encode(), "text/markdown", NOW, entry=Entry(title="Shown")))
    assert SHOWN in again.text
    assert "<script" not in again.html


@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<pre>{}</pre>", "<p><code>{}</code></p>", "<h2>{}</h2>", "<ul><li>{}"]
)
def test_shown_code_stays_shown_where_html_in_markdown_is_live(around: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    live = markdown_it.MarkdownIt("commonmark", {"html": True}).render(to_markdown(around.format(html.escape(SHOWN))))
    assert "<script" not in live
    assert "<img" not in live
    assert "&lt;script&gt;alert(1)" in live


@pytest.mark.parametrize(
    "size", [pytest.param(LARGEST + 1, id="a little too large"), pytest.param(100_000_000, id="a hundred megabytes")]
)
@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "text/markdown"])
def test_a_line_without_end_is_refused_with_the_reason(size: int, media_type: str) -> None:
    with pytest.raises(ClipperError, match=f"{size // 1_000_000} MB") as told:
        read(Draft(b"x" * size, media_type, NOW))
    assert "original is kept" in told.value.hint


@pytest.mark.parametrize("declared", ["utf-7", "UTF-7", "unicode-1-1-utf-7", "x-utf-7"])
def test_utf_7_is_never_read_as_what_it_hides(declared: str) -> None:
    hidden = b"<p>Words and +ADw-script+AD4-alert(1)+ADw-/script+AD4- more words</p>"
    for draft in (
        Draft(hidden, "text/html", NOW, charset=declared),
        Draft(f'<meta charset="{declared}">'.encode() + hidden, "text/html", NOW),
        Draft(f"Content-Type: text/html; charset={declared}\r\n\r\n".encode() + hidden, "message/rfc822", NOW),
    ):
        (article,) = read(draft)
        assert "+ADw-script+AD4-" in article.text
        assert "alert(1)</script" not in article.html


@pytest.mark.parametrize("junk", [
    "1" * 64, "10" * 30, "12:" * 20, "May " * 16, "of " * 21, "13/13/2013", "31 February 2020",
    "2020-02-30", "99999-01-01", "9 " * 32, "vor vor vor", "- -", "１２３", "0", "-1", "1e9", "∞",
    "Sunday Monday Tuesday", "1 2 3 4 5 6", "10.10.10.10.2010", "In 2019 the port grew", "Chapter 10, May",
    "\0" * 20, "yesterday " * 6, "3 hours ago 4 hours ago"])  # fmt: skip
def test_junk_gives_no_date(junk: str) -> None:
    assert parse(junk, NOW) is None
    page = f"<html><body><article><h1>Ships wait outside</h1><p class=date>{junk}</p><p>{'Words. ' * 60}</p></article>"
    assert read(Draft(page.encode(), "text/html", NOW))[0].published is None


@pytest.mark.parametrize("tag", ["p", "meta", "a", "div"])
def test_names_of_attributes_that_are_none_cost_nothing(tag: str) -> None:
    words = "Ships wait outside the harbour of Graz, nobody was hurt, the company said on Thursday. " * 5
    page = f"<article><h1>Ships wait</h1><p>{words}</p><{tag} a&#xd800;b='/a'>{words}</{tag}><p>{words}</p></article>"
    (article,) = read(Draft(f"<html><body>{page}</body></html>".encode(), "text/html", NOW, selection=False))
    assert article.text.count("Graz") == 15
