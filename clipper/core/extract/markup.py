"""Sanitised HTML as a stream of tags and text, and the few operations that need no tree.

Everything here expects what nh3 writes: balanced tags, double-quoted attributes, `&`, `<` and
`>` escaped in text. On such input one pass with one regular expression is exact and linear.
`tame` is the exception: it takes raw HTML and removes what would make a parser slow.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

VOID = frozenset({"br", "hr", "img", "wbr"})
BLOCKS = frozenset(
    "address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul".split()
)
MAX_DEPTH = 50
"""Open elements that `tidy` leaves; readers need fewer than 60, and nh3 may add a few (tbody)."""

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:[^">]|"[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_LONG_RUN = re.compile(r"[ \t\r\n\f\v]{100,}")

_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\ufdd0-\ufdef\ufeff\ufffe\uffff]+")
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x20), 0x7F])
_SIGNS_OF_UNSEEN = (b"\xc2\xad", b"\xe2\x80\x8b", b"\xef\xb7", b"\xef\xbb\xbf", b"\xef\xbf")
"""How what is unseen begins in UTF-8, bar the controls."""
_BARE_AMPERSAND = re.compile(r"&(?![a-zA-Z#])")
_HARD_SPACE = re.compile("\u00a0|&nbsp;?|&#160;|&#x0*a0;", re.IGNORECASE)
_LONG_TEXT = re.compile(r"(?:\A|(?<=>))[^<>]{2000,}")
_MANY_AMPERSANDS = 200
_RAW_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_RAW_DEPTH = 200
_SELF_CLOSING = VOID | frozenset(
    "area base col embed input link meta param source track p li dt dd tr td th thead tbody tfoot option optgroup "
    "colgroup rp rt html head body script style".split()
)


class Token(NamedTuple):
    """A tag (`tag` set; `closing` for an end tag; `attributes` as written) or text, still escaped."""

    tag: str
    text: str
    closing: bool = False
    attributes: str = ""

    def attribute(self, name: str) -> str:
        """The attribute's value, unescaped; empty where absent."""
        return next((html.unescape(value) for key, value in _ATTRIBUTE.findall(self.attributes) if key == name), "")


def tokens(markup: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(markup):
        closing, tag, attributes, text = match.groups()
        yield Token(tag or "", text or match.group(), bool(closing), attributes or "")


def raw_tokens(markup: str) -> list[tuple[str, str, str, str]]:
    """The same as plain strings, cheaper to make: "/" for an end tag, tag, attributes, text (empty for tags)."""
    return _TOKEN.findall(markup)


def clean_text(text: str) -> str:
    """Without control characters, lone surrogates and marks that nobody sees but search would."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        data = text.encode()
    # Looking for bytes takes a quarter of the time that the expression takes, and most pages have none of them.
    signs = _SIGNS_OF_UNSEEN if b"\xef" in data else _SIGNS_OF_UNSEEN[:2]
    if any(sign in data for sign in signs) or len(data.translate(None, _CONTROLS)) < len(data):
        return _UNSEEN.sub("", text)
    return text


def tame(markup: str) -> str:
    """Raw HTML that any parser reads in linear time, with the same text.

    html5ever is quadratic in the ampersands and hard spaces of one text node (400,000 take
    seconds) and in depth (100,000 elements: half a minute). So hard spaces become spaces, long
    texts are parted by empty comments, and start tags below `_RAW_DEPTH` are left out
    (paragraphs, list items and cells close themselves and don't count).
    """
    markup = _HARD_SPACE.sub(" ", clean_text(markup))
    markup = _LONG_TEXT.sub(_parted, _BARE_AMPERSAND.sub("&amp;", markup))
    depth = 0
    too_deep: list[tuple[int, int]] = []
    for match in _RAW_TAG.finditer(markup):
        closing, tag = match.groups()
        if tag.lower() in _SELF_CLOSING:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > _RAW_DEPTH and not closing:
            too_deep.append(match.span())
    return _without_tags(markup, too_deep) if too_deep else markup


def _parted(run: re.Match[str]) -> str:
    text = run.group()
    if text.count("&") < _MANY_AMPERSANDS:
        return text
    parts: list[str] = []
    start = 0
    while (cut := text.find("&", start + 1000)) > 0:
        parts.append(text[start:cut])
        start = cut
    return "<!---->".join([*parts, text[start:]])


def _without_tags(markup: str, spans: Iterable[tuple[int, int]]) -> str:
    """Leave out the start tags that begin at `spans`, each up to its ">"."""
    parts: list[str] = []
    done = 0
    for start, name_end in spans:
        if start < done:
            continue
        end = markup.find(">", name_end)
        parts += [markup[done:start], " "]
        done = len(markup) if end < 0 else end + 1
    parts.append(markup[done:])
    return "".join(parts)


def tidy(markup: str) -> str:
    """nh3's output with runs of spaces collapsed and never more than MAX_DEPTH elements open.

    An element that would be too deep is left out, its content stays; a space keeps the words
    of neighbouring blocks apart.
    """
    parts: list[str] = []
    opened: list[bool] = []
    kept = inside_pre = 0
    for slash, tag, attributes, text in raw_tokens(markup):
        if not tag:
            parts.append(_LONG_RUN.sub(_shortened, text) if inside_pre else _SPACES.sub(" ", text))
        elif tag in VOID:
            parts.append(f"<{slash}{tag}{attributes}>")
        elif slash:
            was_kept = opened.pop() if opened else True
            kept -= was_kept
            inside_pre -= was_kept and tag == "pre"
            parts.append(f"</{tag}{attributes}>" if was_kept else _gap(tag))
        else:
            keep = kept < MAX_DEPTH
            opened.append(keep)
            kept += keep
            inside_pre += keep and tag == "pre"
            parts.append(f"<{tag}{attributes}>" if keep else _gap(tag))
    return "".join(parts)


def _shortened(run: re.Match[str]) -> str:
    """Blank art of a hundred spaces is a trap for slow readers, not a layout."""
    return run.group()[:99]


def _gap(tag: str) -> str:
    return " " if tag in BLOCKS else ""


def rewrite(markup: str, change: Callable[[Token], str]) -> str:
    """The same markup with every token written anew by `change`."""
    return "".join(change(token) for token in tokens(markup))


def escape(text: str) -> str:
    return html.escape(text, quote=True)


def squeeze(text: str) -> str:
    """Every run of white space one space, none at the ends."""
    return " ".join(text.split())
