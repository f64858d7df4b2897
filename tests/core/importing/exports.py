"""Invented exports and folders of stories to import."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.stories import Newsroom, write_stories

TEXTS = (
    "The council of Arles voted on Monday to close the old mill beside the river. Residents will miss its wheel.",
    "Engineers in Porto began to repair four bridges over the Douro, each of which will be shut for a month in turn.",
    "Children of the islands off Lund will get a library that comes by boat every Friday, with a captain who reads.",
    "A choir of retired tram drivers from Graz sang at the opening of the depot that had once sent them out at four.",
)


def wallabag(file: Path, entries: Sequence[dict[str, Any]]) -> Path:
    """A wallabag export with these entries; what they do not say is filled in."""
    written = [{**entry(number), **given} for number, given in enumerate(entries)]
    file.write_text(json.dumps(written), encoding="utf-8")
    return file


def entry(number: int) -> dict[str, Any]:
    return {
        "id": number + 1,
        "title": f"Entry {number}",
        "url": f"https://paper.example/{number}",
        "content": f"<p>{TEXTS[number % len(TEXTS)]}</p>",
        "is_archived": 0,
        "is_starred": 0,
        "tags": [],
    }


def stories(folder: Path, count: int) -> Path:
    """A folder of so many stories, no two alike."""
    write_stories(folder, count, Newsroom())
    return folder


def heavy_page(file: Path) -> Path:
    """A page of 12 MB, within what Clipper reads, which a parser blows up to many times that."""
    with file.open("w", encoding="utf-8") as page:
        page.write("<html><body><article>")
        page.writelines(_crumbs(700_000))
        page.write("</article></body></html>")
    return file


def _crumbs(count: int) -> Iterator[str]:
    return ("<p>w <b>x</b></p>" for _number in range(count))
