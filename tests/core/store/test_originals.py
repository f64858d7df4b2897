"""Originals: byte for byte, pending until decided."""

from datetime import UTC, datetime

from clipper.core.model import Article, Draft
from clipper.core.store import clippings, originals
from clipper.core.store.database import Store

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)

DRAFT = Draft(b"bytes \x00 as they came \xff", "text/html", datetime(2025, 6, 11, tzinfo=UTC), "clipboard", charset="x")


def test_bytes_come_back_exactly(store: Store) -> None:
    with store.transaction() as db:
        original_id = originals.insert(db, DRAFT)
    assert originals.draft(store, original_id) == DRAFT
    assert originals.draft(store, original_id + 1) is None


def test_an_original_is_pending_until_it_is_kept_or_let_go(store: Store) -> None:
    with store.transaction() as db:
        kept = originals.insert(db, DRAFT)
        originals.keep(db, kept)
        let_go = originals.insert(db, DRAFT)
    assert [p.original_id for p in originals.pending(store)] == [let_go]
    with store.transaction() as db:
        originals.release(db, let_go)
        originals.release(db, kept)  # kept ones are not let go this way
    assert originals.pending(store) == ()
    assert originals.draft(store, kept) == DRAFT


def test_two_pastes_of_the_same_bytes_are_decided_apart(store: Store) -> None:
    with store.transaction() as db:
        first, second = originals.insert(db, DRAFT), originals.insert(db, DRAFT)
        originals.release(db, first)
    assert originals.draft(store, first) is None
    assert originals.draft(store, second) == DRAFT


def test_an_import_that_broke_off_is_no_paste_left_unfinished(store: Store) -> None:
    with store.transaction() as db:
        broken_off = originals.insert(db, DRAFT, importing=True)
    assert originals.pending(store) == ()
    with store.transaction() as db:
        originals.remove_unused(db)
    assert originals.draft(store, broken_off) is None


def test_unused_originals_go_and_used_and_pending_ones_stay(store: Store) -> None:
    with store.transaction() as db:
        used, unused, pending = (originals.insert(db, Draft(bytes([n]), "text/plain", NOW)) for n in range(3))
        for original_id in (used, unused):
            originals.keep(db, original_id)
        clippings.insert(db, Article(title="One"), original_id=used, keys=(None, None), now=NOW)
        originals.remove_unused(db)
    assert [row[0] for row in store.rows("SELECT id FROM originals ORDER BY id")] == [used, pending]


def test_damaged_bytes_are_noticed(store: Store) -> None:
    with store.transaction() as db:
        good = originals.insert(db, DRAFT)
        bad = originals.insert(db, Draft(b"other", "text/plain", NOW))
        db.table("originals").update(bad, {"data": b"rotten"})
    assert good != bad
    assert originals.damaged(store) == [bad]
