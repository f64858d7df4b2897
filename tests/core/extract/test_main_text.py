"""The main text of whole pages: what is kept, with which structure, and what is left out."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from clipper.core.extract.flat_page import lay_out
from clipper.core.extract.main_text import main_markup
from clipper.core.extract.main_text.quick_xpath import GatedXPath, RememberedXPath, gated, of_first
from clipper.core.extract.read import read
from clipper.core.extract.tree import parse
from clipper.core.model import Draft

if TYPE_CHECKING:
    from lxml.etree import XPath

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
HERE = "https://gazette.example/2025/ferry"
PARAGRAPHS = [
    "The ferry to the outer islands will sail twice a day from the first of July, the harbour board said on Tuesday.",
    "For eleven years there had been one boat in the morning, and whoever missed it waited until the next day.",
    "Shopkeepers had asked for a second sailing since the road to the northern pier was closed by a landslide.",
    "The board expects forty thousand passengers in the first summer, a third more than last year, and two new jobs.",
    "A ticket will cost four crowns as before; children, dogs and bicycles travel free until the end of September.",
]
HEAD = '<head><title>Ferry sails twice a day</title><meta property="og:title" content="Ferry sails twice a day"></head>'
MENU = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "News", "Sport"))
    + "</ul></nav>"
)


def page(*inside: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:3])
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[3:])
    body = f"<article><h1>Ferry sails twice a day</h1>{text}{''.join(inside)}{rest}</article>"
    return f"<html>{HEAD}<body>{MENU}<div class='page'>{body}</div><footer>Imprint</footer></body></html>"


def markup(html: str, address: str = HERE) -> str:
    root = parse(html)
    assert root is not None
    return main_markup(root, lay_out(root), html, address)


def text(html: str) -> str:
    return read(Draft(html.encode(), "text/html", NOW, url=HERE))[0].text


def test_the_article_and_nothing_beside_it() -> None:
    assert text(page()) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "inside",
    [
        "<p><a href='/other'>Read more: Harbour board elects a new chair after a long dispute</a></p>",
        "<p>Sign up for our newsletter and get the news of the islands every morning.</p>",
        "<p>© 2025 The Gazette. All rights reserved.</p>",
        "<h3>Related articles</h3>",
    ],
)
def test_what_is_no_part_of_the_article_is_left_out(inside: str) -> None:
    assert text(page(inside)) == "\n".join(PARAGRAPHS)


def test_what_nobody_sees_is_no_text() -> None:
    hidden = "".join(f"<p style='display: none'>{paragraph[::-1]}</p>" for paragraph in PARAGRAPHS)
    assert text(page(hidden)) == "\n".join(PARAGRAPHS)


def test_structure_is_the_page_s_own() -> None:
    html = markup(
        page(
            "<h2>The new timetable</h2>",
            "<table><tr><th>Day</th><th>Boat</th></tr><tr><td>Monday</td><td>07:10</td></tr>"
            "<tr><td>Sunday</td><td>09:40</td></tr></table>",
            "<ul><li>Dogs must be kept on a lead on deck and in the saloon.</li><li>Bicycles go in the bow.</li></ul>",
            "<blockquote><p>We have waited eleven years for this boat, and now we shall use it.</p></blockquote>",
        )
    )
    assert "<h2>The new timetable</h2>" in html
    assert html.count("<td>") == 4
    assert "<tr><td>Monday</td><td>07:10</td></tr>" in html
    assert "<li>Bicycles go in the bow.</li></ul>" in html
    assert "<blockquote><p>We have waited" in html


def test_pictures_have_their_captions_and_absolute_addresses() -> None:
    html = markup(
        page(
            "<figure><img src='pier.jpg' data-src='pier.jpg' alt='A pier' width='800'>",
            "<figcaption>The pier</figcaption></figure>",
            "<img src='dot.gif' width='1' height='1'>",
        )
    )
    assert html.count("<img") == 1
    assert 'data-src="https://gazette.example/2025/pier.jpg"' in html
    assert 'alt="A pier" width="800"' in html
    assert "<figcaption>The pier</figcaption>" in html


def test_links_lead_where_the_page_says() -> None:
    link = (
        "<p>The board's <a href='plan.pdf'>plan</a> and a <a href='#note'>note</a> were published on the same day.</p>"
    )
    assert '<a href="https://gazette.example/2025/plan.pdf">plan</a> and a note' in markup(page(link))
    based = page(link).replace("<head>", "<head><base href='https://files.example/board/'>")
    assert '<a href="https://files.example/board/plan.pdf">' in markup(based)


def test_a_paragraph_that_comes_twice_is_kept_once() -> None:
    repeated = f"<aside><p>{PARAGRAPHS[1]}</p></aside>"
    assert text(page(repeated)).count(PARAGRAPHS[1]) == 1


@pytest.mark.parametrize("depth", [100, 300, 3000])
def test_depth_loses_no_text(depth: int) -> None:
    deep = page().replace("<article>", "<div>" * depth + "<article>")
    found = text(deep)
    assert all(paragraph in found for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "junk",
    [
        "<",
        "<p",
        "<!--",
        "<table><tr><td>",
        "</p></div></html>",
        "<html><frameset>",
        "<p>" * 5000,
        "\x00<a\x00>",
        "<svg><p>x",
    ],
)
def test_junk_raises_nothing(junk: str) -> None:
    root = parse(junk)
    if root is not None:
        assert isinstance(main_markup(root, lay_out(root), junk), str)


def test_a_remembered_search_finds_what_the_search_finds() -> None:
    from lxml import etree

    search = etree.XPath(".//*[self::div or self::p][contains(@class, 'ad') or starts-with(@id, 'x')]")
    root = parse(
        "<div class='ad'><p class='lead'>a</p><p id='x1'>b</p><p id='y'>c</p></div>"
        "<span class='ad'>d</span><div>e</div>"
    )
    quick = RememberedXPath([search])
    assert quick(root) == search(root)
    assert quick(root) == search(root), "remembered answers are the same"
    of_any_tag = etree.XPath(".//*[@class='ad' or @aria-hidden='true']")
    either = RememberedXPath([search, of_any_tag])
    expected = [each for each in root.iter() if each in {*search(root), *of_any_tag(root)}]
    assert len(expected) > len(search(root))
    assert either(root) == expected, "one walk for several searches"


@pytest.mark.parametrize(
    "page",
    [
        "<main><div id='x'><div class='story'><p>a</p></div></div><div class='story'>b</div></main>",
        "<div><p class='story'>a</p></div><section id='story'><div class='story'>b</div></section>",
        "<p>nothing of the kind</p>",
    ],
)
@pytest.mark.parametrize("search", [".//*[self::div or self::section][@class='story' or @id='story'][1]", None])
def test_a_search_for_the_first_finds_the_same_one(search: str | None, page: str) -> None:
    plain = _search(search or "(.//*[self::div or self::section][@class='story' or @id='story'])[1]")
    root = parse(page)
    assert root is not None

    quick = of_first(plain)

    assert isinstance(quick, RememberedXPath)
    assert list(quick(root))[:1] == plain(root)[:1]


def test_a_search_that_looks_into_elements_is_asked_only_where_it_may_find_something() -> None:
    plain = _search(".//*[self::div][@class='more'][not(.//h1) or @id='x']")
    root = parse(
        "<div class='more'><h1>a</h1></div><div class='more'>b</div><div>c</div>"
        "<div class='more' id='x'><h1>d</h1></div>"
    )
    without = parse("<div><h1>a</h1></div><p class='more'>b</p>")
    assert root is not None
    assert without is not None

    quick = gated(plain)

    assert isinstance(quick, GatedXPath)
    assert len(plain(root)) == 2
    assert quick(root) == plain(root)
    assert quick(without) == plain(without) == []


def test_searches_that_cannot_be_made_quick_stay() -> None:
    for path in (".//header", "(.//article)[1]", "(.//*[@id='a']/p)[1]", ".//*[.//p]"):
        search = _search(path)
        assert of_first(search) is search
        assert gated(search) is search


def _search(path: str) -> "XPath":
    from lxml import etree

    return etree.XPath(path)
