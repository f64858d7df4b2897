"""Real documents, mail and web archives, which lie beside the checkout.

Their words are counted here by plain means, without the converters; all of them have to come through.
"""

import email
import email.policy
import gzip
import html
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from clipper.core.extract.read import read
from clipper.core.importers import drafts
from clipper.core.model import Article, Draft

FORMATS = Path(__file__).parents[2].parent / "shared" / "eval" / "formats"
WORDS = re.compile(r"\w+")
UNSEEN = re.compile(r"<!--.*?-->|<(style|head)\b.*?</\1>|</?(?:span|sup|sub|[abiu]|font|em|strong)\b[^<>]*>", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")

pytestmark = pytest.mark.skipif(not FORMATS.is_dir(), reason="the sample files are not beside the checkout")


def files(folder: str) -> list[Path]:
    return sorted((FORMATS / folder).glob("*"))


def articles(file: Path) -> list[Article]:
    return [article for draft in drafts(file) if isinstance(draft, Draft) for article in read(draft)]


def words(text: str) -> Counter[str]:
    return Counter(WORDS.findall(text.lower()))


def visible(markup: str) -> str:
    return html.unescape(TAG.sub(" ", UNSEEN.sub("", markup)))


def in_pdf(file: Path) -> str:
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    return text.replace("\ufffe\r\n", "").replace("\ufffe", "")


def in_docx(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        body = package.read("word/document.xml").decode()
    body = re.sub(r"<w:instrText.*?</w:instrText>", "", body)
    return html.unescape(re.sub(r"<[^<>]*>", "", re.sub(r"</w:p>|<w:tab/>|<w:br/>", " ", body)))


def in_epub(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        chapters = [
            name for name in package.namelist() if name.endswith("html") and not re.search("nav|toc|titlepage", name)
        ]
        return " ".join(visible(package.read(name).decode()) for name in chapters)


def in_eml(file: Path) -> str:
    message = email.message_from_bytes(file.read_bytes().lstrip(), policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    assert body is not None
    return visible(body.get_content())


@pytest.mark.parametrize(("folder", "count"), [("pdf", in_pdf), ("docx", in_docx), ("epub", in_epub), ("eml", in_eml)])
def test_every_word_of_a_document_comes_through(folder: str, count: Callable[[Path], str]) -> None:
    for file in files(folder):
        found = articles(file)
        wanted = words(count(file))
        got = sum((words(f"{each.title}\n{each.text}") for each in found), Counter())
        missing = wanted - got
        assert missing.total() <= 0.01 * wanted.total(), (file.name, missing.most_common(9))
        assert found[0].title


def test_mail_says_when_it_was_sent_and_by_whom() -> None:
    for file in files("eml"):
        (article,) = articles(file)
        assert article.published
        assert article.authors or article.publisher


def test_pictures_of_documents_come_along() -> None:
    assert [len(article.assets) for article in articles(FORMATS / "docx" / "markitdown_test.docx")] == [1]
    assert [len(article.assets) for article in articles(FORMATS / "eml" / "superdesk_composite_email.eml")] == [1]


def test_every_page_of_a_web_archive_comes_through() -> None:
    for file in files("warc"):
        data = file.read_bytes()
        data = gzip.decompress(data) if file.suffix == ".gz" else data
        pages = re.findall(rb"^WARC-Type: (?:response|resource)\r$", data, re.MULTILINE)
        assert len(articles(file)) == len(pages) > 0, file.name
