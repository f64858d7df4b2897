"""Attacks that browsers fell for, against the sanitiser and the Markdown made from it."""

import gzip
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from clipper.core import edits
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.sanitize import TEXT_TAGS, clean
from clipper.core.model import Clipping, Summary

DATA = Path(__file__).parents[2].parent / "shared" / "eval" / "hostile" / "xss.json.gz"
pytestmark = pytest.mark.skipif(not DATA.is_file(), reason="the payloads are not beside the checkout")

_AUTOLINK = re.compile(r"<https?://[^<>\s]*>")
_CODE = re.compile(r"^(`{3,})\n.*?^\1$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
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


def assert_harmless(markdown: str, payload: str) -> None:
    assert not _LIVE.search(markdown), payload
    assert {scheme.lower() for scheme in _LINK.findall(markdown)} <= {"http", "https", "mailto", "clip"}, payload


def test_markdown_is_harmless() -> None:
    for payload in payloads(step=5):
        assert_harmless(_CODE.sub("", to_markdown(payload)), payload)


def test_markdown_of_a_clipping_is_harmless_whatever_its_names_are() -> None:
    added = datetime(2025, 6, 11, tzinfo=UTC)
    for payload in payloads(step=20):
        url = f"https://e.example/{payload}"
        summary = Summary(
            1, payload, payload, None, added, url, None, "", (), (), False, False, False, False, problem=""
        )
        clipping = Clipping(summary, (payload,), None, "<p>x</p>", "x", (), (), "", (), frozenset())
        markdown = edits.markdown(clipping, to_markdown)
        assert markdown.count("\n\n") == 2, payload
        assert_harmless(_AUTOLINK.sub("", markdown), payload)
