"""Nexis as text, HTML and Word: documents, their labelled fields, their bodies."""

import io
import zipfile

import pytest

from clipper.core.importers.databases.nexis import date_in, label
from clipper.core.importers.databases.nexis_docx import NexisDocuments
from clipper.core.importers.databases.nexis_html import NexisPages
from clipper.core.importers.databases.nexis_text import NexisText
from clipper.core.model import Refused
from tests.core.importers.press import body, entry, one, opened, read

TEXT = """\ufeff                               1 of 2 DOCUMENTS


                               The Example Herald

                      January 3, 2020 Friday 10:04 AM GMT
                                 First Edition

                     Harbour fees rise in the northern port

BYLINE: Ann Lee and Bo Ek in Oslo

SECTION: NEWS; Pg. 4

LENGTH: 212 words

HIGHLIGHT: Shipowners protest.

The port raised its fees on Thursday, the second time
in a year.

Update: nobody was asked.

LOAD-DATE: January 4, 2020

LANGUAGE: ENGLISH

SUBJECT: PORTS & HARBORS (91%); FEES (80%)

GEOGRAPHIC: OSLO, NORWAY (90%) NORWAY (94%); GEORGIA, USA (90%); SWEDEN (55%)

                   Copyright 2020 Example Herald Ltd
                              All Rights Reserved


                               2 of 2 DOCUMENTS

The Other Paper

12 May 2019

A column without an author

LENGTH: 20 words

Only one paragraph.

Copyright 2019 Other Paper
"""


def test_documents_of_a_text() -> None:
    first, second = read(NexisText(), TEXT)
    said = entry(first)
    assert (said.title, said.deck) == ("Harbour fees rise in the northern port", "Shipowners protest.")
    assert (said.publisher, said.section, said.lang) == ("The Example Herald", "NEWS; Pg. 4", "en")
    assert (said.authors, said.published) == (("Ann Lee", "Bo Ek"), "January 3, 2020 10:04 AM GMT")
    assert said.keywords == ("PORTS & HARBORS", "FEES")
    assert said.countries == ("NO",), "a state of the US is no country, and Sweden is mentioned in passing"
    assert body(first) == (
        "<p>The port raised its fees on Thursday, the second time in a year.</p>\n<p>Update: nobody was asked.</p>\n"
    )
    assert (entry(second).title, entry(second).publisher) == ("A column without an author", "The Other Paper")
    assert body(second) == "<p>Only one paragraph.</p>\n", "the copyright is no part of the text"


@pytest.mark.parametrize(
    ("count", "labels"),
    [
        ("Dokument 1 von 3", ("AUTOR", "RUBRIK", "LÄNGE", "SPRACHE: DEUTSCH; Deutsch")),
        ("Document 1 de 3", ("AUTEUR", "RUBRIQUE", "LONGUEUR", "LANGUE: FRENCH")),
    ],
)
def test_labels_in_german_and_french(count: str, labels: tuple[str, ...]) -> None:
    author, section, length, language = labels
    text = (
        f"  {count}\n\nDer Bote\n\n4. März 2021\n\nGebühren steigen\n\n{author}: Ida Brink\n\n{section}: Hafen\n\n"
        f"{length}: 9 Wörter\n\nDer Hafen wird teurer.\n\n{language}\n"
    )
    said, text = one(NexisText(), text)
    assert (said.title, said.authors, said.section) == ("Gebühren steigen", ("Ida Brink",), "Hafen")
    assert (said.published, said.lang) == ("4. März 2021", "de" if "DEUTSCH" in language else "fr")
    assert text == "<p>Der Hafen wird teurer.</p>\n"


def block(words: str, kind: str = "c5") -> str:
    return f'<BR><DIV CLASS="{kind}"><P CLASS="c6"><SPAN CLASS="c2">{words}</SPAN></P>\n</DIV>\n'


def page(*blocks: str) -> str:
    start = '<A NAME="DOC_ID_0_0"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->'
    return start + "".join(blocks) + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n<DIV CLASS='c10'/>"


def test_documents_of_a_page() -> None:
    good = page(
        block("1 of 2 DOCUMENTS"),
        block("The Example Herald"),
        block("June 4, 2019, Tuesday, Late Edition"),
        block("Fees rise;<BR>Second part"),
        block("BYLINE: By ANN LEE"),
        block("LENGTH: 8 words"),
        '<BR><DIV CLASS="c5"><BR></DIV><TABLE><TR><TD>Port</TD><TD>Fee</TD></TR></TABLE></DIV>',
        '<BR><DIV CLASS="c5"><P>First <B>words</B>.</P><P>Second.</P></DIV>',
        block("LANGUAGE: ENGLISH"),
        block("CORRECTION:<BR>It was May."),
        block("Copyright 2019 Herald"),
    )
    lost = page(block("We are sorry but there is an error in this document."))
    first, second = read(NexisPages(), f"<HTML><BODY>{good}{lost}</BODY></HTML>")
    said = entry(first)
    assert (said.title, said.publisher) == ("Fees rise; Second part", "The Example Herald")
    assert (said.authors, said.published, said.lang) == (("ANN LEE",), "June 4, 2019", "en")
    for words in ("<td>Port</td>", "First <b>words</b>.", "<p>Second.</p>", "It was May."):
        assert words in body(first)
    assert "Copyright" not in body(first)
    assert isinstance(second, Refused)
    assert "document 2" in second.name


def word(*texts: str) -> bytes:
    inside = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<?xml version="1.0"?><w:document xmlns:w="{namespace}"><w:body>{inside}</w:body></w:document>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return data.getvalue()


COVER = ("User Name: Ann", "Date and Time: 4 June 2019 10:00", "Documents (2)", "1. Fees rise", "2. Fees fall", "")


def test_documents_of_a_word_file() -> None:
    first, second = read(
        NexisDocuments(),
        word(
            *COVER,
            *("Fees rise", "The Example Herald", "June 4, 2019 Tuesday", "Copyright 2019 Herald All Rights Reserved"),
            *("Section:\xa0NEWS; Pg. 1", "Length:\xa08 words", "Byline:\xa0Ann Lee", "Body", "", "First words."),
            *("Update: nobody was asked.", "Classification", "", "Language:\xa0ENGLISH", "Load-Date:\xa0June 5, 2019"),
            *("Geographic:\xa0NORWAY (94%)", "End of Document"),
            *("Fees fall", "The Other Paper", "5 May 2019", "Length:\xa02 words", "Body", "Second.", "End of Document"),
        ),
    )
    said = entry(first)
    assert (said.title, said.publisher, said.published) == ("Fees rise", "The Example Herald", "June 4, 2019")
    assert (said.authors, said.section, said.lang) == (("Ann Lee",), "NEWS; Pg. 1", "en")
    assert said.countries == ("NO",)
    assert body(first) == "<p>First words.</p>\n<p>Update: nobody was asked.</p>\n"
    assert (entry(second).title, entry(second).publisher) == ("Fees fall", "The Other Paper")
    assert body(second) == "<p>Second.</p>\n"


def test_a_word_document_without_a_body_is_set_aside() -> None:
    (draft,) = read(
        NexisDocuments(), word("Fees rise", "Herald", "4 June 2019", "Length:\xa08 words", "End of Document")
    )
    assert draft == Refused("Fees rise", "The database could not deliver this document.")


@pytest.mark.parametrize(
    "data", [word("A letter", "to a friend"), b"PK\x03\x04word/", b"1 of 2 DOCUMENTS", b"", b"<html>"]
)
def test_other_files_are_not_taken(data: bytes) -> None:
    assert not any(each.recognises(opened(data)) for each in (NexisText(), NexisPages(), NexisDocuments()))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("December 19, 1991, Sunday, An Edition", "December 19, 1991"),
        ("31. Dezember 2018 Montag", "31. Dezember 2018"),
        ("3 janvier 2020 vendredi 10:04 AM GMT", "3 janvier 2020 10:04 AM GMT"),
        ("The Example Herald", None),
    ],
)
def test_dates_without_weekdays_and_editions(line: str, date: str | None) -> None:
    assert date_in(line) == date


def test_labels() -> None:
    assert label("BYLINE: By Ann") == ("byline", "By Ann")
    assert label("LOCALISATION-GEO: X") == ("geographic", "X")
    assert label("Section: News") is None
    assert label("Section:\xa0News", capitals=False) == ("section", "News")
    assert label("WARNING: none of ours") is None
