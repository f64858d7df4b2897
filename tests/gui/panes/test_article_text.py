"""Nothing outside the library is loaded, whatever an article says."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from clipper.gui.panes.article_text import ArticleText

RED = QColor(255, 0, 0)


def picture(width: int = 40, height: int = 40) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    return image


def shows_red(text: ArticleText) -> bool:
    image = text.grab().toImage()
    return any(image.pixelColor(x, y) == RED for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))


STORED = {"ab12": picture(), "wide": picture(3000, 30), "broken": QImage()}


@pytest.fixture
def text(qtbot: QtBot) -> ArticleText:
    widget = ArticleText(QFont())
    qtbot.addWidget(widget)
    widget.resize(300, 100)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize(
    "html",
    [
        '<p><img src="{url}"></p>',
        '<p style="background-image:url({url})">x</p>',
        '<body background="{url}"><p>x</p>',
        '<table background="{url}"><tr><td background="{url}">x</td></tr></table>',
    ],
)
def test_pictures_in_files_are_not_shown(text: ArticleText, tmp_path: Path, html: str) -> None:
    file = tmp_path / "red.png"
    assert picture().save(str(file))
    for address in (file.as_uri(), str(file), file.name):
        text.show_html(html.format(url=address), "")
        assert not shows_red(text)


def test_a_style_sheet_in_a_file_is_not_read(text: ArticleText, tmp_path: Path) -> None:
    file = tmp_path / "red.css"
    file.write_text("p { background-color: #ff0000 }")
    text.show_html(f'<link rel="stylesheet" href="{file.as_uri()}"><p>x</p>', "x")
    assert not shows_red(text)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "//host/share/x.png",
        "http://example.org/x.png",
        "qrc:/x",
        "data:image/png;base64,AAAA",
        "clip-asset:../../etc/passwd",
        "clip-asset:missing",
        "x.png",
    ],
)
@pytest.mark.parametrize("kind", list(QTextDocument.ResourceType)[:4])
def test_every_other_address_gets_one_clear_pixel(
    text: ArticleText, address: str, kind: QTextDocument.ResourceType
) -> None:
    given = text.loadResource(kind.value, QUrl(address))
    assert not given.isNull(), "given nothing, Qt would read the address itself"
    assert (given.width(), given.height()) == (1, 1)
    assert given.pixelColor(0, 0).alpha() == 0


def test_our_own_pictures_are_shown_when_they_have_come(text: ArticleText) -> None:
    text.show_html('<p><img src="clip-asset:ab12" width="9000" height="9000" alt="a > b"></p>', "")
    assert not shows_red(text)
    text.show_pictures(STORED)
    assert shows_red(text)
    assert text.height() < 100


def test_pictures_fit_the_column_whatever_its_width_becomes(text: ArticleText) -> None:
    text.show_html('<p>One</p><p><img src="clip-asset:wide"></p>', "")
    text.show_pictures(STORED)
    for width in (300, 200, 500):
        text.resize(width, text.height())
        assert text.document().size().width() <= width
        assert text.document().idealWidth() > 0.9 * width, "as wide as it can be"


def test_a_picture_that_comes_leaves_the_selection_as_it_is(text: ArticleText) -> None:
    text.show_html('<p>One two</p><p><img src="clip-asset:ab12"></p>', "")
    cursor = text.textCursor()
    cursor.select(cursor.SelectionType.WordUnderCursor)
    text.setTextCursor(cursor)
    text.show_pictures(STORED)
    assert text.textCursor().selectedText() == "One"


def test_the_pictures_of_one_article_are_not_those_of_the_next(text: ArticleText) -> None:
    text.show_html('<p><img src="clip-asset:ab12"></p>', "")
    text.show_pictures(STORED)
    text.show_html('<p>x<img src="clip-asset:ab12"></p>', "")
    assert not shows_red(text)


@pytest.mark.parametrize("name", ["broken", "gone"])
def test_a_broken_picture_is_left_out(text: ArticleText, name: str) -> None:
    text.show_pictures(STORED)
    given = text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"clip-asset:{name}"))
    assert (given.width(), given.height()) == (1, 1)


def test_a_missing_picture_is_a_box_that_leads_to_its_address(text: ArticleText, qtbot: QtBot) -> None:
    text.show_html('<p><img data-src="https://e.example/a.jpg?x=1&amp;y=2" alt="Quay &quot;4&quot; 100%"></p>', "")
    assert text.height() > 70
    with qtbot.waitSignal(text.link_chosen) as chosen:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert chosen.args == [QUrl("https://e.example/a.jpg?x=1&y=2")]


def test_a_missing_picture_within_a_link_leaves_the_link_alone(text: ArticleText, qtbot: QtBot) -> None:
    text.show_html('<p><a href="https://e.example/story"><img data-src="https://e.example/a.jpg" alt="Q"></a></p>', "")
    with qtbot.waitSignal(text.link_chosen) as chosen:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert chosen.args == [QUrl("https://e.example/story")]


def test_it_is_as_high_as_its_words_at_any_width(text: ArticleText) -> None:
    text.show_html("<p>" + "word " * 200 + "</p>", "")
    narrow = text.height()
    text.resize(600, text.height())
    assert text.height() < narrow
    assert text.verticalScrollBar().maximum() == 0


def test_a_wide_table_can_be_scrolled_sideways(text: ArticleText) -> None:
    cells = "".join(f"<td>{'column' * 6}{number}</td>" for number in range(8))
    text.show_html(f"<pre>{'x' * 400}</pre><table><tr>{cells}</tr></table>", "")
    assert text.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("tag", "most"), [("h1", 1.3), ("h2", 1.3), ("h3", 1.0), ("h6", 1.0)])
def test_headings_within_the_text_do_not_outgrow_the_headline(text: ArticleText, tag: str, most: float) -> None:
    text.show_html(f"<{tag}>Tides</{tag}><p>The ferry sails.</p>", "")
    heading = text.document().begin()
    sizes = [block.begin().fragment().charFormat().font() for block in (heading, heading.next())]
    assert QFontInfo(sizes[0]).pixelSize() <= most * QFontInfo(sizes[1]).pixelSize()
