"""Attacks that browsers fell for, against the sanitiser and the Markdown made from it."""

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.sanitize import TEXT_TAGS, clean

DATA = Path(__file__).parents[2].parent / "shared" / "eval" / "hostile" / "xss.json.gz"
pytestmark = pytest.mark.skipif(not DATA.is_file(), reason="the payloads are not beside the checkout")

_LIVE = re.compile(r"(?<!\\)<\s*/?[a-z!]", re.IGNORECASE)
_LINK = re.compile(r"(?<!\\)\]\(\s*<?(\w*):?", re.IGNORECASE)


class Finder(HTMLParser):
    """Everything in sanitised HTML that should not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TEXT_TAGS:
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or name in ("style", "srcset", "srcdoc", "action", "formaction", "background"):
                self.found.append(name)
            if name == "href" and not address.startswith(("http://", "https://", "mailto:")):
                self.found.append(address)
            if name == "src" and not address.startswith("clip-asset:"):
                self.found.append(address)


def payloads(step: int) -> list[str]:
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        return [payload for _, payload in json.load(file)[::step]]


def test_html_is_harmless_and_stays_as_it_is() -> None:
    for payload in payloads(step=2):
        cleaned = clean(payload)
        finder = Finder()
        finder.feed(cleaned)
        finder.close()
        assert finder.found == [], payload
        assert clean(cleaned) == cleaned, payload


def test_markdown_is_harmless() -> None:
    for payload in payloads(step=5):
        markdown = re.sub(r"^(`{3,})\n.*?^\1$|`[^`\n]+`", "", to_markdown(payload), flags=re.DOTALL | re.MULTILINE)
        assert not _LIVE.search(markdown), payload
        assert {scheme.lower() for scheme in _LINK.findall(markdown)} <= {"http", "https", "mailto", "clip"}, payload
