"""Known again: the same, a copy, an edition. Two different articles never count as one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clipper.core.keeping import Keeping
from clipper.core.model import Article, Tags, Twin
from clipper.core.store import clippings, fingerprints
from clipper.core.store.database import Store, open_for_writing
from clipper.core.store.rewriting import Source
from clipper.core.twins import Twins, marks
from tests.core.pasting import PASTED
from tests.core.stories import FISH, FURNITURE, MORE, REPORT, article, day

Put = Callable[[Article], int]
AT = "https://post.example/fish"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_for_writing(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def put(store: Store) -> Put:
    def insert(new: Article) -> int:
        with store.transaction():
            return Keeping(store).insert(new, Tags(), Source(None, 0, None, PASTED))

    return insert


@pytest.fixture
def find(store: Store) -> Callable[[Article], Twin | None]:
    return Twins(store).find


Find = Callable[[Article], Twin | None]


def likeness(twin: Twin | None) -> str | None:
    return None if twin is None else twin.likeness


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (article(), "same"),
        (article(FISH.upper()), "same"),
        (article(FISH + " Advertisement."), "same"),
        (article(publisher=None), "same"),
        (article(publisher="The Herald"), "copy"),
        (article(FURNITURE.format(FISH), publisher="The Herald", title="Traders defy council over market"), "copy"),
        (article(FISH + MORE, publisher="The Herald"), "copy"),
        (article(FISH + MORE), "edition"),
        (article(FISH[: len(FISH) * 3 // 5] + MORE), "edition"),
        (article(FISH.replace("14 of the 36", "15 of the 36")), "edition"),
        (article(FISH.replace("Monday", "Monday night"), publisher="westmere-post"), "edition"),
    ],
)
def test_what_is_known_again(put: Put, find: Find, new: Article, expected: str) -> None:
    put(article())
    assert likeness(find(new)) == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (FISH, "Westmere closes its old fish market", "same"),
        (FISH + MORE, "A roof of canvas for Westmere's traders", "edition"),
        (MORE * 3, "Westmere's old fish market: traders agree", "edition"),
        ("", "Westmere closes its old fish market", "same"),
        (REPORT.format("2.5", "Friday", "4.1"), "Norland adds money", None),
    ],
)
def test_at_the_same_address(put: Put, find: Find, text: str, title: str, expected: str | None) -> None:
    put(article(url=AT))
    assert likeness(find(article(text, title, url=AT + "?utm_source=letter"))) == expected


def test_a_link_whose_text_comes_later_is_an_edition_that_was_not_captured(put: Put, find: Find, store: Store) -> None:
    link = put(article("", url=AT))
    with store.transaction() as db:
        clippings.set_flag(db, [link], "captured", 0)
    twin = find(article(url=AT))
    assert twin is not None
    assert (twin.clipping_id, twin.likeness, twin.newer, twin.captured) == (link, "edition", True, False)


def test_daily_reports_of_one_form_are_articles_of_their_own(put: Put, find: Find) -> None:
    put(article(REPORT.format("1.5", "Monday", "4.1"), "Norland adds money", "Agency", published=day(2)))
    put(article(REPORT.format("2.5", "Tuesday", "4.2"), "Norland adds money", "Agency", published=day(3)))
    assert find(article(REPORT.format("3", "Wednesday", "4.4"), "Norland adds money", "Agency")) is None
    same_figures = article(REPORT.format("1.5", "Friday", "4.1"), "Norland adds money", "Agency", published=day(6))
    assert find(same_figures) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Subscribe to read on: this article is for members of our paper only, who support its work with their fees.",)
        * 2,
        ("Watch the video",) * 2,
        ("",) * 2,
    ],
)
def test_little_or_nothing_said_twice_is_no_sign(put: Put, find: Find, first: str, second: str) -> None:
    put(article(first, "Council closes the market"))
    assert find(article(second, "Storm takes the lighthouse roof")) is None


def test_another_story_of_the_same_paper_is_new(put: Put, find: Find) -> None:
    put(article())
    assert find(article("The lighthouse keeper of Westmere retires. " * 8, "Keeper retires", url=AT)) is None


def test_the_later_one_is_newer(put: Put, find: Find) -> None:
    put(article(published=day(3)))
    later, earlier = find(article(FISH + MORE, published=day(4))), find(article(FISH + MORE, published=day(2)))
    assert later is not None
    assert earlier is not None
    assert (later.newer, earlier.newer) == (True, False)
    updated = find(replace(article(FISH + MORE, published=day(2)), updated=day(5)))
    assert updated is not None
    assert updated.newer


def test_what_lies_in_trash_is_a_twin_only_where_nothing_else_is(put: Put, find: Find, store: Store) -> None:
    trashed = put(article())
    with store.transaction() as db:
        clippings.set_flag(db, [trashed], "trashed", 1)
    found = find(article())
    assert found is not None
    assert (found.clipping_id, found.trashed) == (trashed, True)
    other = put(article(FISH + MORE, publisher="The Herald"))
    found = find(article())
    assert found is not None
    assert (found.clipping_id, found.trashed) == (other, False)


def test_signatures_that_are_missing_are_made_up_for(put: Put, find: Find, store: Store) -> None:
    ids = [put(article()), put(article(REPORT))]
    with store.transaction() as db:
        fingerprints.forget(db, ids)
    assert find(article(FISH + MORE)) is None
    assert fingerprints.count_missing(store) == 2
    assert Twins(store).catch_up(1) == 1
    assert fingerprints.missing(store, 10) == ids[1:]
    assert likeness(find(article(FISH + MORE))) == "edition"


def test_a_clipping_that_is_gone_is_passed_over(put: Put, find: Find, store: Store) -> None:
    gone = put(article())
    with store.transaction() as db:
        clippings.delete(db, [gone])
        fingerprints.insert(db, gone, marks(article()))
    assert fingerprints.near(store, marks(article()))
    assert find(article(FISH + MORE)) is None


def test_a_form_letter_met_a_thousand_times_is_looked_at_a_few_times_only(store: Store) -> None:
    known_by = marks(article())
    with store.transaction() as db:
        for clipping_id in range(1000, 1000 + 2 * fingerprints.FULLEST):
            fingerprints.insert(db, clipping_id, known_by)
    assert len(fingerprints.near(store, known_by)) == fingerprints.MOST
