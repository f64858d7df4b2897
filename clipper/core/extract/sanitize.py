"""HTML that a reader may show: nothing active, nothing fetched, not deep, no text lost."""

from functools import cache
from typing import TYPE_CHECKING

from clipper.core.extract import plain
from clipper.core.extract.markup import Token, escape, rewrite, tame, tidy

if TYPE_CHECKING:
    import nh3

TEXT_TAGS = frozenset(
    "p br hr h1 h2 h3 h4 h5 h6 blockquote q cite pre code kbd samp var ul ol li dl dt dd table caption thead tbody "
    "tfoot tr th td a em strong b i u s sub sup mark small del ins abbr dfn time figure figcaption img div span ruby "
    "rt rp bdi wbr".split()
)
_DROPPED = frozenset(
    "script style template noscript iframe object embed svg math title textarea xmp noembed noframes plaintext "
    "select option audio video canvas applet frameset head".split()
)
"""Elements that go with everything in them."""
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "data-src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "*": {"lang", "dir"},
}
_NUMBERS = frozenset({"width", "height", "colspan", "rowspan", "start", "value"})
_WEB = ("http://", "https://")
_LINKS = (*_WEB, "mailto:")
_ROUNDS = 4


def clean(html: str) -> str:
    """Sanitise `html` for the reader: a fixed point of this function.

    nh3's output can parse differently than it was written, so it is cleaned until it no longer
    changes; what still changes after four rounds comes back as plain paragraphs.

    A picture of our own store has a `src`; of one that is not there `data-src` keeps the web address,
    which nothing fetches. One with neither an address nor words for it is left out.
    """
    markup = tame(html)
    for _ in range(_ROUNDS):
        cleaned = tidy(_cleaner().clean(markup))
        cleaned = rewrite(cleaned, _told) if "<img" in cleaned else cleaned
        if cleaned == markup:
            return cleaned
        markup = cleaned
    lines = plain.text_of(markup).split("\n")
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _told(token: Token) -> str:
    is_empty = token.tag == "img" and not any(token.attribute(name).strip() for name in ("src", "data-src", "alt"))
    return "" if is_empty else token.text


@cache
def _cleaner() -> "nh3.Cleaner":
    import nh3  # lazily: the window starts without it

    return nh3.Cleaner(
        tags=set(TEXT_TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags=set(_DROPPED),
        attribute_filter=_safe_value,
        url_schemes={"http", "https", "mailto", "clip-asset"},
        url_relative="deny",
        strip_comments=True,
        link_rel="noopener noreferrer nofollow",
    )


def _safe_value(tag: str, name: str, value: str) -> str | None:
    """Sizes are short numbers, pictures come from our own store, links lead to the web or to mail."""
    if name in _NUMBERS:
        return value if value.isascii() and value.isdigit() and len(value) <= 4 else None
    if tag == "img" and name == "src":
        return value if value.startswith("clip-asset:") and value[11:].isalnum() else None
    if name == "data-src":
        return value if value.lower().startswith(_WEB) else None
    if tag == "a" and name == "href":
        return value if value.lower().startswith(_LINKS) else None
    return value
