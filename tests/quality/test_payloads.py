"""Attacks that browsers fell for, against the sanitiser and the Markdown made from it."""

import gzip
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core import edits
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.sanitize import clean
from clipper.core.model import Clipping, Summary
from tests.core.extract.active import in_html, in_markdown

DATA = Path(__file__).parents[2].parent / "shared" / "eval" / "hostile" / "xss.json.gz"
pytestmark = pytest.mark.skipif(not DATA.is_file(), reason="the payloads are not beside the checkout")

_AUTOLINK = re.compile(r"<https?://[^<>\s]*>")


def payloads(step: int) -> list[str]:
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        return [payload for _, payload in json.load(file)[::step]]


def test_html_is_harmless_and_stays_as_it_is() -> None:
    for payload in payloads(step=2):
        cleaned = clean(payload)
        assert in_html(cleaned) == [], payload
        assert clean(cleaned) == cleaned, payload


def test_markdown_is_harmless() -> None:
    for payload in payloads(step=5):
        assert in_markdown(to_markdown(payload)) == [], payload


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
        assert in_markdown(_AUTOLINK.sub("", markdown)) == [], payload
