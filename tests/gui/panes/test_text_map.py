"""Places of the canonical text found again in the document, where Qt counts UTF-16 units."""

import re

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from clipper.core.extract.plain import text_of
from clipper.gui.panes.text_map import TextMap, text_span

pytestmark = pytest.mark.usefixtures("qapp")


def found(html: str, word: str, text: str | None = None) -> list[str]:
    """What the document has at every place where the canonical text has `word`."""
    text = text_of(html) if text is None else text
    document = QTextDocument()
    document.setHtml(html)
    spans = [hit.span() for hit in re.finditer(re.escape(word), text)]
    assert spans, "the text must hold the word"
    words = []
    for start, end in TextMap(text, document.toPlainText()).spans(spans):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words.append(cursor.selectedText())
    assert len(words) == len(spans)
    return words


@pytest.mark.parametrize(
    "html",
    [
        "<p>plain ferry</p>",
        "<p>😀😀 a ferry 😀 and a ferry</p><p>𝔉 ferry</p>",
        "<h2>Title 🚢</h2><ul><li>one</li><li>the <b>ferry</b></li></ul><ol><li>ferry</li></ol>",
        "<p>a</p><table><tr><th>x 😀</th><th>y</th></tr><tr><td>ferry</td><td>2</td></tr></table><p>ferry</p>",
        "<p>one<br>two<br>ferry</p><hr><blockquote><p>the ferry</p></blockquote>",
        "<p>a&nbsp;&nbsp;b <i>ferry</i></p><pre>  code\n    ferry  x\n</pre><p>ferry</p>",
        '<p>before<img src="clip-asset:ab" alt="picture">after the ferry</p>',
        "<dl><dt>term</dt><dd>ferry</dd></dl><figure><figcaption>a ferry</figcaption></figure>",
        "<div>loose text<p>ferry</p>tail ferry</div>",
    ],
)
def test_words_are_found_in_every_kind_of_markup(html: str) -> None:
    assert set(found(html, "ferry")) == {"ferry"}


def test_words_beyond_the_basic_plane_are_found_whole() -> None:
    assert found("<p>x 😀 y</p><ul><li>z 😀</li></ul>", "😀") == ["😀", "😀"]


def test_right_to_left_and_unspaced_scripts() -> None:
    assert found("<p>اجتمع المفاوضون 😀</p><p>من القاهرة</p>", "القاهرة") == ["القاهرة"]
    assert found("<p>周二，来自北京</p><p>北京和华盛顿</p>", "北京") == ["北京", "北京"]


def test_a_phrase_over_a_break_of_lines_is_found_whole() -> None:
    assert found("<ul><li>first ferry</li><li>second</li></ul>", "ferry\nsecond") == ["ferry\u2029second"]


def test_where_text_and_document_differ_the_rest_is_still_found() -> None:
    html = "<p>" + "alpha beta gamma delta epsilon zeta eta theta " * 3 + "</p><p>SHOWN ONLY</p><p>the ferry left</p>"
    text = "alpha beta gamma delta epsilon zeta eta theta " * 3 + "\nTEXT ONLY, longer\nthe ferry left"
    assert found(html, "alpha", text) == ["alpha"] * 3
    shown = "one\ntwo and the ferry left the harbour at noon"
    stored = "one\nlost words and the ferry left the harbour at noon"
    at = stored.index("ferry")
    [(start, end)] = TextMap(stored, shown).spans([(at, at + 5)])
    assert shown[start:end] == "ferry"


def test_a_place_that_the_document_does_not_have_is_left_out() -> None:
    text = "the first paragraph is here\nvanished\nthe last paragraph is here"
    mapped = TextMap(text, "the first paragraph is here\nthe last paragraph is here")
    start = text.index("vanished")
    assert mapped.spans([(start, start + 8)]) == []


@pytest.mark.parametrize(
    ("html", "chosen"),
    [
        ("<p>Ferries sail again</p><p>from Monday on</p>", "sail again"),
        ("<p>😀 Ferries 🚢 sail</p><p>again 🚢</p>", "🚢 sail"),
        ("<ul><li>one oar</li><li>two oars</li></ul>", "two oars"),
        ("<table><tr><td>Oslo</td><td>Bergen</td></tr></table>", "Bergen"),
        ("<p>One&nbsp;mast</p>", "mast"),
    ],
)
def test_selected_words_are_found_in_the_text(html: str, chosen: str) -> None:
    text = text_of(html)
    document = QTextDocument()
    document.setHtml(html)
    cursor = document.find(chosen)
    assert cursor.hasSelection()
    span = text_span(document.toPlainText(), text, (cursor.selectionStart(), cursor.selectionEnd()))
    assert span is not None
    assert text[slice(*span)] == chosen


def test_white_space_at_the_ends_of_a_selection_is_none_of_it() -> None:
    assert text_span("one two three", "one two three", (3, 8)) == (4, 7)
    assert text_span("one two", "one two", (3, 4)) is None
