"""EPUB: books are one article, newspapers are many."""

from datetime import UTC, datetime

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.documents import epub
from clipper.core.extract.read import read
from clipper.core.model import Article, Draft
from tests.core import documents
from tests.core.documents import PIXELS

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
TEXT = "The harbour of the old town was closed for two days after the storm, because nobody saw the marks. "
BOOK = (
    "<dc:title>Notes on a harbour</dc:title><dc:creator>Maeve Corrigan</dc:creator><dc:language>en-GB</dc:language>"
    "<dc:publisher>Quay Press</dc:publisher><dc:date>2025-06-10</dc:date><dc:subject>harbours</dc:subject>"
)


def articles(data: bytes) -> list[Article]:
    return read(Draft(data, "application/epub+zip", NOW))


def chapter(heading: str, opening: str = "", words: int = 200) -> str:
    return f"<body><h1>{heading}</h1>{opening}<p>{TEXT * (words // 19 + 1)}</p></body>"


def test_a_book_is_one_article_with_its_chapters_in_order() -> None:
    (found,) = articles(documents.epub({"b.xhtml": chapter("The mole"), "a.xhtml": chapter("The tugs")}, metadata=BOOK))
    assert (found.title, found.authors, found.publisher) == ("Notes on a harbour", ("Maeve Corrigan",), "Quay Press")
    assert (found.lang, found.keywords) == ("en", ("harbours",))
    assert found.published is not None
    assert found.published.iso() == "2025-06-10"
    assert [line for line in found.text.split("\n") if len(line) < 20] == ["The mole", "The tugs"]


def test_a_periodical_is_an_article_for_each_chapter() -> None:
    said = f'{BOOK}<meta name="calibre:publication_type" content="periodical:newspaper"/>'
    chapters = {"1.xhtml": chapter("The mole"), "2.xhtml": chapter("The tugs"), "3.xhtml": chapter("Note", words=5)}
    found = articles(documents.epub(chapters, metadata=said))
    assert [(each.title, each.kind) for each in found] == [("The mole", "main"), ("The tugs", "related")]
    assert {each.publisher for each in found} == {"Quay Press"}
    assert "Note" in found[1].text  # too short for an article, too good to be lost
    assert all(each.published and each.published.iso() == "2025-06-10" for each in found)


def test_chapters_with_bylines_of_their_own_are_articles() -> None:
    said = "<dc:title>Saved this week</dc:title>"
    chapters = {
        "1.xhtml": chapter("The mole is to be built anew", "<p>By Maeve Corrigan</p><p>10 June 2025</p>"),
        "2.xhtml": chapter("Tugs go electric in the north", "<p>By Olu Adeyemi</p><p>9 June 2025</p>"),
    }
    found = articles(documents.epub(chapters, metadata=said))
    assert [each.title for each in found] == ["The mole is to be built anew", "Tugs go electric in the north"]


def test_covers_and_tables_of_contents_are_left_out() -> None:
    links = "".join(f'<li><a href="{n}.xhtml">Chapter number {n}</a></li>' for n in range(9))
    chapters = {
        "cover.xhtml": '<body epub:type="cover"><p>Cover words</p></body>',
        "toc.xhtml": f"<body><h1>Contents</h1><ol>{links}</ol></body>",
        "1.xhtml": f"<body><nav><p>Back to the list</p></nav>Of the harbour:<p>{TEXT}</p></body>",
    }
    (found,) = articles(documents.epub(chapters, metadata=BOOK))
    assert found.text == f"Of the harbour:\n{TEXT.strip()}"


def test_no_depth_of_markup_costs_words() -> None:
    chapters = {"1.xhtml": f"<body>{'<div>' * 1000}<p>{TEXT}</p>{'</div>' * 1000}<p>The end.</p></body>"}
    (found,) = articles(documents.epub(chapters, metadata=BOOK))
    assert found.text == f"{TEXT.strip()}\nThe end."


def test_pictures_are_found_from_where_the_chapter_lies() -> None:
    chapters = {
        "text/1.xhtml": f'<body><p>{TEXT}</p><p><img src="../pictures/mole%201.png" alt="The mole"/></p></body>'
    }
    (found,) = articles(documents.epub(chapters, metadata=BOOK, more={"OPS/pictures/mole 1.png": PIXELS}))
    assert [asset.data for asset in found.assets] == [PIXELS]


def test_a_locked_book_is_told() -> None:
    lock = '<encryption><EncryptedData><CipherReference URI="OPS/1.xhtml"/></EncryptedData></encryption>'
    with pytest.raises(ClipperError, match="DRM"):
        epub.convert(documents.epub({"1.xhtml": chapter("The mole")}, more={"META-INF/encryption.xml": lock}))


@pytest.mark.parametrize(
    "data",
    [
        documents.zipped({"mimetype": "application/epub+zip"}),
        documents.zipped({"META-INF/container.xml": "<container/>"}),
        documents.epub({}),
        documents.epub({"1.xhtml": "<body></body>"}),
        documents.epub({"1.xhtml": chapter("x")}, more={"OPS/bomb": b"\0" * 30_000_000}),
        documents.epub({"1.xhtml": chapter("x")})[:-40],
        b"PK\x03\x04",
    ],
)
def test_broken_books_are_told(data: bytes) -> None:
    with pytest.raises(ClipperError):
        articles(data)
