"""Files that hold one text each: web pages, Markdown, plain text."""

import re
from collections.abc import Iterator

from clipper.core.importers import saved_pages
from clipper.core.importers.base import OpenedFile
from clipper.core.model import Draft
from clipper.core.text import _

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*){0,4}<(?:!doctype html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_MARKUP = re.compile(rb"<(?:p|div|a|h[1-6]|article|section|span|ul|table|br|title)\b[^<>]*>", re.IGNORECASE)
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_MARKDOWN = re.compile(rb"\A---\s*\r?\n|^#{1,6} \S|\[[^\]\n]{1,200}\]\(https?://", re.MULTILINE)


_LOOKED_AT = 8192
_DATA = re.compile(rb"\s*(?:<\?xml\b|\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\}\s*\Z)|\[\s*(?:[\[{\"]|\]\s*\Z))")
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"{\\rtf")


def _plain_head(file: OpenedFile) -> bytes:
    """The beginning without a byte order mark and without UTF-16's zero bytes."""
    head = file.head[:_LOOKED_AT]
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")


def _as_text(data: bytes) -> str:
    """Good enough to see which files it names."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


class WebPages:
    """HTML in any charset, by itself or with its folder; pages of SingleFile."""

    title = _("Web page")
    help = _("In the browser: File, Save Page As.")

    def recognises(self, file: OpenedFile) -> bool:
        head = _plain_head(file)
        return bool(_PAGE.match(head)) or (file.extension in _HTML_NAMES and bool(_ANY_MARKUP.search(head)))

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        """A saved document is a whole page; a fragment may be what somebody marked."""
        whole = bool(_PAGE.match(_plain_head(file)))
        url, captured = saved_pages.origin(file)
        beside = saved_pages.parts(file, saved_pages.named_in_html(_as_text(file.data)))
        yield Draft(file.data, "text/html", captured, file.name, url, selection=False if whole else None, parts=beside)


class Markdown:
    """Markdown, with or without front matter."""

    title = _("Markdown")
    help = ""

    def recognises(self, file: OpenedFile) -> bool:
        return file.extension in _MARKDOWN_NAMES or (
            file.extension == "" and len(_MARKDOWN.findall(_plain_head(file))) >= 2
        )

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        beside = saved_pages.parts(file, saved_pages.named_in_markdown(_as_text(file.data)))
        yield Draft(file.data, "text/markdown", file.captured, file.name, parts=beside)


class PlainText:
    """Everything else that is text."""

    title = _("Plain text")
    help = ""

    def recognises(self, file: OpenedFile) -> bool:
        return is_text(file.head) and not is_data(file.head)

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        yield Draft(file.data, "text/plain", file.captured, file.name)


def is_data(head: bytes) -> bool:
    """JSON or XML: written for programs, and no text for people where no importer knows it."""
    return bool(_DATA.match(head[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")))


def is_text(head: bytes) -> bool:
    """Zero bytes are for binary files, bar UTF-16, where every other byte may be one."""
    head = head[:_LOOKED_AT]
    if head.startswith(_BINARY):
        return False
    if b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = head[0::2].count(0), head[1::2].count(0)
    is_utf16 = max(zeros) > 0.3 * len(head) / 2 and min(zeros) < 0.05 * len(head) / 2
    return is_utf16 or head.count(0) <= 4
