"""JSON read as it comes: by path, as a tree, and up to where it breaks."""

import pytest

from clipper.core.importers.json_stream import nodes, records, shape
from clipper.core.importers.records import BrokenOff
from tests.core.importers.exports import file_of


def test_values_at_a_path() -> None:
    file = file_of({"x": {"a": 1}, "a": [{"b": [1, [2], {"c": None}]}, {"b": 3}, 4, {"b": []}], "z": [[]]})
    assert list(records(file, "a", "*", "b")) == [((0,), [1, [2], {"c": None}]), ((1,), 3), ((3,), [])]
    assert list(records(file, "a", "*", "b", "*")) == [((0, 0), 1), ((0, 1), [2]), ((0, 2), {"c": None})]
    assert list(records(file, "x", "a")) == [((), 1)]
    assert list(records(file, "nowhere", "*")) == []


def test_numbers_of_any_size() -> None:
    values = [value for _at, value in records(file_of("[1.5, 123456789012345678901234567890, 1e400]"), "*")]
    assert values == [1.5, 123456789012345678901234567890, float("inf")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    file = file_of('["Zölle"]'.encode(encoding))
    assert [value for _at, value in records(file, "*")] == ["Zölle"]


def test_bytes_that_are_no_text() -> None:
    padding = '["' + "é" * 40_000 + '", '
    (_first, second) = records(file_of(padding.encode() + b'"Z\xfflle"]'), "*")
    assert second[1] == "Z\ufffdlle"


@pytest.mark.parametrize("rest", ['{"id": 3, "te', "nonsense]", "", "[" * 100_000, '{"a":' * 100_000])
def test_what_came_before_a_break_stays(rest: str) -> None:
    found = records(file_of('[{"id": 1}, {"id": 2}, ' + rest), "*")
    assert [next(found)[1], next(found)[1]] == [{"id": 1}, {"id": 2}]
    with pytest.raises(BrokenOff):
        next(found)


def test_a_tree_from_the_leaves() -> None:
    file = file_of(
        {"title": "top", "children": [{"title": "a", "children": [{"title": "b"}]}, {"title": "c", "x": {"y": 1}}]}
    )
    assert [(node.values.get("title"), node.key, node.number, node.parents) for node in nodes(file)] == [
        ("b", "children", 2, (0, 1)),
        ("a", "children", 1, (0,)),
        (None, "x", 4, (0, 3)),
        ("c", "children", 3, (0,)),
        ("top", "", 0, ()),
    ]
    with pytest.raises(BrokenOff):
        list(nodes(file_of("[" * 100_000)))


def test_the_shape_of_a_beginning() -> None:
    assert shape(file_of('{"a": [{"b": {"c": 1}}, {"d": "cut of')) == {"a", "a.*.b", "a.*.b.c", "a.*.d"}
    assert shape(file_of("a: [1]")) == frozenset()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"cut \ud83d", "cut \ufffd"),
        (r"\ude00 cut", "\ufffd cut"),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        (r"\uD83D\uDE00", "\U0001f600"),
        (r"\\ud83d and \\\ud83d", "\\ud83d and \\\ufffd"),
        (r"\ud83d\n", "\ufffd\n"),
    ],
)
def test_half_a_character_costs_no_more_than_itself(written: str, read: str) -> None:
    assert [value for _at, value in records(file_of(f'["{written}", "and on"]'), "*")] == [read, "and on"]
    assert shape(file_of(f'{{"title": "{written}", "url": ""}}')) == {"title", "url"}


def test_a_character_that_two_reads_part_is_whole() -> None:
    for before in range(65_510, 65_536):
        text = "x" * before + r"\ud83d\ude00\ud83d"
        assert [value for _at, value in records(file_of(f'["{text}"]'), "*")] == ["x" * before + "\U0001f600\ufffd"]
