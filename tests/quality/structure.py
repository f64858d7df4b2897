"""How much of a page's structure its main text keeps, against what another reader accepted.

Run as a script it prints, for each kind of element, the share of the expected ones that were found (recall)
and the share of the found ones that were expected (precision), over all pages and as the mean of pages:

    python tests/quality/structure.py [-v]

With -v also the pages that lose most. Needs the labelled pages beside the checkout.

An element counts as found when four fifths of its runs of four words are in elements of its kind (shorter
ones: all their words); a link by its address, without scheme, query and fragment, and a picture by any of
those it has. Pictures that say they are smaller than 80 × 60 are icons and count for nothing.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html as lxml_html

sys.path.insert(0, str(Path(__file__).parents[2]))  # as a script, it must find the checkout

from clipper.core.extract import pictures
from clipper.core.extract.charset import decode
from clipper.core.extract.flat_page import lay_out
from clipper.core.extract.image_markup import candidates
from clipper.core.extract.images import moved
from clipper.core.extract.main_text import main_markup
from clipper.core.extract.markup import clean_text
from clipper.core.extract.runs import Run, runs, words
from clipper.core.extract.tree import parse

DATA = Path(__file__).parents[2].parent / "shared" / "eval" / "extract"
ADDRESS = "http://fakehost/test/page.html"
"""Where the pages say they were found."""
KINDS = {
    "headings": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "lists": ("li",),
    "quotes": ("blockquote",),
    "cells": ("td", "th"),
    "captions": ("figcaption",),
}
ENOUGH = 0.8


def rows(every: int = 1) -> Iterator[dict[str, Any]]:
    """The labelled pages with an expected structure; each `every`-th of them."""
    with gzip.open(DATA / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if row.get("expected_html")]
    yield from found[::every]


def found_in(row: dict[str, Any]) -> str:
    page = gzip.decompress((DATA / "pages" / row["page"]).read_bytes())
    markup, _ = moved(clean_text(decode(page)), (), ADDRESS)
    root = parse(markup)
    return main_markup(root, lay_out(root), markup, ADDRESS) if root is not None else ""


Marks = set[Run] | set[str]


def elements(markup: str) -> dict[str, list[Marks]]:
    """Of each kind, every element as its runs of words, or as its addresses."""
    root = lxml_html.fromstring(f"<div>{markup}</div>")
    found: dict[str, list[Marks]] = {
        kind: [own for element in root.iter(*tags) if (own := runs(words(element.text_content())))]
        for kind, tags in KINDS.items()
    }
    found["images"] = [own for e in root.iter("img") if not pictures.is_small(e) and (own := addresses(e))]
    linked = (e for e in root.iter("a") if e.text_content().strip())
    found["links"] = [{folded(e.get("href"))} for e in linked if leads_on(e.get("href") or "")]
    return found


def addresses(picture: Any) -> set[str]:
    sets = [picture.get("srcset") or "", *(e.get("srcset") or "" for e in picture.xpath("parent::picture/source"))]
    found = [address for each in sets for _, address in candidates(each)]
    found += [value for name in picture.attrib if (name == "src" or "data-" in name) and (value := picture.get(name))]
    return {folded(each) for each in found if not each.startswith("data:")}


def leads_on(href: str) -> bool:
    address = urljoin(ADDRESS, href)
    return address.startswith("http") and not address.startswith(ADDRESS)


def folded(address: str) -> str:
    parts = urlsplit(urljoin(ADDRESS, address))
    return unquote(re.sub(r"^www\.", "", parts.netloc) + parts.path.rstrip("/")).lower()


def held(wanted: list[Marks], there: list[Marks]) -> list[bool]:
    """Which of the wanted elements are there."""
    said = set[Any]().union(*there)
    return [
        len(each & said) >= ENOUGH * len(each) if isinstance(next(iter(each)), tuple) else bool(each & said)
        for each in wanted
    ]


def measure(every: int = 1) -> dict[str, dict[str, Any]]:
    """For each kind: recall and precision over all elements, the mean of pages, and the elements each page lost."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shares: dict[str, list[float]] = defaultdict(list)
    lost: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(every):
        wanted, there = elements(row["expected_html"]), elements(found_in(row) or "<p></p>")
        for kind in wanted:
            kept = sum(held(wanted[kind], there[kind]))
            right = sum(held(there[kind], wanted[kind]))
            counts[kind].update(wanted=len(wanted[kind]), kept=kept, there=len(there[kind]), right=right)
            if wanted[kind]:
                shares[kind].append(kept / len(wanted[kind]))
                lost[kind][row["page"]] = len(wanted[kind]) - kept
    return {
        kind: {
            "recall": count["kept"] / max(1, count["wanted"]),
            "precision": count["right"] / max(1, count["there"]),
            "page": sum(shares[kind]) / max(1, len(shares[kind])),
            "pages": len(shares[kind]),
            "elements": count["wanted"],
            "lost": lost[kind],
        }
        for kind, count in counts.items()
    }


def main() -> None:
    for kind, figures in measure().items():
        line = "recall {recall:.3f}  precision {precision:.3f}  mean of {pages} pages {page:.3f}  elements {elements}"
        sys.stdout.write(f"{kind:10} " + line.format(**figures) + "\n")
        if "-v" in sys.argv:
            sys.stdout.write(
                "".join(f"    {count:4} {page}\n" for page, count in figures["lost"].most_common(8) if count)
            )


if __name__ == "__main__":
    main()
