"""What a saved page says of itself, and the files that were saved beside it."""

import html
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import unquote

from clipper.core.importers.base import HEAD, OpenedFile
from clipper.core.model import Part

MOST_BYTES = 50_000_000
"""Of all files beside one page."""
MOST_FILES = 500
_SINGLE_FILE = re.compile(r"<!--\s{0,20}Page saved with SingleFile\b(.{0,4000}?)-->", re.DOTALL)
_URL = re.compile(r"^\s{0,20}url:\s{0,20}(https?://\S{1,4000})", re.MULTILINE | re.IGNORECASE)
_SAVED = re.compile(
    r"^\s{0,20}saved date:\s{0,20}\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-])(\d\d)(\d\d)",
    re.MULTILINE | re.IGNORECASE,
)
_FROM = re.compile(r"<!--\s{0,20}saved from url=\(\d{1,5}\)(https?://\S{1,4000}?)\s{0,20}-->", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_REFERENCE = re.compile(  # letters in both cases by hand: all pages are searched, and so it takes a quarter of the time
    r"[sS][rR][cC](?<=\b...)([sS][eE][tT])?"
    r"\s{0,20}=\s{0,20}(?:\"([^\"<>]{1,4000})\"|'([^'<>]{1,4000})'|([^\s\"'<>]{1,4000}))",
)
_MARKDOWN_PICTURE = re.compile(
    r"!\[[^\[\]\n]{0,500}\]\(\s{0,9}(?:<([^<>\n]{1,1000})>|([^()\s]{1,1000}))"
    r"|!\[\[([^\[\]|\n]{1,500})(?:\|[^\[\]\n]{0,200})?\]\]"
    r"|<img\b[^<>]{0,1000}?\bsrc=[\"']([^\"'<>]{1,1000})[\"']"
)
_NO_PICTURE = re.compile(r"\.(?:m?js|css|json|html?|svgz?|woff2?|mp[34]|webm)(?:\.download)?(?:[?#]|\Z)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}:|[/\\#]", re.IGNORECASE)


def origin(file: OpenedFile) -> tuple[str | None, datetime]:
    """Where and when the page was saved, as the browser or SingleFile noted; the file's own time otherwise."""
    head = file.text_head
    note = _SINGLE_FILE.search(head)
    if note:
        address = _URL.search(note[1])
        return (address[1] if address else None), _saved(note[1]) or file.captured
    source = _FROM.search(head)
    return (source[1] if source else None), file.captured


def _saved(note: str) -> datetime | None:
    found = _SAVED.search(note)
    if found is None or found[1].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(found[1].lower()) + 1
    day, year, hour, minute, second = map(int, found.group(2, 3, 4, 5, 6))
    offset = timedelta(hours=int(found[8]), minutes=int(found[9])) * (-1 if found[7] == "-" else 1)
    try:
        local = datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset))
    except ValueError:  # a hand wrote the 31st of June
        return None
    return local.astimezone(UTC)


def named_in_html(markup: str) -> Iterator[str]:
    """The addresses of pictures in a page, and of what else has a `src`, as written. SingleFile has them inside."""
    if _SINGLE_FILE.search(markup, 0, HEAD):
        return
    for is_set, *values in _REFERENCE.findall(markup):
        value = html.unescape("".join(values))
        yield from (each.split()[0] for each in value.split(",") if each.strip()) if is_set else (value,)


def named_in_markdown(text: str) -> Iterator[str]:
    for found in _MARKDOWN_PICTURE.finditer(text):
        yield html.unescape("".join(filter(None, found.groups())))


def parts(file: OpenedFile, names: Iterable[str]) -> tuple[Part, ...]:
    """Those files of `names` that lie beside this one, or below: no more than MOST_FILES and MOST_BYTES."""
    found: dict[str, Part] = {}
    size = 0
    for name in filter(None, dict.fromkeys(each.strip() for each in names)):
        if _SCHEME.match(name) or _NO_PICTURE.search(name) or len(found) == MOST_FILES:
            continue
        data = file.beside(name) or file.beside(unquote(name.partition("#")[0].partition("?")[0]))
        if data and size + len(data) <= MOST_BYTES:
            found[name] = Part(name, "", data)
            size += len(data)
    return tuple(found.values())
