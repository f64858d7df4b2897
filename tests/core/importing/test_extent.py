"""How many entries there are to come."""

from clipper.core.importing.extent import Extent


def test_files_of_one_entry_each_are_counted() -> None:
    extent = Extent([10, 10_000, 10])
    assert extent.total == 3
    extent.reached(1, 10)
    extent.ended(1, 10)
    assert extent.total == 3


def test_a_container_is_judged_by_the_bytes_that_are_left() -> None:
    extent = Extent([1000])
    extent.reached(50, 250)
    assert extent.total == 200
    extent.reached(90, 900)
    assert extent.total == 100


def test_what_is_read_whole_is_not_known_until_it_ends() -> None:
    extent = Extent([1000])
    extent.reached(50, 0)
    assert extent.total == 0
    extent.ended(80, 1000)
    assert extent.total == 80


def test_it_is_never_less_than_what_was_seen() -> None:
    extent = Extent([1000, 0])
    extent.reached(50, 1000)
    assert extent.total >= 50
    extent.ended(50, 1000)
    extent.ended(0, 0)
    assert extent.total == 50


def test_nothing_to_import_is_nothing() -> None:
    assert Extent([]).total == 0
