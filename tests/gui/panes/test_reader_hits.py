"""What the reader lights, and how one steps through it: hits of a search, evidence, words that are looked for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clipper.core.model import Clipping, Opened
from clipper.gui.panes.note_field import NoteField
from clipper.gui.panes.reader import Reader
from clipper.gui.theme import Theme
from tests.gui.panes.reading import Hits, Make, chip, lit, texts, words

pytestmark = pytest.mark.usefixtures("theme")


def test_hits_are_lit_where_the_words_stand_in_headline_lists_and_tables(
    reader: Reader, clipping: Make, hits: Hits
) -> None:
    reader.show_opened(hits(clipping(), "ferry"))
    assert lit(reader, "hit") == ["ferry", "ferry", "ferry", "Ferry"]
    assert lit(reader, "current") == []


def test_one_steps_through_the_hits_and_round_again(reader: Reader, clipping: Make, hits: Hits) -> None:
    reader.show_opened(hits(clipping(), "ferry"))
    assert "4 hits" in words(reader)
    reader.next_hit()
    assert "Hit 1 of 4" in words(reader)
    assert texts(reader)["Headline"].lit("current") == ["ferry"]
    reader.previous_hit()
    assert "Hit 4 of 4" in words(reader)
    assert texts(reader)["Article text"].lit("current") == ["Ferry"]
    reader.next_hit()
    assert "Hit 1 of 4" in words(reader)


def test_a_hit_far_below_is_scrolled_to(reader: Reader, clipping: Make, hits: Hits) -> None:
    html = "<p>filler words here</p>" * 200 + "<p>the ferry</p>"
    reader.show_opened(hits(clipping(html=html, title="Quiet"), "ferry"))
    reader.next_hit()
    body = texts(reader)["Article text"]
    [place] = body.places([(len(clipping(html=html).text) - 5, len(clipping(html=html).text))])
    seen = body.mapTo(reader, body.area(place).center())
    assert 0 < seen.y() < reader.height()


def test_the_next_clipping_forgets_the_hits_of_the_one_before(reader: Reader, clipping: Make, hits: Hits) -> None:
    reader.show_opened(hits(clipping(), "ferry"))
    reader.next_hit()
    reader.show_opened(Opened(clipping(2)))
    assert lit(reader, "hit") == lit(reader, "current") == []
    assert "hit" not in words(reader)


def test_evidence_lights_in_headline_dateline_and_text_while_its_chip_is_pointed_at(
    reader: Reader, clipping: Make, with_evidence: Callable[[Clipping, str], Clipping], qtbot: QtBot
) -> None:
    reader.show_opened(Opened(with_evidence(clipping(), "oslo|bergen|cats")))
    chip(reader, "Norway").setFocus()
    qtbot.waitUntil(lambda: lit(reader, "evidence") == ["Oslo", "BERGEN", "Oslo", "cats"])
    reader.findChild(NoteField).setFocus()
    qtbot.waitUntil(lambda: lit(reader, "evidence") == [])


def test_find_counts_lights_and_steps_and_escape_goes_back_to_the_hits(
    reader: Reader, clipping: Make, hits: Hits, qtbot: QtBot
) -> None:
    reader.show_opened(hits(clipping(), "cats"))
    reader.find()
    field = next(field for field in reader.findChildren(QLineEdit) if field.accessibleName().startswith("Find"))
    qtbot.keyClicks(field, "FERRY")
    assert "1 of 4" in words(reader)
    assert lit(reader, "match") == ["ferry", "ferry", "ferry", "Ferry"]
    assert lit(reader, "hit") == [], "two sorts of light at a time would confuse"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "2 of 4" in words(reader)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "4 of 4" in words(reader)
    qtbot.keyClicks(field, "man")
    assert "Not found" in words(reader)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert lit(reader, "match") == []
    assert lit(reader, "hit") == ["cats"]
    assert "1 hit" in words(reader)


def test_find_takes_signs_literally_and_any_white_space_for_a_space(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(clipping(html="<p>a (b)&nbsp;c</p><p>😀 a (b) c</p>", title="T")))
    assert len(texts(reader)["Article text"].search("(b) c")) == 2


def test_at_night_the_article_is_repainted_with_its_hits(
    reader: Reader, clipping: Make, hits: Hits, theme: Theme
) -> None:
    reader.show_opened(hits(clipping(), "ferry"))
    theme.set_mode("dark")
    assert lit(reader, "hit") == ["ferry", "ferry", "ferry", "Ferry"]
    body = texts(reader)["Article text"]
    assert body.extraSelections()[0].format.background().color().name() == theme.colors.lit


def test_hits_of_a_long_article_do_not_reach_into_the_short_one_after_it(
    reader: Reader, clipping: Make, hits: Hits
) -> None:
    reader.show_opened(hits(clipping(1, "<p>Fog all day.</p>" * 40 + "<p>Then the ferry.</p>"), "ferry"))
    reader.show_opened(hits(clipping(2, "<p>A ferry.</p>"), "ferry"))  # Qt would complain of places out of range
    assert lit(reader, "hit") == ["ferry", "ferry"]
