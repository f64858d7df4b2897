"""Drafts read where they can hold up nobody."""

from datetime import UTC, datetime

import pytest

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.extract.apart import Limits
from clipper.core.extract.guarded import SMALL, Reader
from clipper.core.extract.read import read
from clipper.core.model import Draft
from clipper.core.model.readings import Reading

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
LONG = Draft(
    ("<h1>The harbour</h1>" + "<p>The harbour is calm tonight, and the boats are in.</p>" * 3000).encode(),
    "text/html",
    NOW,
    "harbour",
)
SHORT = Draft(b"<h1>The harbour</h1><p>The harbour is calm tonight, and the boats are in.</p>", "text/html", NOW)
HOSTILE = Draft(b"<div><a href=x>word</a>" * 200_000, "text/html", NOW, "hostile")


def stop() -> None:
    raise Cancelled


def test_what_is_read_apart_is_read_the_same() -> None:
    assert len(SHORT.data) < SMALL < len(LONG.data)
    with Reader() as reader:
        for draft in (SHORT, LONG):
            assert reader.read(draft) == read(draft)
        assert reader.read(LONG, Reading(extent="selection")) == read(LONG, Reading(extent="selection"))


def test_what_is_small_starts_no_process() -> None:
    with Reader(page=Limits(0.0), document=Limits(0.0)) as reader:
        assert reader.read(SHORT, look=stop)[0].title == "The harbour"


def test_a_page_that_never_ends_is_ended() -> None:
    with Reader(page=Limits(1.0)) as reader, pytest.raises(ClipperError, match="too long") as told:
        reader.read(HOSTILE)
    assert told.value.hint == "The original is kept."


def test_stop_is_heard_while_a_page_is_read() -> None:
    with Reader() as reader, pytest.raises(Cancelled):
        reader.read(HOSTILE, look=stop)


def test_a_document_is_read_apart_however_small() -> None:
    rtf = Draft(rb"{\rtf1\ansi The harbour is calm tonight.\par}", "application/rtf", NOW)
    with Reader() as reader:
        assert "calm tonight" in reader.read(rtf)[0].text
    with Reader(document=Limits(0.0)) as reader, pytest.raises(ClipperError, match="too long"):
        reader.read(rtf)


def test_what_the_user_can_act_on_comes_through() -> None:
    empty = Draft(b" " * (SMALL + 1), "text/plain", NOW)
    with Reader() as reader, pytest.raises(ClipperError) as told:
        reader.read(empty)
    with pytest.raises(ClipperError) as same:
        read(empty)
    assert str(told.value) == str(same.value)
