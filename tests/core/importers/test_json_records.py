"""Records of JSON files: broken, hostile, in other encodings."""

import pytest

from clipper.core.importers.json_records import json_facts, json_records, key_paths, text_at
from clipper.core.model import Refused
from tests.core.importers.press import opened


def test_paths_of_the_head() -> None:
    assert key_paths(opened('\ufeff{"a": {"b": [{"c": 1}]}, "d": "cut')) == {"a", "a.b", "a.b.*.c", "d"}
    assert key_paths(opened("no json")) == set()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_records_in_any_unicode(encoding: str) -> None:
    file = opened('{"title": "Fähre", "items": [{"a": 1.5}, 7, {"a": "ö"}]}'.encode(encoding))
    first, wrong, second = json_records(file, "items.*")
    assert (text_at(first, "a"), second) == ("1.5", {"a": "ö"})
    assert isinstance(wrong, Refused)
    assert json_facts(file, "title", "none") == {"title": "Fähre"}


def test_what_comes_before_a_break_is_kept() -> None:
    first, broken = json_records(opened('[{"a": 1}, {"a": 2'), "*")
    assert first == {"a": 1}
    assert isinstance(broken, Refused)
    assert "broken" in broken.reason


def test_depth_is_no_danger() -> None:
    deep = "[" * 200_000
    assert key_paths(opened(deep)) == set()
    assert all(isinstance(each, Refused) for each in json_records(opened(deep), "*"))


def test_text_of_records() -> None:
    assert text_at({"a": " ", "b": 7, "c": "x \n y"}, "a", "b") == "7"
    assert text_at({"c": "x \n \ud83d y"}, "c") == "x \ufffd y"
    assert text_at([], "a") == ""
