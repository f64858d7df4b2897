"""Every kind of export is known by its content, by one importer alone, whatever it is called."""

import io
import json
import zipfile
from collections.abc import Iterator

import pytest

from clipper.core.importers import IMPORTERS
from clipper.core.importers.documents import Markdown, PlainText, WebPages
from tests.core.importers.exports import EXPORTS, WALLABAG_1, file_of, name_of

PICKY = [importer for importer in IMPORTERS if not isinstance(importer, WebPages | Markdown | PlainText)]
OURS = set(EXPORTS)


def recognising(content: object, name: str = "") -> list[str]:
    return [name_of(importer) for importer in PICKY if importer.recognises(file_of(content, name))]


@pytest.mark.parametrize("importer", EXPORTS)
def test_by_one_alone(importer: str) -> None:
    name, content = EXPORTS[importer]
    assert recognising(content, name) == [importer]
    assert recognising(content, "renamed.txt") == [importer]


@pytest.mark.parametrize("importer", EXPORTS)
def test_in_other_encodings(importer: str) -> None:
    content = EXPORTS[importer][1]
    text = content if isinstance(content, str) else json.dumps(content)
    assert recognising(text.encode("utf-8-sig")) == [importer]
    assert recognising(text.encode("utf-16")) == [importer]


def test_wallabag_before_version_2() -> None:
    assert recognising(WALLABAG_1) == ["Wallabag"]


@pytest.mark.parametrize("importer", EXPORTS)
def test_not_through_the_wrapping_of_an_archive(importer: str) -> None:
    name, content = EXPORTS[importer]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:  # stored, so that its text can be read in it
        archive.writestr(name, content if isinstance(content, str) else json.dumps(content))
    assert not recognising(packed.getvalue(), "export.zip")


def other_files() -> Iterator[object]:
    yield from ("", "[", "{", "[[[[", "{}", "[]", "null", "\ufeff[", b"\xff\xfe[\0", b"\x00" * 100, '{"a": ')
    yield {"bookmarks": "of a book", "roots": ["of a tree"], "children": []}
    yield [{"id": 1, "url": "https://dial.example/", "title": "An answer of some service", "tags": []}]
    yield {"title": "A graph", "type": "graph", "guid": "1", "children": [{"name": "x"}]}
    yield "url,title,visits\nhttps://dial.example/,Dial,7\n"
    yield "Title;Folder\nx;y\n"
    yield "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Leaving Pocket</h1><p>How.</p>"
    yield "<!DOCTYPE html><title>Terms</title><h1>Terms</h1><dl><dt><a href='/x'>Net</a><dd>What is left.</dl>"
    yield '# How to export\n\n    <a href="x" >\n\nSee <en-note> and [wallabag](https://wallabag.example/).'
    yield "[" * 70_000
    yield '{"children":' * 70_000


@pytest.mark.parametrize("content", list(other_files()), ids=lambda content: repr(content)[:30])
def test_other_files_are_not_taken(content: object) -> None:
    assert not OURS.intersection(recognising(content, "export.json"))


@pytest.mark.parametrize("importer", [importer for importer in IMPORTERS if name_of(importer) in OURS])
def test_it_is_said_where_the_file_is_found(importer: object) -> None:
    assert importer.title  # type: ignore[attr-defined]
    assert len(importer.help) > 20  # type: ignore[attr-defined]
