"""Pages saved by SingleFile and by browsers, and facts on their way into articles."""

from datetime import UTC, datetime

from clipper.core.extract.read import read
from clipper.core.extract.saved import saved_page
from clipper.core.model import Article, Draft

NOW = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)
COMMENT = (
    "<!--\n Page saved with SingleFile \n url: https://gazette.example/ferries?utm_source=x \n"
    " saved date: Wed Jun 11 2025 14:00:00 GMT+0200 (Central European Summer Time)\n-->"
)
PARAGRAPH = "<p>The harbour master said that the tide had come in faster than in any year since the tables began.</p>"
PAGE = (
    "<html lang='en'><head><title>Ferries stop for the night</title></head><body><article>"
    f"<h1>Ferries stop for the night</h1><p>By Jane Roe</p><p>3 hours ago</p>{PARAGRAPH * 4}</article></body></html>"
)


def article(markup: str, url: str | None = None) -> Article:
    return read(Draft(markup.encode(), "text/html", NOW, selection=False, url=url))[0]


def test_single_file_tells_address_and_moment() -> None:
    saved = saved_page(f"<!DOCTYPE html> <html>{COMMENT}", NOW)
    assert saved is not None
    assert saved.url == "https://gazette.example/ferries?utm_source=x"
    assert saved.captured is not None
    assert saved.captured.isoformat() == "2025-06-11T14:00:00+02:00"


def test_ages_count_from_the_moment_of_saving() -> None:
    found = article(COMMENT + PAGE)
    assert found.published is not None
    assert found.published.at == datetime(2025, 6, 11, 9, 0, tzinfo=UTC)
    assert found.published.original == "3 hours ago"
    assert found.url == "https://gazette.example/ferries"
    assert {each.field: each.source for each in found.provenance}["url"] == "single-file"


def test_an_address_that_is_known_otherwise_stays() -> None:
    assert article(COMMENT + PAGE, "https://other.example/b").url == "https://other.example/b"


def test_what_browsers_write() -> None:
    assert article("<!-- saved from url=(0033)https://gazette.example/ferries -->" + PAGE).url == (
        "https://gazette.example/ferries"
    )


def test_a_moment_in_the_future_or_none_at_all_is_not_believed() -> None:
    for date in ("Wed Jun 11 2098 14:00:00 GMT+0200 (X)", "soon", "x" * 500):
        saved = saved_page(f"<!-- Page saved with SingleFile\n url: https://a.example/\n saved date: {date}\n-->", NOW)
        assert saved is not None
        assert saved.captured is None
    assert saved_page(PAGE, NOW) is None


def test_every_fact_of_an_article_has_its_provenance() -> None:
    found = article(PAGE)
    assert found.authors == ("Jane Roe",)
    assert {each.field: each.source for each in found.provenance} == {
        "title": "h1",
        "authors": "byline",
        "published": "text",
        "lang": "html",
    }
    (text,) = read(Draft(b"Ferries stop\n\nThe quay was closed at nine, and nobody came.", "text/plain", NOW))
    assert [(each.field, each.source) for each in text.provenance] == [("title", "text")]
