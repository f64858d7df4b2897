"""What Word, Google Docs and their kin put on the clipboard, made into plain HTML: lists that are
lists, emphasis that is emphasis, links that lead where they say."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from clipper.core.extract.markup import escape

_SIGNS = (
    "docs-internal-guid", "urn:schemas-microsoft-com:office", "mso-", "class=mso", "class='mso", 'class="mso',
    "<o:p", "google.com/url?",
)  # fmt: skip
"""Plain strings: looked for in every page, they cost a tenth of one expression."""
_QUICK_SIGNS = (b"docs-internal-guid", b"schemas-microsoft", b"mso", b"<o:p", b"google.com/url?")
_ISLAND = re.compile(r"<xml\b[^<>]*>", re.IGNORECASE)
_ISLAND_END = re.compile(r"</xml\s*>", re.IGNORECASE)
_EMPTY = re.compile(r"<o:p\b[^<>]*>\s*+(?:&nbsp;|&#160;)?+\s*+</o:p>", re.IGNORECASE)
_EMPTY_PARAGRAPH = re.compile(
    r"<p\b[^<>]{0,1000}?class=[\"']?Mso[^<>]{0,1000}+>"
    r"(?:\s|&nbsp;|<(?:span|b|i)\b[^<>]{0,500}+>|</(?:span|b|i)>)*+</p>",
    re.IGNORECASE,
)
_MARKER = re.compile(r"<!(?:--)?\[if\s+!supportLists\](?:--)?>", re.IGNORECASE)
_MARKER_END = re.compile(r"<!(?:--)?\[endif\](?:--)?>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b([^<>]{0,3000})>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</p\s*>", re.IGNORECASE)
_LEVEL = re.compile(r"mso-list:\s*\w{1,20}\s+level(\d{1,2})\s+lfo\d{1,6}", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,4}|[ivxlcdm]{1,7}|[a-z]{1,2})[.)]\Z", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_DEEPEST = 9

_WRAPPER = re.compile(r"<b\b[^<>]{0,500}docs-internal-guid[^<>]{0,500}>", re.IGNORECASE)
_BOLD = re.compile(r"<(/?)b(?=[\s>])[^<>]*>", re.IGNORECASE)
_STYLED = re.compile(r"<span\b[^<>]{0,200}style=\"([^\"<>]{0,2000})\"[^<>]{0,200}>([^<>]+)</span>", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style:\s*italic", re.IGNORECASE)
_REDIRECT = re.compile(r"(\shref=[\"']?)(https?://(?:www\.)?google\.com/url\?[^\"'\s<>]{1,4000})", re.IGNORECASE)


def plain(markup: str) -> str:
    """The same markup, without an office program's ways if it shows any; linear in its length."""
    data = markup.encode("utf-8", "surrogatepass").lower()  # bytes, as lower() of text takes five times as long
    if not any(sign in data for sign in _QUICK_SIGNS):
        return markup
    lower = markup.lower()
    if not any(sign in lower for sign in _SIGNS):
        return markup
    markup = _REDIRECT.sub(_destination, markup)
    if "docs-internal-guid" in markup:
        markup = _STYLED.sub(_emphasis, _unwrapped(markup))
    markup = _EMPTY.sub("", "".join(_without_islands(markup)))
    if "mso-list" in markup.lower():
        markup = "".join(_with_lists(markup))
    return _EMPTY_PARAGRAPH.sub("", markup)


# -- Google Docs ---------------------------------------------------------------------------


def _destination(link: re.Match[str]) -> str:
    """Where a link goes that goes by way of Google."""
    try:
        asked = parse_qs(urlsplit(html.unescape(link[2])).query, max_num_fields=50)
    except ValueError:
        return link.group()
    address = next(iter(asked.get("q", asked.get("url", []))), "")
    return (
        link[1] + escape(address).replace(" ", "%20")
        if address.lower().startswith(("http://", "https://"))
        else link.group()
    )


def _unwrapped(markup: str) -> str:
    """Without the `<b>` that holds all of a Google document, and the end tag that belongs to it."""
    wrapper = _WRAPPER.search(markup)
    if wrapper is None:
        return markup
    depth = 1
    for found in _BOLD.finditer(markup, wrapper.end()):
        depth += -1 if found[1] else 1
        if depth == 0:
            inside = markup[wrapper.end() : found.start()]
            return markup[: wrapper.start()] + inside + markup[found.end() :]
    return markup[: wrapper.start()] + markup[wrapper.end() :]


def _emphasis(span: re.Match[str]) -> str:
    style, text = span[1], span[2]
    if not text.strip():
        return text
    text = f"<em>{text}</em>" if _SLANTED.search(style) else text
    return f"<strong>{text}</strong>" if _HEAVY.search(style) else text


# -- Word ----------------------------------------------------------------------------------


def _without_islands(markup: str) -> Iterator[str]:
    """Word's settings are no text."""
    done = 0
    while island := _ISLAND.search(markup, done):
        end = _ISLAND_END.search(markup, island.end())
        if end is None:
            break
        yield markup[done : island.start()]
        done = end.end()
    yield markup[done:]


@dataclass(slots=True)
class _Lists:
    """The lists that are open, from the outermost."""

    open: list[str]

    def item(self, level: int, tag: str, content: str) -> Iterator[str]:
        while len(self.open) > level or (len(self.open) == level and self.open[-1] != tag):
            yield f"</li></{self.open.pop()}>"
        if len(self.open) == level:
            yield "</li>"
        while len(self.open) < level:
            yield f"<{tag}>" if len(self.open) == level - 1 else f"<{tag}><li>"
            self.open.append(tag)
        yield f"<li>{content}"

    def close(self) -> Iterator[str]:
        while self.open:
            yield f"</li></{self.open.pop()}>"


def _with_lists(markup: str) -> Iterator[str]:
    """Word writes lists as paragraphs with a typed bullet and a level: these become real ones."""
    lists = _Lists([])
    done = 0
    for start in _PARAGRAPH.finditer(markup):
        level = _LEVEL.search(start[1])
        if start.start() < done or level is None:
            continue
        end = _PARAGRAPH_END.search(markup, start.end())
        if end is None:
            break
        between = markup[done : start.start()]
        if between.strip():
            yield from lists.close()
        yield between
        marker, content = _item(markup[start.end() : end.start()])
        tag = "ol" if _NUMBER.match(marker) else "ul"
        yield from lists.item(max(1, min(int(level[1]), _DEEPEST)), tag, content)
        done = end.end()
    yield from lists.close()
    yield markup[done:]


def _item(content: str) -> tuple[str, str]:
    """The bullet or number of a list paragraph, and the rest of it."""
    start = _MARKER.search(content)
    end = _MARKER_END.search(content, start.end()) if start else None
    if start is None or end is None:
        return "", content
    marker = html.unescape(_TAG.sub("", content[start.end() : end.start()])).strip()
    return marker, content[: start.start()] + content[end.end() :]
