"""What browsers put on the clipboard."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from clipper.core.errors import ClipperError
from clipper.gui.clipboard import copied, draft_from, files_in, is_welcome

PAGE = "<h1>Ferry sails</h1><p>The line opens on Monday, the harbour master said.</p>"


@pytest.fixture
def mime(qapp: QApplication) -> QMimeData:  # noqa: ARG001 (Qt has to run)
    return QMimeData()


def test_markup_is_preferred_and_chromium_says_where_it_is_from(mime: QMimeData) -> None:
    mime.setHtml(PAGE)
    mime.setText("Ferry sails")
    mime.setData("chromium/x-source-url", b"https://harbourpost.example/ferry")
    draft = draft_from(copied(mime))
    assert draft.media_type == "text/html"
    assert b"<h1>Ferry sails</h1>" in draft.data
    assert draft.url == "https://harbourpost.example/ferry"


def test_firefox_says_it_in_utf_16(mime: QMimeData) -> None:
    mime.setHtml(PAGE)
    mime.setData("text/x-moz-url-priv", "https://harbourpost.example/fähre\nFähre".encode("utf-16-le"))
    assert draft_from(copied(mime)).url == "https://harbourpost.example/fähre"


def test_an_address_that_is_no_page_s_is_left_out(mime: QMimeData) -> None:
    mime.setText("The ferry sails again on Monday.")
    mime.setData("chromium/x-source-url", b"javascript:alert(1)")
    draft = draft_from(copied(mime))
    assert (draft.media_type, draft.url) == ("text/plain", None)


def test_a_picture_with_empty_markup_is_only_a_picture(mime: QMimeData) -> None:
    mime.setHtml('<img src="https://harbourpost.example/ferry.png">')
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    with pytest.raises(ClipperError, match="only a picture"):
        draft_from(copied(mime))


def test_files_are_told_from_links(mime: QMimeData) -> None:
    mime.setUrls([QUrl("https://harbourpost.example/"), QUrl.fromLocalFile("/news/a page.html")])
    assert [str(file) for file in files_in(mime)] == ["/news/a page.html"]
    assert is_welcome(mime)
    assert not is_welcome(QMimeData())
