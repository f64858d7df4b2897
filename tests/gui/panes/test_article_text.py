"""Nothing outside the library is loaded, whatever an article says."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from clipper.gui.panes.article_text import ArticleText

RED = QColor(255, 0, 0)


def picture(width: int = 40, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def shows_red(text: ArticleText) -> bool:
    image = text.grab().toImage()
    return any(image.pixelColor(x, y) == RED for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))


def stored(name: str) -> bytes | None:
    """A store that would give a picture for every name but one, even for a path."""
    return None if name == "missing" else picture(3000, 30) if name == "wide" else picture()


@pytest.fixture
def text(qtbot: QtBot) -> ArticleText:
    widget = ArticleText(QFont(), asset=stored)
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
    file.write_bytes(picture())
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


def test_our_own_pictures_are_shown_and_fit_the_column(text: ArticleText) -> None:
    text.show_html('<p><img src="clip-asset:ab12" width="9000" height="9000" alt="a > b"></p>', "")
    assert shows_red(text)
    assert text.height() < 100
    text.show_html('<p><img src="clip-asset:wide"></p>', "")
    assert text.document().size().width() <= 300


def test_a_broken_picture_is_left_out(qtbot: QtBot) -> None:
    text = ArticleText(QFont(), asset=lambda _name: b"not a picture")
    qtbot.addWidget(text)
    assert not text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("clip-asset:ab")).isNull()
    assert QImage.fromData(QByteArray(b"not a picture")).isNull()


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
