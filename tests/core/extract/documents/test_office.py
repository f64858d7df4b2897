"""Word, OpenDocument and RTF documents."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.documents import docx, odt, rtf
from clipper.core.extract.read import read
from clipper.core.model import Article, Draft
from tests.core import documents
from tests.core.documents import PIXELS, paragraph

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN = "application/vnd.oasis.opendocument.text"
TEXT = "The harbour of the old town was closed for two days after the storm, because nobody saw the marks."


def article(data: bytes, media_type: str) -> Article:
    (found,) = read(Draft(data, media_type, NOW))
    return found


# -- Word ------------------------------------------------------------------------------------
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="The mole at noon"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:{how}="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def test_a_word_document_keeps_headings_tables_emphasis_and_links() -> None:
    row = f"<w:tr><w:tc>{paragraph('Boat')}</w:tc><w:tc>{paragraph('Days')}</w:tc></w:tr>"
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Nobody was hurt.</w:t></w:r></w:p>"
    link = f'<w:p><w:hyperlink r:id="l1"><w:r><w:t>{TEXT}</w:t></w:r></w:hyperlink></w:p>'
    relation = (
        f'<Relationship Id="l1" Type="{_RELATION}/hyperlink" Target="https://e.example/a" TargetMode="External"/>'
    )
    body = paragraph("Ships wait", "Heading1") + paragraph(TEXT) + paragraph("Why", "Heading2") + bold + link
    found = article(documents.docx(f"{body}<w:tbl>{row}</w:tbl>", links=relation), WORD)
    assert found.title == "Ships wait"
    assert found.text == f"{TEXT}\nWhy\nNobody was hurt.\n{TEXT}\nBoat\tDays"
    assert "<h2>Why</h2>" in found.html
    assert "<strong>Nobody was hurt.</strong>" in found.html
    assert '<a href="https://e.example/a"' in found.html


def test_pictures_in_a_word_document_are_kept() -> None:
    relation = f'<Relationship Id="p1" Type="{_RELATION}/image" Target="media/a.png"/>'
    body = paragraph(TEXT) + PICTURE.format(how="embed") + paragraph(TEXT[::-1])
    found = article(documents.docx(body, links=relation, more={"word/media/a.png": PIXELS}), WORD)
    (asset,) = found.assets
    assert (asset.width, asset.height, asset.data) == (120, 90, PIXELS)
    assert 'alt="The mole at noon"' in found.html


def test_a_picture_that_is_only_linked_is_never_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    there = tmp_path_factory.mktemp("secret") / "a.png"
    there.write_bytes(PIXELS)
    relation = f'<Relationship Id="p1" Type="{_RELATION}/image" Target="{there.as_uri()}" TargetMode="External"/>'
    found = article(documents.docx(paragraph(TEXT) + PICTURE.format(how="link"), links=relation), WORD)
    assert found.text == TEXT
    assert found.assets == ()


def test_word_properties_are_facts() -> None:
    said = (
        "<dc:title>Ships wait</dc:title><dc:creator>Maeve Corrigan</dc:creator>"
        "<cp:keywords>harbour; storm</cp:keywords><dc:language>en-GB</dc:language>"
    )
    found = article(documents.docx(paragraph(TEXT), properties=said), WORD)
    assert (found.title, found.authors, found.keywords) == ("Ships wait", ("Maeve Corrigan",), ("harbour", "storm"))
    assert found.lang == "en"
    assert found.published is None  # when a file was made is not when its text was published


def test_the_documents_own_headline_goes_before_its_properties() -> None:
    said = "<dc:title>Press template 2019</dc:title>"
    body = paragraph("Ships wait", "Heading1") + paragraph(TEXT)
    assert article(documents.docx(body, properties=said), WORD).title == "Ships wait"


# -- OpenDocument ----------------------------------------------------------------------------
def test_an_opendocument_text() -> None:
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    )
    body = (
        '<text:p text:style-name="P1">Ships wait</text:p>'
        f"<text:p>{TEXT}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>"
        "Seen from the mole."
        '</text:p></text:note-body></text:note></text:p><text:h text:outline-level="2">Why</text:h>'
        '<text:p>Nobody<text:s text:c="2"/>was <text:span text:style-name="T1">hurt</text:span>,<text:line-break/>'
        '<text:a xlink:href="https://e.example/a">the company</text:a> said.<office:annotation><text:p>check!</text:p>'
        "</office:annotation></text:p><text:list><text:list-item><text:p>one boat</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Boat</text:p></table:table-cell><table:table-cell>"
        "<text:p>Days</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = article(documents.odt(body, styles=styles), OPEN)
    assert found.title == "Ships wait"
    assert found.text.split("\n") == [
        f"{TEXT}1",
        "Why",
        "Nobody was hurt,",
        "the company said.",
        "one boat",
        "Boat\tDays",
        "Seen from the mole.",
    ]
    assert "<strong>hurt</strong>" in found.html
    assert '<a href="https://e.example/a"' in found.html
    assert "<h2>Why</h2>" in found.html


def test_opendocument_properties_and_pictures() -> None:
    said = (
        "<dc:title>Ships wait</dc:title><meta:initial-creator>Olu Adeyemi</meta:initial-creator>"
        "<meta:keyword>harbour</meta:keyword><dc:language>fr-FR</dc:language>"
    )
    frame = '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>The mole at noon</svg:desc></draw:frame>'
    data = documents.odt(f"<text:p>{TEXT}{frame}</text:p>", properties=said, more={"Pictures/a.png": PIXELS})
    found = article(data, OPEN)
    assert (found.title, found.authors, found.keywords, found.lang) == (
        "Ships wait", ("Olu Adeyemi",), ("harbour",), "fr",
    )  # fmt: skip
    assert [asset.data for asset in found.assets] == [PIXELS]
    assert 'alt="The mole at noon"' in found.html


def test_a_locked_opendocument_text_is_told() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(ClipperError, match="password"):
        odt.convert(documents.odt("<text:p>x</text:p>", more={"META-INF/manifest.xml": manifest}))


# -- RTF -------------------------------------------------------------------------------------
def test_rtf_paragraphs_in_their_code_page() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset238 Times;}}{\info{\title Lod\'ec}{\author Jan Dvo\'f8\'e1k}}"
        rb"\f0 Ships wait\par The p\'f8\'edstav was closed for {\b two days} after the storm, \u8222?they\u8220? said."
        rb"\par {\trowd Boat\cell Days\cell\row}A | B stays as it is written in this line of the text.\par}"
    )
    found = article(data, "application/rtf")
    assert found.title == "Ships wait"
    assert found.authors == ("Jan Dvořák",)
    assert found.text.split("\n") == [
        "The přístav was closed for two days after the storm, „they“ said.",
        "Boat Days",
        "A | B stays as it is written in this line of the text.",
    ]


def test_links_in_rtf_keep_their_words_and_pictures_cost_nothing() -> None:
    link = rb'{\field{\*\fldinst{HYPERLINK "https://e.example/a"}}{\fldrslt the company}}'
    data = rb"{\rtf1\ansi Ships wait\par {\pict\pngblip " + b"89504e47" * 50_000 + rb"}Nobody was hurt, " + link
    assert article(data + rb" said on Thursday.\par}", "application/rtf").text == (
        "Nobody was hurt, the company said on Thursday."
    )


# -- hostile ---------------------------------------------------------------------------------
BOMB = '<!DOCTYPE d [<!ENTITY a "ha ha ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)  # fmt: skip


def inflated(make: Callable[..., bytes]) -> bytes:
    return make("", more={"word/more.xml": b"\0" * 30_000_000})


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (inflated(documents.docx), WORD),
        (inflated(documents.odt), OPEN),
        (documents.docx(paragraph(TEXT))[:-60], WORD),
        (documents.odt(f"<text:p>{TEXT}</text:p>")[:-60], OPEN),
        (documents.zipped({"word/document.xml": "no markup"}), WORD),
        (documents.zipped({"content.xml": "no markup"}), OPEN),
        (documents.docx("", more={"word/document.xml": f"{BOMB}]><d>&i;</d>"}), WORD),
        (documents.docx("<w:p>" * 5000 + "</w:p>" * 5000), WORD),
        (documents.odt("<text:section>" * 5000 + "x" + "</text:section>" * 5000), OPEN),
        (rb"{\rtf1\ansi \par}", "application/rtf"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_bombs_and_broken_documents_are_told(data: bytes, media_type: str) -> None:
    with pytest.raises(ClipperError):
        read(Draft(data, media_type, NOW))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_nothing_outside_an_opendocument_text_is_read() -> None:
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{sys.executable}">]>'
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    names += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<office:text><text:p>{TEXT}</text:p><text:p>&x;</text:p></office:text>"
    converted = odt.convert(documents.odt("", more={"content.xml": f"{outside}<office:d {names}>{body}</office:d>"}))
    assert converted.html == f"<p>{TEXT}</p><p></p>"


def test_rtf_that_would_keep_a_parser_busy_is_read_quickly() -> None:
    field = rb"{\field{\*\fldinst{"
    assert rtf.convert(rb"{\rtf1\ansi Ships wait\par " + field * 20_000).text.startswith("Ships wait")
    fonts = rb"{\fonttbl" + rb"\f0\fcharset0" * 20_000 + b"}"
    assert rtf.convert(rb"{\rtf1\ansi" + fonts + rb" Ships wait\par }").text == "Ships wait"


def test_converters_tell_what_is_wrong_with_a_document() -> None:
    with pytest.raises(ClipperError, match="damaged"):
        docx.convert(b"PK\x03\x04 and nothing more")
