"""When it was published and updated, by what the page says, with the words that say it."""

from datetime import UTC, datetime

import pytest

from clipper.core.extract.metadata import Metadata, read_metadata
from clipper.core.extract.metadata.times import machine_time

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)


def read(head: str = "", body: str = "", url: str = "https://gazette.example/a") -> Metadata:
    page = f"<html><head>{head}</head><body><h1>Ferries stop for the night</h1>{body}</body></html>"
    return read_metadata(page, NOW, url)


def source(said: Metadata, field: str) -> str:
    return {each.field: each.source for each in said.provenance}[field]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-06-10T09:30:00+01:00", "2025-06-10T09:30:00+01:00"),
        ("2025-06-10T09:30:00.123Z", "2025-06-10T09:30:00+00:00"),
        ("2025-06-10", "2025-06-10"),
        ("20250610", "2025-06-10"),
        ("20250610T0930Z", "2025-06-10T09:30:00+00:00"),
        ("2025-06-10 09:30:00 +0200", "2025-06-10T09:30:00+02:00"),
        ("Tue, 10 Jun 2025 09:30:00 GMT", "2025-06-10T09:30:00+00:00"),
        ("Tue Jun 10 09:30:00 UTC 2025", "2025-06-10T09:30:00+00:00"),
        ("Tue Jun 10 2025 09:30:00 GMT+0200 (Central European Summer Time)", "2025-06-10T09:30:00+02:00"),
        ("1749547800", "2025-06-10T09:30:00+00:00"),
        ("1749547800000", "2025-06-10T09:30:00+00:00"),
    ],
)
def test_times_as_programs_write_them(written: str, iso: str) -> None:
    moment = machine_time(written, NOW)
    assert moment is not None
    assert moment.iso() == iso
    assert moment.original == written


@pytest.mark.parametrize("written", ["", "now", "yesterday", "true", "12345", "June", "2025-13-40", "x" * 300, None, 7])
def test_what_is_no_time(written: object) -> None:
    assert machine_time(written, NOW) is None


def test_the_head_is_believed_before_the_page_and_the_address() -> None:
    meta = '<meta property="article:published_time" content="2025-06-10T09:30:00+01:00">'
    said = read(meta, "<p>9 June 2025</p>", "https://gazette.example/2025/06/08/a")
    assert said.published is not None
    assert said.published.iso() == "2025-06-10T09:30:00+01:00"
    assert source(said, "published") == "og"


@pytest.mark.parametrize(
    ("body", "iso", "where"),
    [
        ("<p>10 June 2025</p>", "2025-06-10", "text"),
        ("<time datetime='2025-06-10T08:00:00+02:00'>Tuesday</time>", "2025-06-10T08:00:00+02:00", "time"),
        ("<p>By Jane Roe / Posted: June 10, 2025</p>", "2025-06-10", "text"),
        ("<p>This story is from June 10, 2025</p>", "2025-06-10", "text"),
        ("<p>2025年6月10日 読了時間 3 分</p>", "2025-06-10", "text"),
        ("<span itemprop='datePublished' content='2025-06-10'>x</span>", "2025-06-10", "microdata"),
        ("<time class='published updated' datetime='2025-06-10'>June</time>", "2025-06-10", "time"),
        ("<p>3 hours ago</p>", "2025-06-11T09:00:00+00:00", "text"),
        ("<p>Updated: June 10, 2025</p>", "2025-06-10", "guess"),
    ],
)
def test_times_that_the_page_shows(body: str, iso: str, where: str) -> None:
    said = read("", body)
    assert said.published is not None
    assert said.published.iso() == iso
    assert source(said, "published") == where
    assert {each.field: each.confidence for each in said.provenance}["published"] < 0.95


def test_the_address_is_asked_last() -> None:
    said = read("", "", "https://gazette.example/2025/06/08/ferries")
    assert said.published is not None
    assert (said.published.iso(), source(said, "published")) == ("2025-06-08", "url")
    assert said.published.original == "2025/06/08"
    assert read("", "", "https://gazette.example/2099/06/08/ferries").published is None
    assert read("", "", "https://gazette.example/2025/0608123/ferries").published is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>5 October</p>",
        "<p>The storm of 10 June 2019 was the worst that the harbour had seen.</p>",
        "<p>Some text.</p>" * 40 + "<footer>10 June 2019</footer>",
        "<aside class='related'><time datetime='2020-01-01'>then</time></aside>",
    ],
)
def test_no_date_is_invented(body: str) -> None:
    assert read("", body).published is None


def test_an_update_is_one_only_when_it_is_later() -> None:
    linked = (
        '<script type="application/ld+json">{{"@type":"Article","datePublished":"{}","dateModified":"{}"}}</script>'
    )
    later = read(linked.format("2025-06-10T08:00:00Z", "2025-06-10T09:00:00Z"))
    assert later.updated is not None
    assert later.updated.iso() == "2025-06-10T09:00:00+00:00"
    assert read(linked.format("2025-06-10T08:00:00Z", "2025-06-10T08:00:00Z")).updated is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>Posted: 9 June 2025</p><p>Updated: 10 June 2025</p>",
        "<p><time datetime='2025-06-10'>Posted: 9 June 2025 | Last Updated: 24 hours ago</time></p>",
        "<p><span class='published'>9 June 2025</span></p><p><span class='updated'>10 June 2025</span></p>",
    ],
)
def test_publication_and_update_are_told_apart(body: str) -> None:
    said = read("", body)
    assert said.published is not None
    assert said.updated is not None
    assert (said.published.iso(), said.updated.iso()) == ("2025-06-09", "2025-06-10")
