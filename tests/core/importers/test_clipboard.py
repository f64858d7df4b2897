"""What is on the clipboard becomes one draft."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from clipper.core.errors import ClipperError
from clipper.core.extract.read import read
from clipper.core.importers import pasted

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
FRAGMENT = "<p>Höhere Gebühren im Hafen</p>"
CF_HTML = (
    "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000001\r\nStartFragment:00000002\r\nEndFragment:00000003\r\n"
    "SourceURL:https://dial.example/story?x=1\r\n"
    f"<html><body>\r\n<!--StartFragment-->{FRAGMENT}<!--EndFragment-->\r\n</body></html>"
)


@pytest.mark.parametrize("html", [CF_HTML, CF_HTML.encode(), CF_HTML.encode("utf-16-le"), CF_HTML.encode("utf-16")])
def test_windows_html_is_unwrapped_by_its_comments(html: str | bytes) -> None:
    draft = pasted(html, "Höhere Gebühren im Hafen", NOW)
    assert draft.data.decode() == FRAGMENT
    assert (draft.media_type, draft.charset, draft.captured) == ("text/html", "utf-8", NOW)
    assert draft.url == "https://dial.example/story?x=1"


def test_html_without_wrappings() -> None:
    assert pasted(FRAGMENT, None, NOW, "https://a.example/").data.decode() == FRAGMENT
    assert pasted(FRAGMENT, None, NOW, "file:///home/me/x.html").url is None


@pytest.mark.parametrize("mark", ["\udfff", "\x1b", "\u202e", "\n"])
def test_an_address_that_cannot_be_stored_is_none(mark: str) -> None:
    assert pasted(FRAGMENT, None, NOW, f"https://a.example/{mark}").url is None


@pytest.mark.parametrize(
    "html",
    [None, "", "<img src='x.png'>", "<!--StartFragment--><!--EndFragment-->", "<style>p{}</style>", "<p>Short</p>"],
)
def test_text_is_taken_where_the_html_has_less(html: str | None) -> None:
    draft = pasted(html, "Short headline\nand the text below it, all of it", NOW)
    assert draft.media_type == "text/plain"
    assert draft.data.decode() == "Short headline\nand the text below it, all of it"


def test_source_code_of_a_page_is_a_page() -> None:
    assert pasted(None, "<!DOCTYPE html><html><p>Hi</p></html>", NOW).media_type == "text/html"


def test_halves_of_characters_are_put_together() -> None:
    assert pasted(None, "\ud83d\ude00 and \ud83d", NOW).data.decode() == "😀 and \ufffd"


@pytest.mark.parametrize(("html", "text"), [(None, None), ("", " \n"), ("<img src=x>", ""), (b"", None)])
def test_an_empty_clipboard_says_so(html: str | bytes | None, text: str | None) -> None:
    with pytest.raises(ClipperError, match="clipboard is empty"):
        pasted(html, text, NOW)


def test_endless_openings() -> None:
    assert pasted("<script>" * 50_000 + "<!--" * 50_000, "words", NOW).media_type == "text/plain"


# -- what programs put there -----------------------------------------------------------------

WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">'
    "<style>p {margin:0}</style></head><body><!--StartFragment--><p class=MsoNormal>The tide<o:p></o:p></p>"
    "<!--EndFragment--></body></html>"
)
GOOGLE = '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p>The tide</p></b>'
LIBRE = (
    '<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4"/></head>'
    "<body><p>The tide</p></body></html>"
)
RTF = rb"{\rtf1\ansi{\fonttbl\f0 Times;}\f0 The tide\par came in.}"


@pytest.mark.parametrize("html", [WORD, GOOGLE, LIBRE], ids=["Word", "Google Docs", "LibreOffice"])
def test_what_a_word_processor_gives_is_what_was_marked(html: str) -> None:
    draft = pasted(html, "The tide", NOW, rtf=RTF)
    assert (draft.media_type, draft.selection) == ("text/html", True)
    assert b"The tide" in draft.data


def test_a_page_that_was_written_in_a_word_processor_is_still_a_page() -> None:
    page = "<nav>Home</nav>" + "<p>Filler text.</p>" * 200 + "<div id=docs-internal-guid-7><p>The tide</p></div>"
    assert pasted(page, None, NOW).selection is None


def test_firefox_gives_utf_16_and_a_wrapping() -> None:
    html = '<meta http-equiv="content-type" content="text/html; charset=utf-8"><p>Höhere Gebühren</p>'
    draft = pasted(html.encode("utf-16-le"), "Höhere Gebühren", NOW, "https://dial.example/")
    assert draft.data.decode() == html


def test_rich_text_is_taken_where_there_is_no_html() -> None:
    draft = pasted(None, "The tide\ncame in.", NOW, rtf=RTF + b"\0")
    assert (draft.media_type, draft.data, draft.selection) == ("text/rtf", RTF, True)
    assert [article.text or article.title for article in read(draft)] != []
    assert pasted(None, "The tide", NOW, rtf=b"no rich text").media_type == "text/plain"


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(written, "PNG")
    return written.getvalue()


def test_a_picture_alone_is_kept_with_a_title_that_says_when() -> None:
    draft = pasted('<img src="https://dial.example/quay.png" alt="The &quot;quay&quot;">', "", NOW, picture=picture())
    (article,) = read(draft)
    assert article.title.startswith("Picture, 11 June 2025")
    assert [asset.data for asset in article.assets] == [picture()]
    assert article.lead_image == article.assets[0].sha256
    assert 'alt="The &quot;quay&quot;"' in article.html
    assert "https" not in article.html


def test_words_go_before_a_picture() -> None:
    assert pasted(None, "The tide", NOW, picture=picture()).parts == ()
    assert pasted("<p>The tide</p>", None, NOW, picture=picture()).parts == ()


@pytest.mark.parametrize("data", [b"BM no picture that is kept", picture()[:200]])
def test_a_picture_that_is_none_is_told(data: bytes) -> None:
    with pytest.raises(ClipperError, match="no text"):
        read(pasted(None, None, NOW, picture=data))
