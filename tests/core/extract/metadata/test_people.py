"""Authors: what the head says, and the byline that the page shows."""

from datetime import UTC, datetime

import pytest

from clipper.core.extract.metadata import Metadata, read_metadata
from clipper.core.extract.names import in_byline, people

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
SITE = '<meta property="og:site_name" content="The Coast Gazette">'


def read(head: str = "", body: str = "") -> Metadata:
    page = f"<html><head>{SITE}{head}</head><body><h1>Ferries stop for the night</h1>{body}</body></html>"
    return read_metadata(page, NOW, "https://gazette.example/a")


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("By Maeve Corrigan and Olu Adeyemi", ["Maeve Corrigan", "Olu Adeyemi"]),
        ("Ana Ruiz, Bo Lind & Cem Kaya", ["Ana Ruiz", "Bo Lind", "Cem Kaya"]),
        ("Von Greta Ohlsen und Ilse Brandt", ["Greta Ohlsen", "Ilse Brandt"]),
        ("Par Luc Moreau et Inès Petit", ["Luc Moreau", "Inès Petit"]),
        ("Por Marta Gil y Luis Soler", ["Marta Gil", "Luis Soler"]),
        ("José Ortega y Vega", ["José Ortega y Vega"]),
        ("Von Miller", ["Von Miller"]),
        ("Jane Roe, M.D., and John Doe, PhD", ["Jane Roe", "John Doe"]),
        ("John Doe, Jr.", ["John Doe, Jr"]),
        ("JANE ROE", ["Jane Roe"]),
        ("AL MCKAY", ["AL McKay"]),
        ("Jane Roe, AP Sports Writer", ["Jane Roe"]),
        ("Jane Roe Staff Writer", ["Jane Roe"]),
        ("Jane Roe (Lisbon)", ["Jane Roe"]),
        ("Jane (Mary) Roe", ["Jane (Mary) Roe"]),
        ("Jane Roe jane@gazette.example", ["Jane Roe"]),
        ("Jane Roe in Lisbon", ["Jane Roe"]),
        ("文：山田太郎、鈴木花子", ["山田太郎", "鈴木花子"]),
        ("记者 王小明", ["王小明"]),
        ("Maria da Silva de Andrade", ["Maria da Silva de Andrade"]),
        ("Dan Brook", ["Dan Brook"]),
        ("April Summers", ["April Summers"]),
        ("Jane Roe, Software Engineer", ["Jane Roe"]),
        ("By Jane Roe Monday, June 9", ["Jane Roe"]),
        ("投稿者 山田太郎 カテゴリー 社会 タグ 政治", ["山田太郎"]),
    ],
)
def test_people_of_an_author_field(field: str, names: list[str]) -> None:
    assert people([field]) == names


@pytest.mark.parametrize(
    "field",
    ["Staff", "Gazette Staff", "Admin", "https://gazette.example/jane", "www.gazette.example", "The Editors", "1234567",
     "Lokalredaktion", "編集部", "Editorial Board", "@gazette", "News Desk", "null",
     "Our Foreign Staff", "Photograph by Pia Lens"],
)  # fmt: skip
def test_what_is_nobody(field: str) -> None:
    assert people([field]) == []


def test_library_records_put_the_surname_first() -> None:
    assert people(["Roe, Jane"], last_first=True) == ["Jane Roe"]
    assert people(["Roe, Jane"]) == ["Roe", "Jane"]


@pytest.mark.parametrize(
    "line", ["By clicking you agree", "Ferries stop for the night", "By", "by the sea", "Textiles of the coast"]
)
def test_lines_that_are_no_byline(line: str) -> None:
    assert in_byline(line) == []


def test_a_thousand_authors_are_read_in_time_and_cut() -> None:
    assert 1 < len(people([f"Jane Roe{'abcdefgh'[n % 8]}{'ijklmnop'[n // 8 % 8]}" for n in range(5000)])) <= 64


def test_linked_data_before_meta_before_what_is_shown() -> None:
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ana Ruiz"}]}</script>'
    meta = '<meta name="author" content="Bo Lind">'
    byline = "<p class='byline'>By Cem Kaya</p>"
    assert read(linked + meta, byline).authors == ("Ana Ruiz",)
    assert read(meta, byline).authors == ("Bo Lind",)
    said = read("", byline)
    assert said.authors == ("Cem Kaya",)
    sure = {each.field: each for each in said.provenance}["authors"]
    assert sure.source == "byline"
    assert 0 < sure.confidence < 0.85


def test_references_in_linked_data_are_followed() -> None:
    graph = (
        '{"@graph":[{"@type":"Article","author":{"@id":"#p1"},"publisher":{"@id":"#o"}},'
        '{"@type":"Person","@id":"#p1","name":"Ana Ruiz"},{"@type":"Organization","@id":"#o","name":"Other"}]}'
    )
    assert read(f'<script type="application/ld+json">{graph}</script>').authors == ("Ana Ruiz",)


def test_the_site_is_not_its_author() -> None:
    assert read('<meta name="author" content="The Coast Gazette">').authors == ()
    assert read('<meta name="author" content="Jane Roe The Coast Gazette">').authors == ("Jane Roe",)


def test_an_owner_named_in_the_notice_gives_way_to_the_byline() -> None:
    head = '<meta name="author" content="Harbour Media">'
    foot = "<div>© 2025 Harbour Media</div>"
    assert read(head, f"<p>By Jane Roe</p>{foot}").authors == ("Jane Roe",)
    assert read(head, foot).authors == ("Harbour Media",)


@pytest.mark.parametrize(
    "body",
    [
        "<p>By Jane Roe June 10, 2025</p>",
        "<div><span>By</span><div><a>Jane Roe</a></div></div>",
        "<p><a rel='author'>Jane Roe</a></p>",
        "<div><span class='author-name'>Jane Roe</span><span class='date'>10 June 2025</span></div>",
        "<p>June 10, 2025 4:20 pm by Jane Roe</p>",
        "<p>Jane Roe, @janeroe</p>",
    ],
)
def test_bylines_near_the_headline(body: str) -> None:
    assert read("", body).authors == ("Jane Roe",)


def test_comments_and_picture_credits_name_no_author() -> None:
    body = (
        "<figure><figcaption class='caption'>By Pia Lens</figcaption></figure><p>The ferry lay at the quay.</p>"
        "<section class='comments'><div><span class='author'>Tom Reader</span></div></section>"
    )
    assert read("", body).authors == ()
