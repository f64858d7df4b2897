"""What becomes of an article that is imported, by the rule that the user set."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clipper.core.keeping import Keeping, Settled
from clipper.core.model import Article, Entry, Passage, Tags
from clipper.core.model.changes import ImportStatus
from clipper.core.model.imports import ImportRule
from clipper.core.store import clippings, outbox
from clipper.core.store.database import Store, open_for_writing
from clipper.core.store.rewriting import Source
from tests.core.pasting import PASTED
from tests.core.stories import FISH, MORE, article

AT = "https://post.example/fish"
RULES: list[ImportRule] = ["skip", "attach", "replace", "keep"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_for_writing(tmp_path / "library")
    yield opened
    opened.close()


def settle(store: Store, new: Article, rule: ImportRule) -> Settled:
    with store.transaction():
        return Keeping(store).settle(new, Tags(), Source(None, 0, None, PASTED), rule)


@pytest.mark.parametrize("rule", RULES)
def test_what_is_new_comes_in_by_every_rule(store: Store, rule: ImportRule) -> None:
    assert settle(store, article(), rule).status == "added"


@pytest.mark.parametrize(
    ("rule", "same", "changed"),
    [
        ("skip", "duplicate", "duplicate"),
        ("attach", "duplicate", "attached"),
        ("replace", "duplicate", "replaced"),
        ("keep", "added", "added"),
    ],
)
def test_what_is_there_goes_by_the_rule(
    store: Store, rule: ImportRule, same: ImportStatus, changed: ImportStatus
) -> None:
    first = settle(store, article(url=AT), rule).clipping_id
    assert settle(store, article(url=AT), rule).status == same
    again = settle(store, article(FISH + MORE, url=AT), rule)
    assert again.status == changed
    assert again.twin is not None
    if changed != "added":
        assert again.clipping_id == first
        clipping = Keeping(store).clipping(first)
        assert ("canvas" in clipping.text) == (rule == "replace")
        assert len(clipping.editions) == (rule != "skip")
        assert settle(store, article(FISH + MORE, url=AT), rule).status == "duplicate"


@pytest.mark.parametrize("rule", ["skip", "attach", "replace"])
def test_a_clipping_that_was_only_a_link_gets_its_text(store: Store, rule: ImportRule) -> None:
    link = replace(article("", url=AT), entry=Entry(url=AT, link_only=True))
    first = settle(store, link, rule).clipping_id
    assert settle(store, link, rule).status == "duplicate"
    settled = settle(store, article(url=AT), rule)
    assert (settled.status, settled.clipping_id) == ("replaced", first)
    clipping = Keeping(store).clipping(first)
    assert (clipping.text, clipping.summary.captured, clipping.editions) == (FISH, True, ())
    assert settle(store, link, rule).status == "duplicate"


def test_what_lies_in_trash_comes_in_again(store: Store) -> None:
    first = settle(store, article(), "skip").clipping_id
    with store.transaction() as db:
        clippings.set_flag(db, [first], "trashed", 1)
    again = settle(store, article(), "skip")
    assert again.status == "added"
    assert again.clipping_id != first


def test_the_index_hears_of_what_came_and_changed(store: Store) -> None:
    first = settle(store, article(url=AT), "replace").clipping_id
    seen = outbox.last(store)
    settle(store, article(FISH + MORE, url=AT), "replace")
    assert [row.clipping_id for row in outbox.after(store, seen, 10)] == [first]


def test_passages_marked_elsewhere_find_their_words_in_spite_of_other_spaces(store: Store) -> None:
    entry = Entry(passages=(Passage("the  hardest\nof her life"), Passage("words that are nowhere")))
    first = settle(store, replace(article(), entry=entry), "skip").clipping_id
    clipping = Keeping(store).clipping(first)
    placed, waiting = clipping.highlights
    assert placed.exact == "the hardest of her life"
    assert placed.span is not None
    assert clipping.canonical[slice(*placed.span)] == placed.exact
    assert (waiting.exact, waiting.start) == ("words that are nowhere", None)
