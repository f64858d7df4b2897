"""Publisher, section, keywords, picture, language, paywall and address."""

from datetime import UTC, datetime

import pytest

from clipper.core.extract.metadata import Metadata, read_metadata

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
URL = "https://www.gazette.example/2025/ferries"


def read(head: str, body: str = "<h1>Ferries stop for the night</h1>", *, lang: str = "", url: str = URL) -> Metadata:
    return read_metadata(f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>", NOW, url)


def linked(rest: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle",{rest}}}</script>'


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="The Gazette">', "The Gazette"),
        ('<meta property="og:site_name" content="The Gazette | News of the coast">', "The Gazette"),
        (linked('"publisher":{"name":"The Gazette"}'), "The Gazette"),
        ('<meta property="og:site_name" content="https://gazette.example">', None),
        ('<meta property="og:site_name" content="@gazette">', None),
        ("<title>Ferries stop for the night - The Gazette</title>", "The Gazette"),
        ("", None),
    ],
)
def test_publishers(head: str, name: str | None) -> None:
    assert read(head).publisher == name


def test_sections_and_keywords() -> None:
    said = read(
        '<meta property="article:section" content="Coast, Front Page"><meta name="section" content="Other">'
        '<meta property="article:tag" content="Ferries"><meta property="article:tag" content="Tides &amp; storms">'
        '<meta property="article:tag" content="@post-17"><meta property="article:tag" content="autoplay_video">'
        '<meta property="article:tag" content="ferries">'
    )
    assert said.section == "Coast"
    assert said.keywords == ("Ferries", "Tides & storms")
    assert read(linked('"articleSection":"Article","keywords":"a word, another"')).section is None
    assert read(linked('"keywords":["one","two, three"]')).keywords == ("one", "two", "three")


@pytest.mark.parametrize(
    ("head", "image"),
    [
        ('<meta property="og:image" content="/pictures/quay.jpg">', "https://www.gazette.example/pictures/quay.jpg"),
        ('<meta property="og:image" content="clip-asset:00ff">', "clip-asset:00ff"),
        (linked('"image":{"url":"https://cdn.example/quay.jpg"}'), "https://cdn.example/quay.jpg"),
        ('<meta property="og:image" content="https://cdn.example/logo.png">', None),
        ('<meta property="og:image" content="data:image/png;base64,AAAA">', None),
        ('<meta property="og:image" content="javascript:alert(1)">', None),
    ],
)
def test_lead_images(head: str, image: str | None) -> None:
    assert read(head).lead_image == image


@pytest.mark.parametrize(
    ("head", "paywalled"),
    [
        (linked('"isAccessibleForFree":"False"'), True),
        (linked('"isAccessibleForFree":true'), False),
        (linked('"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false}'), True),
        ('<meta property="article:content_tier" content="locked">', True),
        ('<meta property="article:content_tier" content="metered">', None),
        ("", None),
    ],
)
def test_paywalls(head: str, paywalled: bool | None) -> None:
    assert read(head).paywalled is paywalled


@pytest.mark.parametrize(
    ("lang", "head", "headline", "found"),
    [
        ("de-AT", "", "Die Fähren stehen still", "de"),
        ("", '<meta property="og:locale" content="pt_BR">', "As balsas pararam", "pt"),
        ("en", "", "フェリーは今夜運航を停止します", None),
        ("en", '<meta property="og:locale" content="ja_JP">', "フェリーは今夜運航を停止します", "ja"),
        ("ru", "", "Паромы остановлены на ночь", "ru"),
        ("ru", "", "Ferries stop for the night", None),
        ("{{lang}}", "", "Ferries stop for the night", None),
    ],
)
def test_languages(lang: str, head: str, headline: str, found: str | None) -> None:
    assert read(head, f"<h1>{headline}</h1>", lang=lang).lang == found


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/2025/ferries?id=3&utm_source=x#top">', f"{URL}?id=3"),
        ('<meta property="og:url" content="https://other.example/b?fbclid=1">', "https://other.example/b"),
        ('<link rel="canonical" href="https://www.gazette.example/">', URL),
        ('<link rel="canonical" href="javascript:void(0)">', URL),
        ('<link rel="canonical" href="http://[broken">', URL),
        ("", URL),
    ],
)
def test_addresses(head: str, url: str) -> None:
    assert read(head, url=f"{URL}?utm_medium=mail").url == url


def test_every_fact_has_one_provenance_and_nothing_else_has() -> None:
    said = read('<meta property="og:site_name" content="The Gazette">', lang="en")
    fields = [each.field for each in said.provenance]
    assert sorted(fields) == ["lang", "publisher", "title", "url"]
    assert all(0 < each.confidence < 1 for each in said.provenance)


def test_an_empty_page_keeps_its_address() -> None:
    assert read_metadata("", NOW, f"{URL}?gclid=9").url == URL
