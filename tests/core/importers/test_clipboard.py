"""What is on the clipboard becomes one draft."""

from datetime import UTC, datetime

import pytest

from clipper.core.errors import ClipperError
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
