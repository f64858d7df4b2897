"""Links out of the reader, and what is taken along: nothing opens that is no page or address."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from clipper.core.model import Opened
from clipper.gui.panes.reader import Reader
from tests.gui.panes.reading import Make, button, texts

pytestmark = pytest.mark.usefixtures("theme")


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
