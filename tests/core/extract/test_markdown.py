"""Markdown out and in: what is written is read again as the same, whatever the body."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.core.extract import from_markdown
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.plain import text_of
from clipper.core.extract.read import read
from clipper.core.extract.sanitize import clean
from clipper.core.model import Article, Draft

NOON = datetime(2025, 6, 10, 12, tzinfo=UTC)
NAME = "ab" * 32

# -- out and in again ------------------------------------------------------------------------

WORDS = st.sampled_from(
    "tide ferry 1. - # + * _a_ a_b `x` [y] (z) <b> &amp; ~~ > | \\ ! 3) 5 = === --- C# Größe 海 🚢 • … “q” http://e.example/".split(
        " "
    )
).map(lambda word: word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
TEXT = st.lists(st.one_of(WORDS, st.sampled_from(["", " ", "!"])), min_size=1, max_size=5).map(" ".join)
PICTURE = st.sampled_from(
    [
        f'<img src="clip-asset:{NAME}" alt="The *quay* | [1]">',
        '<img data-src="https://e.example/a_(b).jpg" alt="Far">',
        "<br>",
    ]
)


def marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = "strong em b i del code kbd u sub q span mark".split()
    return st.one_of(
        st.tuples(st.sampled_from(names), inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
        inner.map(lambda text: f'<a href="https://e.example/x_(y)?a=1&amp;b=*2*">{text}</a>'),
        st.lists(inner, min_size=2, max_size=4).map("".join),
    )


INLINE = st.recursive(st.one_of(TEXT, TEXT, PICTURE), marked, max_leaves=6)


def boxed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3).map(lambda found: "".join(f"<li>{each}</li>" for each in found))
    row = st.lists(inner, min_size=1, max_size=3).map(lambda found: "".join(f"<td>{each}</td>" for each in found))
    rows = st.lists(row, min_size=1, max_size=3).map(lambda found: "".join(f"<tr>{each}</tr>" for each in found))
    return st.one_of(
        items.map(lambda found: f"<ul>{found}</ul>"),
        items.map(lambda found: f'<ol start="3">{found}</ol>'),
        rows.map(lambda found: f"<table><caption>Caption</caption>{found}</table>"),
        st.tuples(rows, rows).map(lambda pair: f"<table><thead>{pair[0]}</thead><tbody>{pair[1]}</tbody></table>"),
        st.tuples(st.sampled_from("p div blockquote h2 h4 figure figcaption dl dt b a".split()), inner).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
        ),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    )


BLOCK = st.one_of(
    INLINE,
    INLINE.map(lambda text: f"<p>{text}</p>"),
    INLINE.map(lambda text: f"<h3>{text}</h3>"),
    TEXT.map(lambda text: f"<pre>{text}\n\n  <b>{text}</b>\n```\n</pre>"),
    st.just("<hr>"),
)
BODY = st.recursive(BLOCK, boxed, max_leaves=8)


@settings(max_examples=100, deadline=None)
@given(BODY)
def test_markdown_that_is_read_and_written_again_is_the_same(body: str) -> None:
    markdown = to_markdown(clean(body))
    assert to_markdown(clean(from_markdown.to_html(markdown))) == markdown


@settings(max_examples=100, deadline=None)
@given(BODY)
def test_no_word_is_lost_on_the_way(body: str) -> None:
    html = clean(body)
    again = clean(from_markdown.to_html(to_markdown(html)))
    assert _words(again) == _words(html)


def _words(html: str) -> str:
    """The visible characters; what stands for a picture and for quotation marks aside."""
    text = text_of(html.replace("<q>", '"').replace("</q>", '"'))
    return "".join(text.replace("Picture: Far", "").split())


# -- what it looks like ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (f'<p><img src="clip-asset:{NAME}" alt="Quay"></p>', f"![Quay](clip-asset:{NAME})"),
        (
            '<p><img data-src="https://e.example/a b.jpg" alt="Quay"></p>',
            "[Picture: Quay](https://e.example/a%20b.jpg)",
        ),
        ('<img data-src="https://e.example/a.jpg">', "[Picture](https://e.example/a.jpg)"),
        (
            '<a href="https://e.example"><img data-src="https://x.example" alt="Q"></a>',
            "[Picture: Q](https://e.example)",
        ),
        (
            '<a href="https://e.example/"><h3>Head</h3><p>Text</p></a>',
            ("### [Head](https://e.example/)\n\n[Text](https://e.example/)"),
        ),
        ("<b>One </b><b>two</b>three", "**One two**three"),
        (
            "<ul><li><p>One</p><p>Two</p></li><li>Three<ol><li>Four</li></ol></li></ul>",
            ("* One\n\n  Two\n* Three\n  1. Four"),
        ),
        (
            "<table><tr><th colspan=2>a|b</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>",
            "| a\\|b |  |\n| --- | --- |\n| 1 | 2 3 |",
        ),
        ("Look!<a href='https://e.example/'>there</a>", "Look\\![there](https://e.example/)"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n> > b\n\nc"),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "Term\n\nMeaning"),
    ],
)
def test_bodies_as_markdown(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown + "\n"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One\ntwo  \nthree\\\nfour", "<p>One two<br>three<br>four</p>"),
        (
            "- a\n- b\n\n  c\n    - d\n\nend",
            ("<ul><li>a</li><li><p>b</p><p>c</p><ul><li>d</li></ul></li></ul><p>end</p>"),
        ),
        ("1. a\n  - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("7) a\n8) b", '<ol start="7"><li>a</li><li>b</li></ol>'),
        ("> a\n> - b\n>\n> c", "<blockquote><p>a</p><ul><li>b</li></ul><p>c</p></blockquote>"),
        (
            "| a | b |\n|:--|--:|\n| `x\\|y` | z",
            (
                "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
                "<tbody><tr><td><code>x|y</code></td><td>z</td></tr></tbody></table>"
            ),
        ),
        ("~~~ python\na < b\n\n```\n~~~\nc", "<pre><code>a &lt; b\n\n```</code></pre><p>c</p>"),
        ("Head\n====\n\n## C# ##\n\n***", "<h1>Head</h1><h2>C#</h2><hr>"),
        (
            "***a* b** _c_ a_b_c **Rome.**The ~~d~~ 2 * 3",
            ("<p><strong><em>a</em> b</strong> <em>c</em> a_b_c <strong>Rome.</strong>The <del>d</del> 2 * 3</p>"),
        ),
        ("`` a`b `` `c\\` \\`d", "<p><code>a`b</code> <code>c\\</code> `d</p>"),
        ("[[Note|label]] and [[Other]]", "<p>label and Other</p>"),
        ("2019. A year\n[x] [y](", '<ol start="2019"><li>A year [x] [y](</li></ol>'),
    ],
)
def test_markdown_as_people_write_it(markdown: str, html: str) -> None:
    assert from_markdown.to_html(markdown) == html


def test_links_pictures_and_addresses() -> None:
    html = clean(
        from_markdown.to_html(
            '[a *b*](https://e.example/x_(y) "title") <https://e.example/> [c](<https://e.example/d e>) '
            "[d](javascript:x)\n\n"
            "[![Quay](https://e.example/q.jpg)](https://e.example/)"
        )
    )
    rel = ' rel="noopener noreferrer nofollow"'
    assert f'<a href="https://e.example/x_(y)"{rel}>a <em>b</em></a>' in html
    assert f'<a href="https://e.example/"{rel}>https://e.example/</a>' in html
    assert f'<a href="https://e.example/d e"{rel}>c</a>' in html
    assert "javascript" not in html
    assert f'<a href="https://e.example/"{rel}><img alt="Quay" data-src="https://e.example/q.jpg"></a>' in html


@pytest.mark.parametrize(
    "bad",
    [
        "*a " * 50_000,
        "*a*" * 50_000,
        "_a*" * 50_000,
        "**a*" * 50_000,
        "[" * 100_000,
        "[a](" * 50_000,
        "![[" * 50_000,
        "`a``" * 50_000,
        "> " * 50_000,
        "- " * 50_000,
        "\n" * 50_000 + "- a" + "\n" * 50_000 + "x",
        "# " + " " * 200_000 + "x",
        "#" + " #" * 100_000 + "x",
        "| |\n|" + " " * 200_000 + "x",
        "```" + " " * 200_000 + "x",
        "\\" * 100_001,
        "- a\n" * 20_000,
        "~~a" * 50_000,
        "<https://" * 50_000,
        "](" + "(" * 100_000,
    ],
    ids=range(20),
)
def test_no_markdown_makes_it_slow(bad: str) -> None:
    """Anything quadratic takes minutes here."""
    assert from_markdown.to_html(bad)


# -- front matter ----------------------------------------------------------------------------


OBSIDIAN = """---
title: "The \\"long\\" tide"
source: "https://e.example/tide?a=1"
author:
  - "[[Ada Merrow]]"
  - "[[Olu Adeyemi]]"
published: 2025-06-09
created: 2025-06-10
description: "How it came in"
tags:
  - "clippings"
  - sea
---
The tide came in.
"""
JOPLIN = """---
title: The long tide
updated: 2025-06-10 08:00:00Z
created: 2025-06-10 07:00:00Z
source: https://e.example/tide
author: Ada Merrow
latitude: 52.37
tags:
  - sea
---

The tide came in.
"""


def _read(text: str) -> Article:
    return read(Draft(text.encode(), "text/markdown", NOON))[0]


def test_obsidian_clipper_s_properties() -> None:
    article = _read(OBSIDIAN)
    assert (article.title, article.url) == ('The "long" tide', "https://e.example/tide?a=1")
    assert article.authors == ("Ada Merrow", "Olu Adeyemi")
    assert article.published is not None
    assert article.published.iso() == "2025-06-09"
    assert article.text == "The tide came in."
    assert {value for name, value in article.facts if name == "tag"} == {"clippings", "sea"}


def test_joplin_s_properties() -> None:
    article = _read(JOPLIN)
    assert (article.title, article.url, article.authors) == ("The long tide", "https://e.example/tide", ("Ada Merrow",))
    assert article.published is None, "when the note was made says nothing of the article"


def test_rules_around_a_text_are_no_properties() -> None:
    assert _read("---\n\nFerries: they wait\n\n---\n\nMore.").text == "Ferries: they wait\nMore."
