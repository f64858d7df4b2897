"""The processes of an import as their parent sees them."""

import multiprocessing
from datetime import UTC, datetime
from multiprocessing.connection import wait

from clipper.core.importing.items import Item, Limits, Task
from clipper.core.importing.processes import Reader
from clipper.core.model import Draft
from tests.core.importing.exports import TEXTS


def test_no_document_is_blamed_for_a_reader_that_died_before_it_came() -> None:
    draft = Draft(TEXTS[0].encode(), "text/plain", datetime(2025, 6, 11, tzinfo=UTC), "mill.txt", charset="utf-8")
    others = set(multiprocessing.active_children())
    reader = Reader(Limits())
    try:
        while not reader.wants_work:
            wait([reader.connection])
            reader.take()
        (process,) = set(multiprocessing.active_children()) - others
        process.kill()
        process.join()
        reader.give([Item(Task("mill.txt", "mill.txt", 1), 0, draft)])
        settled: list[Item] = []
        while not settled:
            wait([reader.connection])
            settled = reader.take()
    finally:
        reader.close()
    (item,) = settled
    assert item.problem == ""
    assert item.read
    assert TEXTS[0][:40] in item.read[0].article.text
