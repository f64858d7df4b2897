"""A page's tree: how deep it may be, and where its addresses lead."""

from urllib.parse import urljoin

import pytest

from clipper.core.extract.tree import joined, parse

BASE = "https://gazette.example/2025/ferry?page=2"


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/a/b.html?c=1&d=2",
        "https://other.example",
        "http://other.example:8080/a//b/../c",
        "https://other.example/a?",
        "https://other.example/a#",
        "https://other.example/a;b?c#d",
        "HTTPS://Other.example/a",
        "//cdn.example/a.png",
        "/a/./b/../c",
        "../c?d",
        "?page=3",
        " /a b\n",
        "",
    ],
)
def test_addresses_are_joined_as_the_standard_says(address: str) -> None:
    assert joined(BASE, address) == urljoin(BASE, address)


def test_without_a_base_an_address_stays_and_what_is_none_is_empty() -> None:
    assert joined("", "../c?d") == "../c?d"
    assert joined(BASE, "https://[half/a") == ""


def test_a_deep_page_is_made_shallow_with_its_words() -> None:
    root = parse("<div>" * 400 + "deep words" + "</div>" * 400)
    assert root is not None
    depth = max(sum(1 for _ in each.iterancestors()) for each in root.iter())
    assert depth < 260
    assert "deep words" in root.text_content()
