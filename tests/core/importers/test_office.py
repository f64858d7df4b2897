"""Documents are known by what is in them, and come as they are."""

from datetime import UTC, datetime

import pytest

from clipper.core.importers import IMPORTERS, OpenedFile
from clipper.core.importers.files import read_file
from clipper.core.model import Draft
from tests.core import documents

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN = "application/vnd.oasis.opendocument.text"
MEMBERS = {"content.xml": "<x/>", "styles.xml": "<x/>", "settings.xml": "<x/>"}


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\xef\xbb\xbfHTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n...", "application/pdf"),
        (documents.docx(documents.paragraph("text")), WORD),
        (documents.odt("<text:p>text</text:p>"), OPEN),
        (documents.zipped(MEMBERS), OPEN),
        (documents.epub({"1.xhtml": "<body/>"}), "application/epub+zip"),
        (documents.zipped({"META-INF/container.xml": "<x/>"}), "application/epub+zip"),
        (rb"{\rtf1\ansi text}", "application/rtf"),
    ],
)
@pytest.mark.parametrize("name", ["document", "page.html", "note.txt"])
def test_a_document_is_one_draft_whatever_it_is_called(data: bytes, media_type: str, name: str) -> None:
    (draft,) = read_file(OpenedFile.of(data, NOW, name), IMPORTERS)
    assert isinstance(draft, Draft)
    assert (draft.media_type, draft.data, draft.name, draft.captured) == (media_type, data, name, NOW)


def test_a_spreadsheet_is_no_text_document() -> None:
    sheet = documents.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", **MEMBERS})
    (found,) = [each for each in IMPORTERS if each.recognises(OpenedFile.of(sheet, NOW))] or [None]
    assert found is None


def test_documents_in_an_archive() -> None:
    data = documents.zipped({"a.docx": documents.docx(documents.paragraph("x")), "b/c.pdf": b"%PDF-1.4"})
    found = list(read_file(OpenedFile.of(data, NOW, "all.zip"), IMPORTERS))
    assert [(each.name, each.media_type) for each in found if isinstance(each, Draft)] == [
        ("a.docx", WORD),
        ("b/c.pdf", "application/pdf"),
    ]


def test_a_text_that_speaks_of_documents_is_none() -> None:
    text = b"The mark %PDF-1.7 stands at the beginning of a line, a brace before rtf at that of the file."
    (draft,) = read_file(OpenedFile.of(text, NOW, "note.txt"), IMPORTERS)
    assert isinstance(draft, Draft)
    assert draft.media_type == "text/plain"
