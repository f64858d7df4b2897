"""What browsers put on the clipboard."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QSize, QUrl
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


def test_a_picture_with_empty_markup_is_kept_as_a_picture(mime: QMimeData) -> None:
    mime.setHtml('<img src="https://harbourpost.example/ferry.png" alt="The ferry">')
    mime.setImageData(QImage(400, 300, QImage.Format.Format_RGB32))
    draft = draft_from(copied(mime))
    assert b'alt="The ferry"' in draft.data
    assert QImage.fromData(QByteArray(draft.parts[0].data)).size() == QSize(400, 300)


def test_a_copied_picture_stays_as_it_was_written(mime: QMimeData) -> None:
    mime.setData("image/jpeg", b"\xff\xd8\xff as it came")
    mime.setImageData(QImage(400, 300, QImage.Format.Format_RGB32))
    assert is_welcome(mime)
    assert draft_from(copied(mime)).parts[0].data == b"\xff\xd8\xff as it came"


def test_rich_text_goes_before_plain_text(mime: QMimeData) -> None:
    mime.setData("text/rtf", rb"{\rtf1\ansi The ferry sails.\par On Monday.}")
    mime.setText("The ferry sails. On Monday.")
    assert draft_from(copied(mime)).media_type == "text/rtf"


def test_windows_says_where_a_page_is_from_in_its_own_format(mime: QMimeData) -> None:
    header = b"Version:0.9\r\nStartHTML:0\r\nEndHTML:0\r\nSourceURL:https://harbourpost.example/ferry\r\n"
    mime.setHtml(PAGE)
    mime.setData('application/x-qt-windows-mime;value="HTML Format"', header + PAGE.encode())
    draft = draft_from(copied(mime))
    assert (draft.url, draft.data) == ("https://harbourpost.example/ferry", PAGE.encode())


def test_an_empty_clipboard_says_so(mime: QMimeData) -> None:
    with pytest.raises(ClipperError, match="clipboard is empty"):
        draft_from(copied(mime))


def test_several_files_are_several(mime: QMimeData) -> None:
    mime.setUrls([QUrl.fromLocalFile(f"/news/{n}.html") for n in range(3)])
    assert [file.name for file in files_in(mime)] == ["0.html", "1.html", "2.html"]


def test_files_are_told_from_links(mime: QMimeData) -> None:
    mime.setUrls([QUrl("https://harbourpost.example/"), QUrl.fromLocalFile("/news/a page.html")])
    assert [str(file) for file in files_in(mime)] == ["/news/a page.html"]
    assert is_welcome(mime)
    assert not is_welcome(QMimeData())
