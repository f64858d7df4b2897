"""Real exports of read-later tools, link keepers and Evernote, which lie beside the checkout.

What is in a file is counted here by plain means, without the importers; all of it has to come
through: entries, texts with their words, tags, times, notes.
"""

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from clipper.core.importers import drafts
from clipper.core.model import Draft

FORMATS = Path(__file__).parents[2].parent / "shared" / "eval" / "formats"
FOLDERS = "bookmarks evernote instapaper linkwarden omnivore other_json pocket readability wallabag".split()
FILES = [file for folder in FOLDERS for file in sorted((FORMATS / folder).glob("*"))]
WORDS = re.compile(r"\w+")

pytestmark = pytest.mark.skipif(not FILES, reason="the sample files are not beside the checkout")


def words(markup: str) -> int:
    return len(WORDS.findall(html.unescape(re.sub(r"<[^>]*>", " ", markup))))


def came_through(file: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for each in drafts(file):
        found["entries"] += 1
        if not isinstance(each, Draft):
            continue
        assert each.entry is not None
        assert each.entry.url or each.data
        found["bodies"] += bool(each.data)
        found["words"] += words(each.data.decode())
        found["tags"] += len(each.entry.labels)
        found["dates"] += each.entry.added is not None
        found["notes"] += bool(each.entry.note) + len(each.entry.passages)
    return found


def in_json(file: Path) -> Counter[str]:
    content = json.loads(file.read_text(encoding="utf-8-sig"))
    return sum(map(in_record, entries_in(content)), Counter())


def entries_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with a web address of its own."""
    if isinstance(value, dict):
        if any(isinstance(value.get(key), str) for key in ("url", "uri", "href", "article__url")):
            yield value
            return
        value = list(value.values())
    for each in value if isinstance(value, list) else []:
        yield from entries_in(each)


def in_record(record: dict[str, Any]) -> Counter[str]:
    tags = record.get("tags", record.get("labels")) or []
    body = record.get("content", "")
    body = "" if body == "Oh, what a shame, no content" else body
    notes = [record.get("extended"), *record.get("annotations", [])]
    if "others" in record:  # Delicious, where the description is the note; Pinboard's is the title
        notes.append(record["description"])
    return Counter(
        entries=1,
        bodies=bool(body),
        words=words(body),
        tags=len([tag for tag in (re.split(r"[\s,]+", tags) if isinstance(tags, str) else tags) if tag]),
        dates=bool(
            record.keys() & {"created_at", "createdAt", "savedAt", "time", "created", "date_added", "dateAdded"}
        ),
        notes=len([note for note in notes if note]),
    )


def in_table(file: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            found += Counter(
                entries=1,
                tags=len(list(filter(None, (row.get("tags") or "").split("|")))),
                dates=bool(row.get("time_added")),
                notes=bool(row.get("Selection")),
            )
    return found


def in_page(file: Path) -> Counter[str]:
    text = file.read_text(encoding="utf-8-sig")
    links = re.findall(r"<a\s[^>]*>", text, re.IGNORECASE)
    tags = [tag for link in links for tag in re.findall(r'\stags="([^"]*)"', link, re.IGNORECASE)]
    shortcuts = len(re.findall(r'href="(?:place|javascript):', text, re.IGNORECASE))
    of_folders = len(re.findall(r"</h3>\s*<dd>\s*[^\s<]", text, re.IGNORECASE))
    own = re.findall(r'href="\?.*?<dd>(.*?)<dt>', text, re.IGNORECASE | re.DOTALL)  # Shaarli's notes
    return Counter(
        entries=len(links),
        bodies=len(own),
        words=sum(map(words, own)),
        tags=sum(len(list(filter(None, (tag.strip() for tag in each.split(","))))) for each in tags),
        dates=len([link for link in links if re.search(r'_(?:date|added)="|time_added="', link.lower())]) - shortcuts,
        notes=len(re.findall(r'<dd>\s*[^\s<]|description="[^"]', text, re.IGNORECASE)) - of_folders - len(own),
    )


def in_notebook(file: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for note in etree.parse(file).iter("note"):
        found += Counter(
            entries=1,
            bodies=1,
            tags=len(note.findall("tag")),
            dates=note.find("created") is not None,
        )
    return found


COUNT: dict[str, Callable[[Path], Counter[str]]] = {
    ".json": in_json,
    ".csv": in_table,
    ".html": in_page,
    ".enex": in_notebook,
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_all_of_it_comes_through(file: Path) -> None:
    there, found = COUNT[file.suffix](file), came_through(file)
    if file.suffix == ".enex":
        del found["words"]  # those of notes are compared below
    assert there["entries"] > 0
    assert found == there


@pytest.mark.parametrize("file", sorted((FORMATS / "evernote").glob("*.enex")), ids=lambda file: file.name)
def test_the_words_and_pictures_of_notes(file: Path) -> None:
    """Placeholders of tasks are no words of a note; the tasks are."""
    notes = [each for each in drafts(file) if isinstance(each, Draft)]
    for note, draft in zip(etree.parse(file).iter("note"), notes, strict=True):
        content = re.sub(r"<(\?xml|!DOCTYPE)[^>]*>", "", note.findtext("content") or "")
        body = draft.data.decode()
        if note.find("task") is None:
            assert words(body) >= words(content)
        assert all((task.findtext("title") or "") in html.unescape(body) for task in note.iter("task"))
        assert len(draft.parts) == len({resource.findtext("data") for resource in note.iter("resource")})
        shown = re.findall(r'<en-media[^>]*type="image/[^>]*>', content)
        assert len(re.findall(r'<img [^>]*src="cid:', body)) == len(shown)
