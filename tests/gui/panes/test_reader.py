"""The reader: what it shows, what it lights, and what it says that the user wants."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from clipper.core.model import Clipping, Country, Edition, Highlight, Opened, Topic
from clipper.gui.panes.article_text import ArticleText
from clipper.gui.panes.note_field import NoteField
from clipper.gui.panes.reader import Reader
from clipper.gui.theme import Theme
from clipper.gui.widgets.chip import Chip

pytestmark = pytest.mark.usefixtures("theme")

Make = Callable[..., Clipping]
Hits = Callable[[Clipping, str], Opened]


@pytest.fixture
def followed() -> list[str]:
    return []


@pytest.fixture
def reader(qtbot: QtBot, followed: list[str]) -> Reader:
    widget = Reader(open_address=lambda address: followed.append(address.toString()), note_delay=3_600_000)
    qtbot.addWidget(widget)
    widget.set_vocabulary((Country("NO", "Norway"), Country("SE", "Sweden")), (Topic("medtop:1", "economy"),))
    widget.resize(700, 500)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def texts(reader: Reader) -> dict[str, ArticleText]:
    return {text.accessibleName(): text for text in reader.findChildren(ArticleText)}


def lit(reader: Reader, layer: str) -> list[str]:
    """What is lit, from the top of the article to its end."""
    found = texts(reader)
    return [
        word
        for name in ("Headline", "Dateline", "Article text")
        for word in found[name].lit(layer)  # type: ignore[arg-type]
    ]


def words(reader: Reader) -> str:
    """All that labels say and can be seen."""
    return "\n".join(label.text() for label in reader.findChildren(QLabel) if label.isVisibleTo(reader))


def chip(reader: Reader, name: str) -> Chip:
    return next(each for each in reader.findChildren(Chip) if each.accessibleName() == name)


def button(reader: Reader, name: str) -> QPushButton:
    return next(each for each in reader.findChildren(QPushButton) if each.accessibleName() == name)


# -- showing -------------------------------------------------------------------------------
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


# -- hits ----------------------------------------------------------------------------------
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


# -- find ----------------------------------------------------------------------------------
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


# -- tags, note, related -------------------------------------------------------------------
def test_removing_and_adding_tags_names_the_clipping(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    reader.show_opened(Opened(clipping(9)))
    with qtbot.waitSignal(reader.country_removed) as removed:
        qtbot.keyClick(chip(reader, "Norway"), Qt.Key.Key_Delete)
    assert removed.args == [9, "NO"]
    field = next(field for field in reader.findChildren(QLineEdit) if field.accessibleName() == "Add: Country")
    field.setFocus()
    qtbot.keyClicks(field, "swed")
    with qtbot.waitSignal(reader.country_added) as added:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert added.args == [9, "SE"]


def test_a_note_typed_before_a_quick_switch_is_saved_for_its_own_clipping(
    reader: Reader, clipping: Make, qtbot: QtBot
) -> None:
    reader.show_opened(Opened(clipping(1)))
    note = reader.findChild(NoteField)
    qtbot.keyClicks(note, "call back")
    with qtbot.waitSignal(reader.note_changed) as changed:
        reader.show_opened(Opened(clipping(2)))
    assert changed.args == [1, "call back"]
    qtbot.keyClicks(note, "x")
    with qtbot.waitSignal(reader.note_changed) as changed:
        reader.show_opened(None)
    assert changed.args == [2, "x"]


def test_related_articles_are_clipped_or_opened(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    reader.show_opened(Opened(clipping()))
    with qtbot.waitSignal(reader.clip_stub) as clipped:
        qtbot.mouseClick(button(reader, "Clip: Bridges compared"), Qt.MouseButton.LeftButton)
    assert clipped.args == [5]
    with qtbot.waitSignal(reader.open_clipping) as opened:
        qtbot.mouseClick(button(reader, "Open: Cats at sea"), Qt.MouseButton.LeftButton)
    assert opened.args == [60]


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


# -- links and taking along ----------------------------------------------------------------
@pytest.mark.parametrize("address", ["https://example.org/times", "mailto:desk@example.org"])
def test_web_and_mail_links_are_handed_on(reader: Reader, clipping: Make, followed: list[str], address: str) -> None:
    reader.show_opened(Opened(clipping()))
    texts(reader)["Article text"].anchorClicked.emit(QUrl(address))
    assert followed == [address]


def test_a_link_says_where_it_leads_before_it_is_followed(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    reader.show_opened(Opened(clipping()))
    texts(reader)["Article text"].highlighted.emit(QUrl("https://exämple.org/a"))
    qtbot.waitUntil(lambda: "https://xn--exmple-cua.org/a" in QToolTip.text())
    texts(reader)["Article text"].highlighted.emit(QUrl())
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "//host/share", "data:text/html,x"])
def test_other_links_go_nowhere(reader: Reader, clipping: Make, followed: list[str], address: str) -> None:
    reader.show_opened(Opened(clipping(url=address, html=f'<p><a href="{address}">x</a></p>')))
    body = texts(reader)["Article text"]
    body.anchorClicked.emit(QUrl(address))
    assert followed == []
    assert body.toPlainText() == "x"
    assert not [each for each in reader.findChildren(QPushButton) if "↗" in each.text() and each.isVisible()]


def test_the_page_s_address_is_shown_before_it_is_opened(
    reader: Reader, clipping: Make, followed: list[str], qtbot: QtBot
) -> None:
    address = "https://example.org/" + "long/" * 30
    reader.show_opened(Opened(clipping(url=address)))
    link = button(reader, f"Open {address} in the browser")
    assert link.statusTip() == address
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert followed == [address]


def test_the_citation_comes_as_text_and_as_html_with_what_was_selected(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(clipping()))
    reader.copy_citation()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "“Oslo 🚢 waits for the ferry”, Harbour Post, 10 Jun 2025, https://example.org/oslo"
    assert '<a href="https://example.org/oslo">' in data.html()
    body = texts(reader)["Article text"]
    cursor = body.textCursor()
    cursor.select(cursor.SelectionType.BlockUnderCursor)
    body.setTextCursor(cursor)
    reader.copy_citation()
    assert QGuiApplication.clipboard().mimeData().text().startswith("The 😀 ferry left Oslo at noon.\n\n“Oslo")


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


# -- marked passages and editions ----------------------------------------------------------
def _highlight(exact: str, start: int | None, note: str = "") -> Highlight:
    return Highlight(5, exact, "", "", start, note, datetime(2025, 6, 11, tzinfo=UTC))


def test_marked_passages_are_lit_and_listed_with_their_notes(reader: Reader, clipping: Make) -> None:
    plain = clipping()
    word = plain.text.split()[2]
    at = plain.canonical.index(word, len(plain.summary.title))
    reader.show_opened(Opened(replace(plain, highlights=(_highlight(word, at, "Ask him."),))))
    assert lit(reader, "marked") == [word]
    assert "Ask him." in words(reader)


def test_a_passage_whose_words_are_gone_is_still_shown(reader: Reader, clipping: Make) -> None:
    reader.show_opened(Opened(replace(clipping(), highlights=(_highlight("words of old", None),))))
    assert lit(reader, "marked") == []
    assert "“words of old”" in words(reader)
    assert "no longer in the text" in words(reader)


def test_selected_words_can_be_marked(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    shown = clipping()
    reader.show_opened(Opened(shown))
    assert not reader.mark_passage(), "nothing is selected"
    body = texts(reader)["Article text"]
    cursor = body.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    with qtbot.waitSignal(reader.passage_marked) as marked:
        assert reader.mark_passage()
    clipping_id, start, end = marked.args
    assert clipping_id == shown.summary.id
    assert shown.canonical[start:end] == shown.text.split()[0]
    assert not body.textCursor().hasSelection(), "the mark shows"


def test_a_passage_is_noted_and_removed_by_its_buttons(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    highlight = _highlight("words of old", None)
    reader.show_opened(Opened(replace(clipping(), highlights=(highlight,))))
    buttons = {button.text(): button for button in reader.findChildren(QPushButton) if button.isVisibleTo(reader)}
    with qtbot.waitSignal(reader.passage_noted) as noted:
        buttons["Note…"].click()
    assert noted.args == [highlight]
    with qtbot.waitSignal(reader.passage_removed) as removed:
        buttons["Remove"].click()
    assert removed.args == [5]


def test_where_nothing_can_be_changed_passages_are_only_shown(reader: Reader, clipping: Make) -> None:
    reader.set_read_only(True)
    reader.show_opened(Opened(replace(clipping(), highlights=(_highlight("words of old", None),))))
    shown = {button.text() for button in reader.findChildren(QPushButton) if button.isVisibleTo(reader)}
    assert not {"Note…", "Remove"} & shown


def test_other_editions_say_where_and_when_and_can_be_compared(reader: Reader, clipping: Make, qtbot: QtBot) -> None:
    edition = Edition(8, "copy", "Ferry sails", "Island Courier", None, None, datetime(2025, 6, 11, tzinfo=UTC))
    reader.show_opened(Opened(replace(clipping(), editions=(edition,))))
    assert "Copy · Island Courier · seen 2025-06-1" in words(reader)
    compare = next(each for each in reader.findChildren(QPushButton) if each.text() == "Compare")
    with qtbot.waitSignal(reader.edition_opened) as opened:
        compare.click()
    assert opened.args == [8]


def test_the_keyboard_stays_in_the_article_when_the_edition_it_was_at_is_gone(reader: Reader, clipping: Make) -> None:
    edition = Edition(8, "copy", "Ferry sails", "Island Courier", None, None, datetime(2025, 6, 11, tzinfo=UTC))
    shown = clipping()
    reader.show_opened(Opened(replace(shown, editions=(edition,))))
    next(each for each in reader.findChildren(QPushButton) if each.text() == "Compare").setFocus()
    reader.show_opened(Opened(shown))
    assert reader.focusProxy() is reader.window().focusWidget()


def test_the_hashtags_of_an_import_are_shown(reader: Reader, clipping: Make) -> None:
    shown = clipping()
    reader.show_opened(Opened(replace(shown, hashtags=("ports", "dredging"))))
    assert chip(reader, "ports").isVisibleTo(reader)
    assert chip(reader, "dredging").isVisibleTo(reader)
    reader.show_opened(Opened(replace(shown, hashtags=())))
    assert not any(each.key == "ports" and each.isVisibleTo(reader) for each in reader.findChildren(Chip))
