"""The reader: what it shows of an article, and what stays when it is shown again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clipper.core.model import Opened
from clipper.gui.panes.reader import Reader
from clipper.gui.widgets.chip import Chip
from tests.gui.panes.reading import Make, chip, texts, words

pytestmark = pytest.mark.usefixtures("theme")


def test_without_a_clipping_it_says_how_to_get_one(reader: Reader) -> None:
    assert "Ctrl+V" in words(reader)
    reader.find()
    reader.next_hit()
    reader.copy_citation()


def test_it_shows_what_is_known_and_says_what_is_not(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(clipping(published=None, publisher=None)))
    assert "unknown publisher" in words(reader)
    assert "time unknown" in words(reader)
    assert "By Ada Merrow" in words(reader)
    assert texts(reader)["Headline"].toPlainText() == "Oslo 🚢 waits for the ferry"
    assert texts(reader)["Dateline"].toPlainText() == "BERGEN, June 10"
    assert "Two cats" in texts(reader)["Article text"].toPlainText()


def test_an_unconverted_clipping_says_why_and_that_the_original_is_kept(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(clipping(html="", problem="the page is <b>too</b> large")))
    assert "the page is <b>too</b> large" in words(reader)
    assert "original is kept" in words(reader)
    reader.show_opened(Opened(clipping(2)))
    assert "original is kept" not in words(reader)


def test_every_label_takes_its_words_as_plain_text(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(clipping(publisher="<img src='file:///x'>", title="<b>x</b>")))
    shown = [label for label in reader.findChildren(QLabel) if "<" in label.text()]
    assert shown
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}
    assert texts(reader)["Headline"].toPlainText() == "<b>x</b>"


def test_an_article_in_arabic_runs_from_the_right(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(clipping(title="عودة الوزراء", html="<p>اجتمع المفاوضون</p>")))
    assert chip(reader, "Norway").layoutDirection() == Qt.LayoutDirection.RightToLeft
    body = texts(reader)["Article text"]
    first_letter = body.cursorRect(body.textCursor())
    assert first_letter.x() > body.width() / 2
    reader.show_opened(Opened(clipping(2)))
    assert chip(reader, "Norway").layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_same_clipping_shown_again_keeps_place_selection_and_keyboard(
    reader: Reader, clipping: Make, qtbot: QtBot
) -> None:
    before = clipping(html="<p>filler words here</p>" * 200)
    reader.show_opened(Opened(before))
    body = texts(reader)["Article text"]
    body.selectAll()
    body.setFocus()
    qtbot.keyClick(body, Qt.Key.Key_End)
    place = body.mapTo(reader, QPoint(0, 0))
    assert place.y() < 0
    reader.show_opened(Opened(replace(before, countries=before.countries[:1], note="n")))
    assert body.mapTo(reader, QPoint(0, 0)) == place
    assert body.textCursor().hasSelection()
    assert [each.accessibleName() for each in reader.findChildren(Chip) if each.isVisible()] == ["Norway", "economy"]
    reader.show_opened(Opened(clipping(2, html=before.html)))
    assert body.mapTo(reader, QPoint(0, 0)).y() > 0
