"""The outbox: what the index has yet to see."""

from clipper.core.store import outbox
from clipper.core.store.database import Store


def test_rows_come_in_order_and_numbers_never_come_back(store: Store) -> None:
    assert outbox.last(store) == 0
    with store.transaction() as db:
        outbox.append(db, [5, 6, 5])
    rows = outbox.after(store, 0, 10)
    assert [row.clipping_id for row in rows] == [5, 6, 5]
    assert outbox.last(store) == rows[-1].seq
    with store.transaction() as db:
        outbox.prune(db, rows[-1].seq)
        outbox.append(db, [7])
    (row,) = outbox.after(store, 0, 10)
    assert row.seq > rows[-1].seq
    assert outbox.pruned(store) == rows[-1].seq


def test_a_limit_takes_the_oldest(store: Store) -> None:
    with store.transaction() as db:
        outbox.append(db, range(10))
    assert [row.clipping_id for row in outbox.after(store, 0, 3)] == [0, 1, 2]
