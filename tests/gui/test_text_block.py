"""A few lines of text: never more than asked for, and lit where the words are."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from clipper.gui.text_block import TextBlock, lit_ranges

LONG = "The ferry across the sound sails again after eleven years of waiting. " * 20


def test_text_takes_the_lines_it_needs_and_no_more_than_allowed(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    assert TextBlock("Ferry", font, 300, 2).lines == 1
    assert TextBlock(LONG, font, 300, 2).lines == 2
    assert TextBlock("", font, 300, 2).lines <= 1


def test_text_that_is_cut_ends_in_an_ellipsis_and_loses_nothing_before(qapp: QApplication) -> None:
    for text in (LONG, "新聞" * 300, "📰 ferry " * 200, "x" * 2000):
        block = TextBlock(text, QFont(qapp.font()), 220, 3)
        assert block.lines == 3
        shown = block.text
        assert shown.endswith("…")
        assert text.startswith(shown[:-1].rstrip())
        assert len(shown) > 20


def test_line_breaks_do_not_use_up_lines(qapp: QApplication) -> None:
    assert TextBlock("one\ntwo\nthree", QFont(qapp.font()), 400, 3).lines == 1


def test_lit_places_are_counted_as_qt_counts(qapp: QApplication) -> None:  # noqa: ARG001 (Qt has to run)
    ranges = lit_ranges("📰📰 ferry", [(3, 8)], "#ffff00", "#000000")
    assert [(lit.start, lit.length) for lit in ranges] == [(5, 5)]
