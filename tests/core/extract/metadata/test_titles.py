"""The headline without the site's name, and the deck below it."""

from datetime import UTC, datetime

import pytest

from clipper.core.extract.metadata import Metadata, read_metadata

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
HEADLINE = "Ferries stop for the night"


def read(head: str, body: str = "", url: str | None = "https://gazette.example/a") -> Metadata:
    return read_metadata(f"<html><head>{head}</head><body>{body}</body></html>", NOW, url)


@pytest.mark.parametrize(
    ("head", "body", "source"),
    [
        (f"<title>{HEADLINE} | The Gazette</title>", f"<h1>{HEADLINE}</h1>", "h1"),
        (f"<title>{HEADLINE} - The Gazette</title>", f"<h1>The Gazette</h1><h2>{HEADLINE}</h2>", "title"),
        (f"<title>{HEADLINE} – My small site</title>", "", "title"),
        (f"<title>The Gazette | {HEADLINE}</title>", "", "title"),
        (f'<meta property="og:title" content="{HEADLINE}">', "", "og"),
        (f'<meta property="og:title dc:title" content="{HEADLINE}"><title>Other words</title>', "", "meta"),
        (f'<meta name="og:title" value="{HEADLINE}">', "", "og"),
        (f'<script type="application/ld+json">{{"@type":"Article","headline":"{HEADLINE}",}}</script>', "", "json-ld"),
        ("", f"<h1>{HEADLINE} ¶</h1>", "h1"),
    ],
)
def test_headlines(head: str, body: str, source: str) -> None:
    said = read(head, body)
    assert said.title == HEADLINE
    assert {each.field: each.source for each in said.provenance}["title"] == source


def test_a_part_of_the_headline_stays() -> None:
    assert read("<title>Tides: what the tables say - and do not say</title>").title == (
        "Tides: what the tables say - and do not say"
    )
    assert read("<title>16-inch tides</title>", "<h2>inch tides</h2>").title == "16-inch tides"


def test_a_logo_is_no_headline() -> None:
    head = f'<meta property="og:title" content="{HEADLINE}"><title>{HEADLINE} :: Harbour Pages</title>'
    assert read(head, "<h1>Harbour Pages</h1>").title == HEADLINE


def test_of_several_linked_articles_the_one_shown_is_meant() -> None:
    linked = ",".join(f'{{"@type":"NewsArticle","headline":"{title}"}}' for title in ("Other news", HEADLINE, "More"))
    said = read(f'<script type="application/ld+json">[{linked}]</script>', f"<h1>{HEADLINE}</h1>")
    assert said.title == HEADLINE


@pytest.mark.parametrize(
    ("head", "line", "source"),
    [
        ("", "<p class='standfirst'>{}</p>", "text"),
        ('<meta name="description" content="{}">', "<p>{}</p>", "text"),
        ('<meta property="og:description" content="{}">', "", "og"),
    ],
)
def test_decks(head: str, line: str, source: str) -> None:
    deck = "The harbour master closed the quay at nine, before the tide came in."
    said = read(head.format(deck), f"<h1>{HEADLINE}</h1>{line.format(deck)}<p>It was late.</p>")
    assert said.deck == deck
    assert {each.field: each.source for each in said.provenance}["deck"] == source


@pytest.mark.parametrize(
    "description",
    [
        "The harbour master closed the quay at nine, before the …",
        "The harbour master closed the quay at nine, as the text itself",
        "<b>The harbour master</b> closed the quay at nine tonight.",
    ],
)
def test_what_is_cut_off_or_begins_the_text_is_no_deck(description: str) -> None:
    escaped = description.replace("<", "&lt;")
    body = f"<h1>{HEADLINE}</h1><p>The harbour master closed the quay at nine, as the text itself goes on to say.</p>"
    assert read(f'<meta property="og:description" content="{escaped}">', body).deck is None
