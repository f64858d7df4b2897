"""The pictures of raw HTML, found and written anew without a parser: each gets one address.

Pages hide where a picture is: in `srcset`, in a `<source>` before it, in the attributes of
lazy loaders, in a `<noscript>` twin. One pass finds them, in linear time whatever the markup; a
tag or comment that never ends stops it, as everything after that is no markup any more.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from clipper.core.extract.markup import escape

_TAG = re.compile(
    r"<(?:!--|/?(?:img|source|picture|noscript|script|style|textarea|title|xmp|base)(?=[\s/>]))", re.IGNORECASE
)
_NAME = re.compile(r"[^\s/>=][^\s/>=]*+")
_BLANKS = re.compile(r"[\s/]*+")
_EQUALS = re.compile(r"\s*+=\s*+")
_UNQUOTED = re.compile(r"[^\s>]*+")
_ANY_TAG = re.compile(r"<[^<>]*>")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
"""Elements with text in them, not markup: what looks like a picture there is none."""
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
_LAZY = tuple(
    "data-src data-original data-lazy-src data-lazy data-hi-res-src data-full-src data-large-file data-orig-file "
    "data-url data-image data-actualsrc data-img-src data-delayed-url".split()
)
_DROPPED = frozenset({"src", "sizes", "loading", "decoding", "fetchpriority", *_SETS, *_LAZY})
_PICTURE_FILE = re.compile(r"\S{1,1000}\.(?:jpe?g|png|webp|avif|gif)(?:\?\S{0,1000})?", re.IGNORECASE)
_VARIABLE = re.compile(r"--sf-img-(\d{1,6})\s*:\s*url\(\s*[\"']?([^\"')\s]{1,2000})")
_VARIABLE_USED = re.compile(r"var\(\s*--sf-img-(\d{1,6})\s*\)")
_MOST_ATTRIBUTES = 60
_LONGEST_VALUE = 20_000
_TWIN_REACH = 400
"""Characters, at most, between a lazy picture and its twin for browsers without scripts."""

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture of the page: where it may be (the best first), and its attributes as written."""

    addresses: tuple[str, ...]
    attributes: Attributes


Settle = Callable[[Wanted, str], str]
"""Writes a picture's tag anew, given the page's `<base>` address (empty where it has none)."""


@dataclass(slots=True)
class _Writer:
    settle: Settle
    shared: dict[str, str]
    parts: list[str] = field(default_factory=list)
    base: str = ""
    sources: list[str] = field(default_factory=list)
    last: Wanted | None = None
    """The last picture, and what stands after it in `parts` since."""
    after: int = 0

    def text(self, text: str) -> None:
        self.parts.append(text)

    def since_last(self) -> str | None:
        """The markup after the last picture when that is near; None otherwise."""
        between = "".join(self.parts[self.after :]) if self.last and len(self.parts) - self.after < 20 else None
        return between if between is not None and len(between) <= _TWIN_REACH else None

    def follows_picture(self) -> bool:
        between = self.since_last()
        return between is not None and not _ANY_TAG.sub("", between).strip()

    def picture(self, attributes: Attributes) -> None:
        wanted = Wanted(tuple(_addresses(attributes, self.sources, self.shared)), attributes)
        written = self.settle(wanted, self.base)
        if written and self.follows_picture() and self.parts[self.after - 1] == written:
            return  # the same one again: a twin that is no noscript
        self.parts.append(written)
        self.last, self.after = wanted, len(self.parts)


def rewritten(markup: str, settle: Settle) -> str:
    """The same markup, every `<img>` written anew by `settle` (an empty string leaves it out)."""
    writer = _Writer(settle, dict(_VARIABLE.findall(markup)) if "--sf-img-" in markup else {})
    _scan(markup, writer)
    return "".join(writer.parts)


def _scan(markup: str, writer: _Writer) -> None:
    done = 0
    while (found := _TAG.search(markup, done)) is not None:
        writer.text(markup[done : found.start()])
        end = _handle(markup, found.start(), found.group()[1:].lower(), writer)
        if end < 0:
            done = found.start()
            break
        done = end
    writer.text(markup[done:])


def _handle(markup: str, start: int, name: str, writer: _Writer) -> int:
    """Deal with the tag at `start`; where to go on, -1 when it never ends."""
    if name == "!--":
        end = markup.find("-->", start + 2)
        return _copied(markup, start, end + 3, writer) if end >= 0 else -1
    end = markup.find(">", start) + 1
    if not end:
        return -1
    if name in _RAW:
        close = re.compile(f"</{name}", re.IGNORECASE).search(markup, end)
        return _copied(markup, start, close.start(), writer) if close else -1
    if name == "noscript":
        close = re.compile("</noscript[^<>]*>", re.IGNORECASE).search(markup, end)
        return _noscript(markup, start, (end, close.start(), close.end()), writer) if close else -1
    read = _attributes(markup, start + 1 + len(name))
    if read is None:
        return -1
    attributes, end = read
    if name == "img":
        writer.picture(attributes)
        writer.sources = []
        return end
    if name == "source":
        writer.sources += [attributes[each] for each in _SETS if each in attributes]
    elif name in ("picture", "/picture"):
        writer.sources = []
    elif name == "base" and not writer.base:
        writer.base = attributes.get("href", "").strip()
    return _copied(markup, start, end, writer)


def _copied(markup: str, start: int, end: int, writer: _Writer) -> int:
    writer.text(markup[start:end])
    return end


def _noscript(markup: str, start: int, inside: tuple[int, int, int], writer: _Writer) -> int:
    """A picture for browsers without scripts: the twin of the one before it, or one of its own.

    It knows the real address where the lazy one may not, so it takes that one's place.
    """
    begin, close, end = inside
    content = markup[begin:close] if close - begin <= _LONGEST_VALUE else ""
    if "&lt;img" in content and "<img" not in content:
        content = html.unescape(content)
    if not content or "<img" not in content.lower() or _ANY_TAG.sub("", content).strip():
        return _copied(markup, start, end, writer)
    if writer.follows_picture() and writer.last is not None:
        read = _attributes(content, content.lower().index("<img") + 4)
        if read is not None:
            lazy, twin = writer.last.attributes, read[0]
            between = writer.parts[writer.after :]
            del writer.parts[writer.after - 1 :]
            writer.last = None
            writer.picture({**{name: lazy[name] for name in lazy if name not in _DROPPED}, **twin, **_sets(lazy)})
            writer.parts += between
        return end
    _scan(content, writer)
    return end


def _sets(attributes: Attributes) -> Attributes:
    return {name: attributes[name] for name in _SETS if "data:" not in attributes.get(name, "data:")}


def _attributes(markup: str, at: int) -> tuple[Attributes, int] | None:
    """The attributes from `at` on, unescaped, the first of a name counting, and where the tag ends."""
    found: Attributes = {}
    while True:
        at = _BLANKS.match(markup, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if at >= len(markup):
            return None
        if markup[at] == ">":
            return found, at + 1
        name = _NAME.match(markup, at)
        if name is None:  # a stray "="
            at += 1
            continue
        at = name.end()
        value = ""
        if equals := _EQUALS.match(markup, at):
            at = equals.end()
            quote = markup[at : at + 1]
            if quote in ("'", '"') and quote:
                end = markup.find(quote, at + 1)
                if end < 0:
                    return None
                value, at = markup[at + 1 : end], end + 1
            else:
                end = _UNQUOTED.match(markup, at).end()  # type: ignore[union-attr]  # it matches nothing, too
                value, at = markup[at:end], end
        key = name.group().lower()
        if len(found) < _MOST_ATTRIBUTES and key not in found and len(value) <= _LONGEST_VALUE:
            found[key] = html.unescape(value)


def _addresses(attributes: Attributes, sources: Sequence[str], shared: dict[str, str]) -> Iterator[str]:
    """Where the picture may be: the largest of the sets first, then lazy attributes, then `src`."""
    sized = [pair for value in (*sources, *(attributes.get(name, "") for name in _SETS)) for pair in candidates(value)]
    yield from (address for _, address in sorted(sized, key=lambda pair: -pair[0]))
    yield from (attributes[name].strip() for name in _LAZY if attributes.get(name, "").strip())
    if used := _VARIABLE_USED.search(attributes.get("style", "")):
        yield from filter(None, [shared.get(used[1])])
    if attributes.get("src", "").strip():
        yield attributes["src"].strip()
    for name, value in attributes.items():
        if name.startswith("data-") and name not in _DROPPED and _PICTURE_FILE.fullmatch(value.strip()):
            yield value.strip()


def candidates(srcset: str) -> Iterator[tuple[float, str]]:
    """Addresses of a `srcset` with their sizes: pixels of width, or a thousand for each 1x."""
    address = ""
    for word in srcset[:_LONGEST_VALUE].split():
        if not address:
            address = word
            if word.endswith(","):
                yield 1000.0, word.rstrip(",")
                address = ""
            continue
        descriptor, comma, following = word.partition(",")
        yield _size(descriptor), address
        address = following if comma else ""
    if address:
        yield 1000.0, address


def _size(descriptor: str) -> float:
    try:
        value = float(descriptor[:-1])
    except ValueError:
        return 0.0
    return value if descriptor.endswith("w") else value * 1000


def written(src: str, missing: str, attributes: Attributes) -> str:
    """An `<img>`: `src` what it shows now, `missing` the web address it would be fetched from."""
    kept = {name: value for name, value in attributes.items() if name not in _DROPPED and _is_plain(name, value)}
    said = {"src": src, "data-src": missing, **kept}
    return (
        "<img" + "".join(f' {name}="{escape(value)}"' for name, value in said.items() if value or name == "alt") + ">"
    )


def _is_plain(name: str, value: str) -> bool:
    return name.isascii() and name.replace("-", "").isalnum() and len(value) <= 2000
