"""Undo and redo bring every row back exactly."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from clipper.core.store import clippings, outbox, tags
from clipper.core.store.database import Store
from clipper.core.store.undo import TABLES, UndoLog

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)


@pytest.fixture
def log(store: Store) -> UndoLog:
    return UndoLog(store)


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(tuple(row) for row in store.rows(f"SELECT * FROM {table}")) for table in TABLES}


def test_each_step_goes_back_and_forth_to_the_very_same_rows(
    store: Store, log: UndoLog, put: Callable[..., int]
) -> None:
    with log.record("Add Clipping"):
        clipping_id = put('Ferry\'s "late"', "Quotes ' and \\ and ünïcode 港", countries="FR DE", topics="user:1")
    stages = [everything(store)]
    steps: list[tuple[str, Callable[[], object]]] = [
        ("Add Star", lambda: clippings.set_flag(store.db, [clipping_id], "starred", 1)),
        ("Remove Country", lambda: tags.set_country(store.db, [clipping_id], "FR", rejected=True)),
        ("Add Country", lambda: tags.set_country(store.db, [clipping_id], "IT", rejected=False)),
        ("Edit Note", lambda: clippings.set_note(store.db, clipping_id, "call the port", NOW)),
        ("Edit Note", lambda: clippings.set_note(store.db, clipping_id, "", NOW)),
        ("Delete", lambda: clippings.delete(store.db, [clipping_id])),
    ]
    for label, work in steps:
        with log.record(label), store.transaction():
            work()
        stages.append(everything(store))
    for stage in reversed(stages[:-1]):
        log.undo()
        assert everything(store) == stage
    for stage in stages[1:]:
        log.redo()
        assert everything(store) == stage
    for stage in reversed(stages[:-1]):
        log.undo()
        assert everything(store) == stage


def test_undoing_an_addition_tells_what_went_and_redoing_what_came(log: UndoLog, put: Callable[..., int]) -> None:
    with log.record("Add 2 Clippings"):
        first, second = put("One"), put("Two", countries="CN")
    undone = log.undo()
    assert sorted(undone.removed) == [first, second]
    assert not undone.added
    assert not undone.changed
    assert sorted(log.redo().added) == [first, second]


def test_undoing_a_change_tells_the_index(store: Store, log: UndoLog, put: Callable[..., int]) -> None:
    clipping_id = put("One")
    with log.record("Add Country"), store.transaction() as db:
        tags.set_country(db, [clipping_id], "CN", rejected=False)
    before = outbox.last(store)
    changes = log.undo()
    assert changes.changed == (clipping_id,)
    assert [row.clipping_id for row in outbox.after(store, before, 10)] == [clipping_id]


def test_history_names_what_undo_and_redo_would_do(log: UndoLog, put: Callable[..., int]) -> None:
    assert (log.history().undo, log.history().redo) == ("", "")
    with log.record("Add Clipping"):
        put("One")
    assert (log.history().undo, log.history().redo) == ("Add Clipping", "")
    log.undo()
    assert (log.history().undo, log.history().redo) == ("", "Add Clipping")


def test_a_new_change_forgets_what_could_be_redone(store: Store, log: UndoLog, put: Callable[..., int]) -> None:
    with log.record("Add Clipping"):
        put("One")
    log.undo()
    with log.record("Add Clipping"):
        kept = put("Two")
    assert not log.redo()
    assert [row["id"] for row in store.rows("SELECT id FROM clippings")] == [kept]


def test_what_changed_nothing_is_no_step(store: Store, log: UndoLog, put: Callable[..., int]) -> None:
    clipping_id = put("One")
    log.clear()
    with log.record("Remove Star"), store.transaction() as db:
        assert clippings.set_flag(db, [clipping_id], "starred", 0) == []
    assert log.history().undo == ""


def test_a_step_of_several_transactions_goes_back_at_once(store: Store, log: UndoLog, put: Callable[..., int]) -> None:
    with log.record("Import"):
        for number in range(5):
            put(f"Story {number}")
    log.undo()
    assert store.value("SELECT count(*) FROM clippings") == 0


def test_undo_with_nothing_to_undo_does_nothing(log: UndoLog) -> None:
    assert not log.undo()
    assert not log.redo()


def test_undo_gives_back_only_what_its_step_changed(store: Store, log: UndoLog, put: Callable[..., int]) -> None:
    clipping_id = put("One")
    with log.record("Add Star"), store.transaction() as db:
        clippings.set_flag(db, [clipping_id], "starred", 1)
    with store.transaction() as db:  # read meanwhile, which is no step
        clippings.set_flag(db, [clipping_id], "unread", 0)
    log.undo()
    row = store.rows("SELECT starred, unread FROM clippings")[0]
    assert tuple(row) == (0, 0)


@pytest.mark.parametrize("text", ["a\0b", "\0", "'\0'", "", "☃ 'quoted' \\ and \n lines"])
def test_any_text_survives_undo(store: Store, log: UndoLog, put: Callable[..., int], text: str) -> None:
    clipping_id = put(text)
    with log.record("Edit"), store.transaction() as db:
        db.table("clippings").update(clipping_id, {"title": "other"})
    log.undo()
    assert store.value("SELECT title FROM clippings WHERE id = ?", (clipping_id,)) == text
    with log.record("Delete"), store.transaction() as db:
        clippings.delete(db, [clipping_id])
    log.undo()
    assert store.value("SELECT title FROM clippings WHERE id = ?", (clipping_id,)) == text


def test_what_is_done_while_an_import_runs_is_a_step_of_its_own(
    store: Store, log: UndoLog, put: Callable[..., int]
) -> None:
    old = put("Old")
    with log.record("Import"):
        first = put("One")
        with log.record("Add Star"), store.transaction() as db:
            clippings.set_flag(db, [old, first], "starred", 1)
        put("Two")
    imported = everything(store)
    assert log.history().undo == "Import"
    assert len(log.undo().removed) == 2
    assert [tuple(row) for row in store.rows("SELECT id, starred FROM clippings")] == [(old, 1)]
    assert log.undo().changed == (old,)
    assert store.value("SELECT starred FROM clippings WHERE id = ?", (old,)) == 0
    log.redo()
    log.redo()
    assert everything(store)["bodies"] == imported["bodies"]


def test_undo_while_an_import_runs_is_no_part_of_the_import(
    store: Store, log: UndoLog, put: Callable[..., int]
) -> None:
    with log.record("Add Clipping"):
        old = put("Old")
    with log.record("Add Star"), store.transaction() as db:
        clippings.set_flag(db, [old], "starred", 1)
    with log.record("Import"):
        put("One")
        assert log.undo().changed == (old,)
        put("Two")
    assert len(log.undo().removed) == 2
    assert [tuple(row) for row in store.rows("SELECT id, starred FROM clippings")] == [(old, 0)]
    assert log.undo().removed == (old,)


def test_what_follows_a_deletion_for_good_can_be_undone_even_within_an_import(
    log: UndoLog, put: Callable[..., int]
) -> None:
    with log.record("Import"):
        put("One")
        log.clear()
        after = put("Two")
    assert log.undo().removed == (after,)
    assert log.history().undo == ""
