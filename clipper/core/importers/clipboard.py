"""The clipboard: HTML in its wrappings, RTF, text, or a picture."""

import html as entities
import re
from datetime import datetime

from clipper.core.errors import ClipperError
from clipper.core.model import Draft, Entry, Part
from clipper.core.text import _

_START = re.compile(rb"<!--\s*StartFragment\s*-->", re.IGNORECASE)
_END = re.compile(rb"<!--\s*EndFragment\s*-->", re.IGNORECASE)
_HEADER = re.compile(rb"\AVersion:[\d.]+\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)+")
_SOURCE = re.compile(rb"^SourceURL:(\S+)", re.MULTILINE)
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile(r"<(script|style|head|title)\b[^<]*(?:<(?!/\1)[^<]*)*|<!--[^-]*(?:-(?!->)[^-]*)*", re.IGNORECASE)
"""Up to the end of the text where it is not closed, so that no input makes it slow."""
_TAG = re.compile(r"<[^<>]*>")
_FROM_A_DOCUMENT = re.compile(
    rb"docs-internal-guid|urn:schemas-microsoft-com:office|content=[\"']?(?:LibreOffice|Word\.Document)", re.IGNORECASE
)
"""Signs of a word processor: what comes from there is what was marked, never a page with menus."""
_ALT = re.compile(r"<img\b[^<>]{0,5000}?\balt=[\"']([^\"'<>]{1,500})[\"']", re.IGNORECASE)
_PASTED = "cid:pasted-picture"
_LOOKED_AT = 1_000_000
_NAME = "clipboard"


def pasted(
    html: str | bytes | None,
    text: str | None,
    captured: datetime,
    url: str | None = None,
    *,
    rtf: bytes | None = None,
    picture: bytes | None = None,
) -> Draft:
    """What was copied, as one draft: HTML when it has words, else RTF, else text, else the picture.

    `html` may be CF_HTML (a header with offsets, which are often wrong: the fragment comments
    are trusted), in UTF-8 or UTF-16; `picture` a PNG, JPEG … by itself. Raises ClipperError when
    there is nothing to read.
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
        marked = any(_FROM_A_DOCUMENT.search(each[:2000]) for each in (data, fragment))
        return Draft(fragment, "text/html", captured, _NAME, url, "utf-8", selection=marked or None)
    if rtf and rtf.lstrip().startswith(b"{\\rtf") and not seen:
        return Draft(rtf.rstrip(b"\0"), "text/rtf", captured, _NAME, url, selection=True)
    if written:
        data = _encoded(text or "")
        media_type = "text/html" if re.match(r"\s*<(!doctype html|html)\b", text or "", re.IGNORECASE) else "text/plain"
        return Draft(data, media_type, captured, _NAME, url, "utf-8")
    if picture:
        return _picture(picture, fragment, captured, url)
    raise ClipperError(
        _("The clipboard is empty, or holds no text."), _("Copy a page or an article first, then paste it here.")
    )


def _picture(picture: bytes, fragment: bytes, captured: datetime, url: str | None) -> Draft:
    """A page of one picture; a browser that copies one tells its alternative text, too."""
    said = _ALT.search(fragment[:_LOOKED_AT].decode("utf-8", "replace"))
    alt = entities.unescape(said[1]) if said else ""
    moment = captured.astimezone()
    title = _("Picture, {date}").format(date=f"{moment.day} {moment:%B %Y, %H:%M}")
    page = f'<p><img src="{_PASTED}" alt="{entities.escape(alt)}"></p>'
    return Draft(
        page.encode("utf-8", "replace"),
        "text/html",
        captured,
        _NAME,
        url,
        "utf-8",
        selection=True,
        entry=Entry(title=title),
        parts=(Part(_PASTED, "", picture),),
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
