"""The digest in the reader: shown above the article, lit in its text, followed by mouse and keyboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clipper.core.digest.digest import digest
from clipper.core.model import Clipping, Digest, Figure, Opened, Sentence
from clipper.gui.panes.article_text import ArticleText
from clipper.gui.panes.digest_panel import DigestPanel
from clipper.gui.panes.reader import Reader
from clipper.gui.widgets.chip import Chip
from clipper.gui.widgets.text_row import TextRow
from tests.core.digest.articles import BRIDGE, BRIDGE_TITLE

pytestmark = pytest.mark.usefixtures("theme")

Make = Callable[..., Clipping]


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    widget = Reader(open_address=lambda _address: None, note_delay=3_600_000)
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


@pytest.fixture
def bridge(clipping: Make) -> Clipping:
    html = "".join(f"<p>{line}</p>" for line in BRIDGE.split("\n"))
    made = clipping(title=BRIDGE_TITLE, html=html)
    return replace(made, text=BRIDGE, dateline=None)


def made_of(clipping: Clipping) -> Digest:
    return digest(clipping.summary.title, clipping.dateline, clipping.text, "en")


def lit(reader: Reader, layer: str) -> list[str]:
    body = next(text for text in reader.findChildren(ArticleText) if text.accessibleName() == "Article text")
    return [" ".join(words.split()) for words in body.lit(layer)]  # type: ignore[arg-type]


def panel(reader: Reader) -> DigestPanel:
    return reader.findChild(DigestPanel)


def row(reader: Reader, words: str) -> TextRow:
    return next(each for each in panel(reader).rows() if words in each.accessibleName())


def button(reader: Reader, words: str) -> QPushButton:
    return next(each for each in panel(reader).findChildren(QPushButton) if each.text() == words)


@pytest.fixture
def shown(reader: Reader, bridge: Clipping) -> Digest:
    made = made_of(bridge)
    reader.show_opened(Opened(bridge))
    reader.digest.show(made)
    return made


def test_its_sentences_stand_above_the_article_and_are_lit_in_it(reader: Reader, shown: Digest) -> None:
    assert panel(reader).isVisible()
    assert [each.accessibleName() for each in panel(reader).rows()[:3]] == [each.text for each in shown.summary]
    assert lit(reader, "summary") == [each.text for each in shown.summary]
    assert any("to read" in label.text() for label in panel(reader).findChildren(QLabel))


def test_a_sentence_is_gone_to_by_a_click_and_lit_while_it_is_pointed_at(
    reader: Reader, shown: Digest, qtbot: QtBot
) -> None:
    bar = reader._page.verticalScrollBar()
    last = row(reader, shown.summary[-1].text)
    last.setFocus()
    qtbot.waitUntil(lambda: lit(reader, "evidence") == [shown.summary[-1].text])
    bar.setValue(0)
    qtbot.keyClick(last, Qt.Key.Key_Space)
    assert bar.value() > 0
    row(reader, shown.summary[0].text).setFocus()
    qtbot.waitUntil(lambda: lit(reader, "evidence") == [shown.summary[0].text])
    reader.setFocus()
    qtbot.waitUntil(lambda: lit(reader, "evidence") == [])


def test_figures_are_shown_among_their_words(reader: Reader, shown: Digest, qtbot: QtBot) -> None:
    assert shown.figures[0].quote == "$340 million"
    money = panel(reader).rows()[len(shown.summary)]
    assert "worth $340 million, went" in money.accessibleName()
    money.setFocus()
    qtbot.waitUntil(lambda: lit(reader, "evidence") == ["$340 million"])


def test_what_a_hand_wrote_is_shown_and_lights_nothing(reader: Reader, bridge: Clipping, qtbot: QtBot) -> None:
    reader.show_opened(Opened(bridge))
    reader.digest.show(Digest((Sentence("It closes."),), (), (), 2, frozenset({"summary"})))
    assert lit(reader, "summary") == []
    assert any("by hand" in label.text() for label in panel(reader).findChildren(QLabel))
    with qtbot.waitSignal(reader.digest.restore_wanted) as wanted:
        qtbot.mouseClick(button(reader, "Restore"), Qt.MouseButton.LeftButton)
    assert wanted.args == [bridge.summary.id]
    with qtbot.waitSignal(reader.digest.edit_wanted):
        qtbot.mouseClick(button(reader, "Edit…"), Qt.MouseButton.LeftButton)


def test_a_short_text_says_that_it_is(reader: Reader, bridge: Clipping) -> None:
    reader.show_opened(Opened(bridge))
    reader.digest.show(Digest(minutes=1))
    assert any("too little text" in label.text() for label in panel(reader).findChildren(QLabel))
    assert any("1 minute to read" in label.text() for label in panel(reader).findChildren(QLabel))
    reader.digest.show(Digest(minutes=783))
    assert any("about 13 hours to read" in label.text() for label in panel(reader).findChildren(QLabel))


def test_another_article_takes_the_digest_away_and_the_same_one_keeps_it(
    reader: Reader, bridge: Clipping, shown: Digest, clipping: Make
) -> None:
    reader.show_opened(Opened(replace(bridge, note="Call them.")))
    assert panel(reader).isVisible()
    assert lit(reader, "summary") == [each.text for each in shown.summary]
    reader.show_opened(Opened(clipping(2)))
    assert not panel(reader).isVisible()
    assert lit(reader, "summary") == []


def test_offered_names_come_and_go_with_the_digest(reader: Reader, shown: Digest) -> None:
    def offered() -> list[str]:
        return [
            each.key for each in reader.findChildren(Chip) if "(offered)" in each.accessibleName() and each.isVisible()
        ]

    assert offered() == list(shown.names)
    reader.digest.show(None)
    assert offered() == []


@pytest.mark.usefixtures("shown")
def test_read_only_it_can_be_read_and_not_changed(reader: Reader) -> None:
    reader.set_read_only(True)
    assert not button(reader, "Edit…").isVisible()
    assert panel(reader).rows()[0].isEnabled()


def test_spans_that_are_no_longer_there_do_no_harm(reader: Reader, bridge: Clipping) -> None:
    reader.show_opened(Opened(bridge))
    far = len(bridge.canonical) + 50
    reader.digest.show(Digest((Sentence("Gone.", far, far + 5),), (Figure("7", (far, far + 1), (far, far + 5)),), ()))
    assert lit(reader, "summary") == []
    panel(reader).rows()[0].click()
