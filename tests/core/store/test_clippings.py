"""Clippings come back as they went in."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from clipper.core.model import Article, CountryTag, Evidence, Moment, Tags, TopicTag
from clipper.core.model.moments import Precision
from clipper.core.store import clippings, related, tags
from clipper.core.store.database import Store

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)

Put = Callable[..., int]

MOMENT = Moment(datetime(2025, 6, 11, 11, 25, tzinfo=UTC), "minute", 120, True, "35 minutes ago")


def test_an_article_comes_back_whole(store: Store, put: Put) -> None:
    clipping_id = put(
        "Ferry late",
        "First line\nSecond line",
        authors=("Ada Marsh", "Bo Lind"),
        publisher="Valley Post",
        dateline="CALAIS",
        published=MOMENT,
        url="https://valley.example/ferry",
        lang="en",
    )
    found = clippings.clipping(store, clipping_id, {})
    assert found is not None
    assert found.summary.published == MOMENT
    assert found.summary.publisher == "Valley Post"
    assert found.summary.unread
    assert found.summary.added == NOW
    assert found.authors == ("Ada Marsh", "Bo Lind")
    assert found.canonical == "Ferry late\nCALAIS\nFirst line\nSecond line"


def test_tags_keep_their_evidence(store: Store, put: Put) -> None:
    country = CountryTag("CN", True, 0.9, "page", (Evidence("page", "Country: China"),), "1")
    topic = TopicTag("medtop:04000000", 0.7, evidence=(Evidence("word", "tariff", 3, 9),))
    clipping_id = put("Tariff")
    with store.transaction() as db:
        tags.insert(db, clipping_id, Tags("en", (country,), (topic,)))
    found = clippings.clipping(store, clipping_id, {"medtop:04000000": "economy"})
    assert found is not None
    assert found.countries == (country,)
    assert found.topics == (topic,)
    assert found.summary.topics == ("economy",)
    assert found.summary.countries == ("CN",)


def test_summaries_follow_the_order_asked_and_skip_what_is_gone(store: Store, put: Put) -> None:
    first, second = put("One"), put("Two")
    assert [s.id for s in clippings.summaries(store, [second, 999, first], {})] == [second, first]


def test_what_a_hand_set_outlives_a_tagger(store: Store, put: Put) -> None:
    clipping_id = put("Tariff", countries="CN US", topics="medtop:04000000")
    with store.transaction() as db:
        tags.set_country(db, [clipping_id], "US", rejected=True)
        tags.set_country(db, [clipping_id], "IR", rejected=False)
        tags.set_topic(db, [clipping_id], "medtop:04000000", rejected=True)
        again = Tags(
            "en",
            (CountryTag("US", True, 1.0), CountryTag("JP", True, 1.0), CountryTag("IR", False, 0.1)),
            (TopicTag("medtop:04000000", 1.0),),
        )
        tags.replace_automatic(db, clipping_id, again)
    found = clippings.clipping(store, clipping_id, {})
    assert found is not None
    assert {(t.code, t.about, t.origin) for t in found.countries} == {("IR", True, "hand"), ("JP", True, "auto")}
    assert found.topics == ()


def test_the_same_address_or_text_is_a_twin_and_trash_is_told(store: Store, put: Put) -> None:
    by_url = put("One", "text one", url="https://a.example/1")
    by_text = put("Two", "text two")
    found = clippings.twin(store, ("https://a.example/1", None))
    assert found is not None
    assert (found.clipping_id, found.why, found.trashed) == (by_url, "url", False)
    with store.transaction() as db:
        clippings.set_flag(db, [by_text], "trashed", 1)
    found = clippings.twin(store, (None, "text two"))
    assert found is not None
    assert (found.clipping_id, found.why, found.trashed) == (by_text, "text", True)
    assert clippings.twin(store, (None, None)) is None
    assert clippings.twin(store, ("https://a.example/2", "text three")) is None


def test_stubs_wait_under_the_main_clipping_with_all_they_need(store: Store, put: Put) -> None:
    main = put("Main")
    article = Article(
        title="Other",
        html="<p>Body</p>",
        text="Body",
        kind="related",
        publisher="Post",
        published=MOMENT,
        facts=(("country", "China"),),
        authors=("Ada",),
        url="https://o.example/",
    )
    with store.transaction() as db:
        related.insert(db, main, [(article, None)])
    (stub,) = related.stubs(store, main)
    assert (stub.title, stub.publisher, stub.published, stub.clipping_id) == ("Other", "Post", MOMENT, None)
    assert related.article(store, stub.id) == (article, main, None)


def test_deleting_a_clipping_takes_all_that_hangs_on_it(store: Store, put: Put) -> None:
    main = put("Main", countries="FR", topics="user:1")
    other = put("Other")
    with store.transaction() as db:
        related.insert(db, main, [(Article(title="Stub"), None)])
        related.insert(db, other, [(Article(title="Main again"), main)])
        clippings.set_note(db, main, "note", NOW)
        clippings.delete(db, [main])
    assert store.rows("PRAGMA foreign_key_check") == []
    assert clippings.clipping(store, main, {}) is None
    assert related.stubs(store, other)[0].clipping_id is None


def test_documents_tell_lead_from_body_and_about_from_mentioned(store: Store, put: Put) -> None:
    clipping_id = put("Tariff", "Lead\nBody", countries="CN", mentions="GB", topics="medtop:2")
    (document,) = clippings.documents(store, [clipping_id, 999])
    assert (document.lead, document.body) == ("Lead", "Lead\nBody")
    assert document.countries == ("CN",)
    assert sorted(document.mentions) == ["CN", "GB"]
    assert document.topics == ("medtop:2",)


@pytest.mark.parametrize(
    ("text", "lead"),
    [("short\ntext", "short text"), ("word " * 100, ("word " * 48)[:-1] + "…"), ("x" * 500, "x" * 240 + "…"), ("", "")],
)
def test_the_lead_is_one_line_cut_at_a_word(text: str, lead: str) -> None:
    assert clippings.lead_of(text) == lead


@pytest.mark.parametrize(
    ("precision", "day"),
    [("second", False), ("minute", False), ("hour", False), ("day", True), ("month", True), ("year", True)],
)
def test_documents_tell_days_from_clock_times(store: Store, put: Put, precision: Precision, day: bool) -> None:
    ids = [put("Ferry", published=Moment(NOW, precision)), put("Undated")]
    assert [document.published_day for document in clippings.documents(store, ids)] == [day, False]
