"""The clipboard: HTML in its wrappings, or text."""

import html as entities
import re
from datetime import datetime

from clipper.core.errors import ClipperError
from clipper.core.model import Draft
from clipper.core.text import _

_START = re.compile(rb"<!--\s*StartFragment\s*-->", re.IGNORECASE)
_END = re.compile(rb"<!--\s*EndFragment\s*-->", re.IGNORECASE)
_HEADER = re.compile(rb"\AVersion:[\d.]+\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)+")
_SOURCE = re.compile(rb"^SourceURL:(\S+)", re.MULTILINE)
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile(r"<(script|style|head|title)\b[^<]*(?:<(?!/\1)[^<]*)*|<!--[^-]*(?:-(?!->)[^-]*)*", re.IGNORECASE)
"""Up to the end of the text where it is not closed, so that no input makes it slow."""
_TAG = re.compile(r"<[^<>]*>")
_LOOKED_AT = 1_000_000
_NAME = "clipboard"


def pasted(html: str | bytes | None, text: str | None, captured: datetime, url: str | None = None) -> Draft:
    """What was copied, as one draft: HTML when it has words, else text.

    `html` may be CF_HTML (a header with offsets, which are often wrong: the fragment comments
    are trusted), in UTF-8 or UTF-16. Raises ClipperError when there is nothing to read.
    """
    data = _as_utf8(html)
    header = _HEADER.match(data)
    source = _SOURCE.search(header.group()) if header else None
    fragment = _fragment(data[header.end() :] if header else data)
    url = url or (source[1].decode("ascii", "replace") if source else None)
    if url and not (url.lower().startswith(("http://", "https://")) and url.isprintable()):
        url = None
    seen, written = _words(fragment), " ".join((text or "").split())
    if seen and len(seen) >= 0.5 * len(written):
        return Draft(fragment, "text/html", captured, _NAME, url, "utf-8")
    if written:
        data = _encoded(text or "")
        media_type = "text/html" if re.match(r"\s*<(!doctype html|html)\b", text or "", re.IGNORECASE) else "text/plain"
        return Draft(data, media_type, captured, _NAME, url, "utf-8")
    raise ClipperError(
        _("The clipboard is empty, or holds no text."), _("Copy a page or an article first, then paste it here.")
    )


def _encoded(text: str) -> bytes:
    """UTF-8; halves of characters, as some programs copy them, are put together or replaced."""
    if _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.encode()


def _as_utf8(html: str | bytes | None) -> bytes:
    if html is None:
        return b""
    if isinstance(html, str):
        return _encoded(html)
    if html.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _encoded(html.decode("utf-16", "replace"))
    if html[1:2] == b"\0" and html[3:4] == b"\0":
        return _encoded(html.decode("utf-16-le", "replace"))
    return html.removeprefix(b"\xef\xbb\xbf").rstrip(b"\0")


def _fragment(data: bytes) -> bytes:
    """What lies between the comments; the last end counts, since a page may speak of fragments itself."""
    start = _START.search(data)
    begins = start.end() if start else 0
    ends = [end.start() for end in _END.finditer(data) if end.start() >= begins]
    return data[begins : ends[-1]] if ends else data[begins:]


def _words(fragment: bytes) -> str:
    """What a reader would see, roughly; only to tell whether there is anything."""
    markup = fragment[:_LOOKED_AT].decode("utf-8", "replace")
    return " ".join(entities.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", markup))).split())
