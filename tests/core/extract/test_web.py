"""Web pages, selections and saved files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.extract.read import read
from clipper.core.model import Article, Draft

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
PARAGRAPH = "The harbour master said that the tide had come in faster than in any year since the tables were begun."


def web(html: str, selection: bool | None = None, url: str | None = None) -> list[Article]:
    return read(Draft(html.encode(), "text/html", NOW, url=url, selection=selection))


def test_an_article_page_gives_its_text_and_its_own_facts() -> None:
    (article,) = web((FIXTURES / "article.html").read_text(encoding="utf-8"), selection=False)
    assert article.title == "Lighthouse keepers of the west coast go back to paper charts"
    assert article.authors == ("Maeve Corrigan", "Olu Adeyemi")
    assert article.publisher == "The Coast Gazette"
    assert article.published is not None
    assert article.published.iso() == "2025-06-10T09:30:00+01:00"
    assert not article.published.about
    assert article.url == "https://gazette.example/2025/06/paper-charts"
    assert article.lang == "en"
    assert "Nine days in the dark" in article.text
    assert "A ferry with forty passengers" in article.text
    assert '<a href="https://printer.example/paper"' in article.html
    assert "All rights reserved" not in article.text
    assert "Home" not in article.text


def test_what_the_page_does_not_say_stays_unknown() -> None:
    (article,) = web(f"<html><body><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></body></html>", selection=False)
    assert (article.publisher, article.published, article.authors, article.lang) == (None, None, (), None)


def test_a_selection_is_cleaned_and_kept_whole() -> None:
    (article,) = web(
        f"<h2>Tide tables</h2><p>{PARAGRAPH}</p><ul><li>One</li><li>Two</li></ul><p>Share</p><script>alert(1)</script>"
    )
    assert article.title == "Tide tables"
    assert article.text == f"{PARAGRAPH}\nOne\nTwo\nShare"
    assert "<ul><li>One</li>" in article.html


def test_cards_in_an_html_page() -> None:
    card = (
        "<article><a href='/story/{n}'><img src='t.jpg' alt='{title}'></a><span>The Dial</span>"
        "<time datetime='2025-06-0{n}T08:00:00+02:00'>some time ago</time><h3><a href='#'>{title}</a></h3>"
        "<p>{text} Number {n}.</p><ul><li>First point</li><li>Second point</li></ul><p>{text}</p>"
        "<button>Share</button></article>"
    )
    cards = "".join(card.format(n=n, title=f"The tide comes in for harbour {n}", text=PARAGRAPH) for n in (1, 2, 3))
    html = (
        f"<html><body><nav><a href='/'>Home</a></nav><h1>Latest news</h1>{cards}<footer>Contact</footer></body></html>"
    )
    articles = web(html, selection=False, url="https://dial.example/list")
    assert [article.title for article in articles] == [f"The tide comes in for harbour {n}" for n in (1, 2, 3)]
    assert {article.publisher for article in articles} == {"The Dial"}
    assert [article.url for article in articles] == [f"https://dial.example/story/{n}" for n in (1, 2, 3)]
    assert articles[1].published is not None
    assert articles[1].published.iso() == "2025-06-02T08:00:00+02:00"
    assert articles[1].text == f"{PARAGRAPH} Number 2.\nFirst point\nSecond point\n{PARAGRAPH}"


def test_a_markdown_note() -> None:
    (article,) = read(Draft((FIXTURES / "note.md").read_bytes(), "text/markdown", NOW))
    assert article.title == "Tram line to the airport opens a year early"
    assert article.authors == ("Petra Novak", "Jan Dvorak")
    assert article.url == "https://tram.example/news/airport"
    assert article.publisher is None
    assert article.published is not None
    assert article.published.iso() == "2025-06-10"
    assert article.facts == (("tag", "transport"), ("tag", "city"))
    assert "<strong>earlier</strong>" in article.html
    assert "opens on Sunday, a year earlier than planned." in article.text
    assert not article.text.startswith(article.title)


def test_an_address_the_page_gives_for_itself_cannot_carry_markup() -> None:
    for head in (
        '<link rel="canonical" href="https://e.example/x&quot;&gt;<script> a&#x2066;b">',
        '<meta property="og:url" content="https://e.example/x&quot;&gt;<script> a&#x202e;b">',
    ):
        (article,) = web(f"<html><head>{head}</head><body><article><p>{PARAGRAPH * 3}</p></article></body></html>")
        assert article.url == "https://e.example/x%22%3E%3Cscript%3E%20ab", head


@pytest.mark.parametrize("hiding", ['style="color:red; DISPLAY : none"', 'style="visibility:hidden"', "hidden"])
def test_what_a_browser_does_not_show_is_left_out(hiding: str) -> None:
    secret = "Nobody was meant to read this line, which waits for a script."
    (article,) = web(
        f"<html><head><title>Tide</title></head><body><h1>Tide</h1><p>{PARAGRAPH}</p>"
        f"<div {hiding}><p>{secret}</p></div><p>{PARAGRAPH[::-1]}</p></body></html>",
        selection=False,
    )
    assert secret not in article.text
    assert PARAGRAPH in article.text


def test_a_page_that_is_hidden_until_a_script_shows_it_is_read() -> None:
    body = (
        f"<body style='visibility:hidden'><main hidden><h1>Tide</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></main></body>"
    )
    (article,) = web(f"<html>{body}</html>", selection=False)
    assert PARAGRAPH in article.text


def test_what_was_marked_is_kept_whatever_its_style_says() -> None:
    (article,) = web(f"<p>{PARAGRAPH}</p><p style='display:none'>And this.</p>", selection=True)
    assert "And this." in article.text


def test_the_headline_of_a_part_is_not_taken_for_the_pages() -> None:
    (article,) = web(
        "<html><head><title>Tides of the year</title></head><body><h2>January</h2><p>High.</p>"
        "<h2>February</h2><p>Low.</p></body></html>",
        selection=False,
    )
    assert article.title == "Tides of the year"
    assert article.text == "January\nHigh.\nFebruary\nLow."
