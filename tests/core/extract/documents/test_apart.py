"""Converters in a process of their own."""

import os
import sys

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.documents import apart
from clipper.core.extract.documents.converted import Converted


def echo(data: bytes) -> Converted:
    return Converted(text=f"{data.decode()} {os.getpid()}")


def refuse(data: bytes) -> Converted:
    raise ClipperError(data.decode(), "Try another one.")


def die(_data: bytes) -> Converted:
    os.abort()


def hang(_data: bytes) -> Converted:
    while True:
        pass


def swell(_data: bytes) -> Converted:
    return Converted(text=" " * 4_000_000_000)


def test_a_converter_works_in_another_process() -> None:
    said, pid = apart.run(echo, b"hello").text.split()
    assert said == "hello"
    assert int(pid) != os.getpid()


def test_what_a_user_can_act_on_reaches_her() -> None:
    with pytest.raises(ClipperError) as told:
        apart.run(refuse, b"It is locked.")
    assert (told.value.message, told.value.hint) == ("It is locked.", "Try another one.")


def test_a_crash_harms_nobody() -> None:
    with pytest.raises(ClipperError, match="ended"):
        apart.run(die, b"")


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(ClipperError, match="too long"):
        apart.run(hang, b"", seconds=0.5)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses memory at once")
def test_what_wants_too_much_memory_is_refused_it() -> None:
    with pytest.raises(ClipperError, match=r"memory|ended"):
        apart.run(swell, b"", memory=500_000_000)
