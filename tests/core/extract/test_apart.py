"""Functions in a process of their own."""

import os
import sys

import pytest

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.extract import apart
from clipper.core.extract.apart import Apart, Broken, Limits


def echo(words: str) -> tuple[str, int]:
    return words, os.getpid()


def refuse(words: str) -> str:
    raise ClipperError(words, "Try another one.")


def die(_words: str) -> str:
    os.abort()


def hang_or_echo(words: str) -> tuple[str, int]:
    while words == "hang":
        pass
    return words, os.getpid()


def swell(_words: str) -> str:
    return " " * 4_000_000_000


def divide(words: str) -> float:
    return 1 / len(words)


def test_a_function_works_in_another_process() -> None:
    said, pid = apart.run(echo, "hello")
    assert said == "hello"
    assert pid != os.getpid()


def test_one_process_serves_until_it_is_left() -> None:
    with Apart(echo) as helper:
        assert len({helper.ask(words) for words in ("a", "b")}) == 2
        assert len({helper.ask(words)[1] for words in ("a", "b")}) == 1


def test_what_a_user_can_act_on_reaches_her() -> None:
    with pytest.raises(ClipperError) as told:
        apart.run(refuse, "It is locked.")
    assert (told.value.message, told.value.hint) == ("It is locked.", "Try another one.")


def test_a_crash_harms_nobody() -> None:
    with pytest.raises(ClipperError, match="ended"):
        apart.run(die, "")


def test_what_takes_too_long_is_ended_and_the_next_is_answered() -> None:
    with Apart(hang_or_echo, Limits(3.0)) as helper:
        _said, before = helper.ask("hello")
        with pytest.raises(ClipperError, match="too long"):
            helper.ask("hang")
        said, after = helper.ask("hello")
    assert said == "hello"
    assert after != before


def test_stop_ends_it() -> None:
    def stop() -> None:
        raise Cancelled

    with Apart(hang_or_echo) as helper, pytest.raises(Cancelled):
        helper.ask("hang", stop)


def test_a_bug_there_is_told_with_its_trace() -> None:
    with pytest.raises(Broken, match="ZeroDivisionError") as told:
        apart.run(divide, "")
    assert "len(words)" in told.value.__notes__[0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses memory at once")
def test_what_wants_too_much_memory_is_refused_it() -> None:
    with pytest.raises(ClipperError, match=r"memory|ended"):
        apart.run(swell, "", Limits(60.0, 500_000_000))
