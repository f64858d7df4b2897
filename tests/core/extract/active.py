"""Finds what could do something in HTML and Markdown that should only be read."""

import re
from html.parser import HTMLParser

from clipper.core.extract.sanitize import TEXT_TAGS

_CODE = re.compile(
    r"^[ \t]*(?:[-*] )?[ \t]*(`{3,})\n.*?^[ \t]*\1$|(?<!`)(`+)[^\n]+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
_LIVE = re.compile(r"(?<!\\)<\s*/?[a-z!]", re.IGNORECASE)
_LINK = re.compile(r"(?<!\\)\]\(\s*<?(\w*):?", re.IGNORECASE)
_ATTRIBUTES = ("style", "srcset", "srcdoc", "action", "formaction", "background")
_SCHEMES = {"http", "https", "mailto", "clip"}


def in_html(markup: str) -> list[str]:
    """Elements, attributes and addresses of sanitised HTML that should not be there."""
    finder = _Finder()
    finder.feed(markup)
    finder.close()
    return finder.found


def in_markdown(markdown: str) -> list[str]:
    """Tags, and schemes of links, that Markdown would bring to life; what it shows as code does nothing."""
    shown = _CODE.sub("", markdown)
    return [*_LIVE.findall(shown), *({scheme.lower() for scheme in _LINK.findall(shown)} - _SCHEMES)]


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TEXT_TAGS:
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or name in _ATTRIBUTES:
                self.found.append(name)
            if name == "href" and not address.startswith(("http://", "https://", "mailto:")):
                self.found.append(address)
            if name == "src" and not address.startswith("clip-asset:"):
                self.found.append(address)
