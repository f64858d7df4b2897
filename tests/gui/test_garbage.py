"""Cycles are freed on the window's thread, whoever made them."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from clipper.gui.garbage import GarbageCollector


class Knot:
    """Refers to itself, so that counting references never frees it."""

    freed_on: threading.Thread | None = None

    def __init__(self) -> None:
        self.myself = self

    def __del__(self) -> None:
        Knot.freed_on = threading.current_thread()


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:  # noqa: ARG001 (there must be an application)
    collector = GarbageCollector()
    yield collector
    collector.stop()
    assert gc.isenabled()


def test_what_a_lane_leaves_behind_is_freed_on_the_window_s_thread(collector: GarbageCollector) -> None:
    collector.collect()  # what is there before is set aside
    knots: list[weakref.ref[Knot]] = []

    def work() -> None:
        knots.append(weakref.ref(Knot()))
        assert len([[number] for number in range(100_000)]) == 100_000  # would make Python collect here

    lane = threading.Thread(target=work)
    lane.start()
    lane.join()
    assert knots[0]() is not None, "not on the lane"
    crowd = [[number] for number in range(2_000)]
    collector.collect()
    assert len(crowd) == 2_000
    assert knots[0]() is None
    assert Knot.freed_on is threading.main_thread()


def test_older_ones_are_freed_in_time(collector: GarbageCollector) -> None:
    collector.collect()
    knot = Knot()
    watched = weakref.ref(knot)
    gc.collect()  # it grows old
    del knot
    for _turn in range(500):
        crowd = [[number] for number in range(1_000)]
        collector.collect()
        del crowd
    assert watched() is None
