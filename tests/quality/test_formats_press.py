"""Press databases, wire formats, feeds and references that lie beside the checkout: what comes in, against what
each file holds, counted here with the standard library alone.

Measured: 60 files of agencies' XML, 8 of databases, 23 of JSON items, 3 of blogs, 20 feeds, 5 lists of references:
every entry comes in or is set aside with its reason, every paragraph of every body and every time arrives.
"""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from clipper.core.extract.read import read
from clipper.core.importers import IMPORTERS, OpenedFile
from clipper.core.importers.documents import PlainText, WebPages
from clipper.core.model import Draft, Refused

DATA = Path(__file__).parents[2].parent / "shared" / "eval" / "formats"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the samples are not beside the checkout")

_TAG = re.compile(r"<[^<>]*>")


def files(folder: str, *suffixes: str) -> list[Path]:
    found = sorted((DATA / folder).glob("*")) if DATA.is_dir() else []
    return [path for path in found if not suffixes or path.suffix in suffixes]


def imported(path: Path) -> tuple[list[Draft], list[Refused]]:
    file = OpenedFile.at(path)
    importer = next(each for each in IMPORTERS if each.recognises(file))
    assert not isinstance(importer, PlainText | WebPages), f"{path.name} is taken for a mere text"
    found = list(importer.drafts(file))
    return [each for each in found if isinstance(each, Draft)], [each for each in found if isinstance(each, Refused)]


def squeezed(text: str) -> str:
    """Letters and digits alone, so that neither white space nor markup counts. Some agencies escape twice."""
    return "".join(character for character in html.unescape(html.unescape(text)) if character.isalnum()).casefold()


def articles_text(drafts: list[Draft]) -> str:
    """What extraction makes of the drafts, with titles."""
    articles = [article for draft in drafts for article in read(draft)]
    return squeezed(" ".join(f"{article.title} {article.deck or ''} {article.text}" for article in articles))


def assert_all_there(parts: list[str], drafts: list[Draft], path: Path) -> None:
    """Every part stands in the bodies as imported, and in the articles as extracted."""
    bodies = squeezed(" ".join(_TAG.sub(" ", draft.data.decode()) for draft in drafts))
    wanted = [squeezed(part) for part in parts if squeezed(part)]
    assert [part for part in wanted if part not in bodies] == [], f"{path.name}: not imported"
    lost = [part for part in wanted if part not in articles_text(drafts)]
    assert len(lost) <= 0.02 * len(wanted), f"{path.name}: lost in extraction: {lost}"


def assert_all_dated(drafts: list[Draft], path: Path) -> None:
    undated = [draft.name for draft in drafts for article in read(draft) if article.published is None]
    assert undated == [], path.name


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - the samples are known


def named(root: ET.Element, *names: str) -> list[ET.Element]:
    return [element for element in root.iter() if local(element) in names]


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("path", files("nexis"), ids=lambda path: path.stem)
def test_nexis(path: Path) -> None:
    text = path.read_text("utf-8")
    documents = [part for part in text.split("<DOCFULL> -->")[1:] if re.search(r"LENGTH|LONGUEUR", part)]
    drafts, refused = imported(path)
    assert len(drafts) == len(documents)
    assert len(drafts) + len(refused) == text.count("<DOCFULL> -->")
    assert_all_dated(drafts, path)
    for draft, document in zip(drafts, documents, strict=True):
        after_length = re.split(
            r"(?:LENGTH|LONGUEUR): .*?</div>", document, maxsplit=1, flags=re.DOTALL | re.IGNORECASE
        )[1]
        body = re.split(r"(?:LOAD-DATE|LANGUAGE|SUJET): ", after_length, maxsplit=1)[0]
        parts = [
            re.sub(r"ENCART:.*", "", _TAG.sub("\n", part)) for part in re.split(r"</p>", body, flags=re.IGNORECASE)
        ]
        parts = [line for part in parts for line in part.split("\n") if "Introduction to article" not in line]
        assert_all_there(parts, [draft], path)


def test_factiva_pages() -> None:
    path = DATA / "factiva" / "tm_factiva_test.html"
    text = path.read_text("utf-8")
    drafts, refused = imported(path)
    assert (len(drafts), refused) == (text.count('class="article frArticle"'), [])
    assert_all_there(re.findall(r"articleParagraph\">(.*?)</p>", text), drafts, path)
    assert_all_dated(drafts, path)
    assert all(draft.entry and draft.entry.countries == ("FR",) for draft in drafts)


@pytest.mark.parametrize("path", files("factiva", ".xml"), ids=lambda path: path.stem)
def test_factiva_xml(path: Path) -> None:
    articles = named(parsed(path.read_bytes()), "article")
    drafts, refused = imported(path)
    assert (len(drafts), refused) == (len(articles), [])
    assert_all_dated(drafts, path)
    for draft, article in zip(drafts, articles, strict=True):
        assert_all_there([words(part) for part in named(article, "leadParagraph", "tailParagraphs")], [draft], path)
        codes = {region.get("code") for region in named(article, "region")}
        assert draft.entry is not None
        assert ("US" in draft.entry.countries) == ("usa" in codes)


@pytest.mark.parametrize("path", files("europresse"), ids=lambda path: path.stem)
def test_europresse(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    drafts, refused = imported(path)
    assert (len(drafts), refused) == (text.count('class="DocPublicationName"'), [])
    assert_all_dated(drafts, path)
    assert_all_there(re.findall(r"<p> ?([^<>]*[Tt]ext[^<>]*|A paragraph\.)</p>", text), drafts, path)
    assert all(draft.entry and draft.entry.title and draft.entry.publisher for draft in drafts)


def agency_items(root: ET.Element) -> list[ET.Element]:
    """Items in an agency's file, packages too."""
    return named(root, "newsItem", "packageItem", "NewsItem", "RBNews") or [root]


def agency_paragraphs(root: ET.Element) -> list[str]:
    """Every paragraph of every content in an agency's file; text directly in it is split at line breaks."""
    found = []
    notes = {id(each) for note in named(root, "note") for each in note.iter()}  # to editors
    for content in named(root, "inlineXML", "inlineData", "DataContent", "body.content", "content"):
        if id(content) in notes:
            continue
        paragraphs = named(content, "p", "P", "hl2", "h2", "td", "th")
        found += [words(each) for each in paragraphs if not named(each, "table")]
        if not paragraphs:
            heads = {words(each) for head in named(content, "head") for each in head.iter()}
            found += [part for part in re.split(r"\n|<[^<>]*>", "".join(content.itertext())) if part not in heads]
    return [part for part in found if part.strip()]


AGENCY = [
    path
    for path in files("newsml_nitf")
    if not path.name.startswith(("wordpress", "wenn"))  # these stand among feeds and blogs
]


@pytest.mark.parametrize("path", AGENCY, ids=lambda path: path.stem[:50])
def test_agencies(path: Path) -> None:
    data = path.read_bytes()
    if re.match(rb"<\?xml[^>]*iso-8859-1", data, re.IGNORECASE) and data.decode("utf-8", "ignore").encode() == data:
        data = re.sub(rb"encoding=\"[^\"]*\"", b'encoding="utf-8"', data, count=1)  # declared wrongly
    root = parsed(data)
    items = agency_items(root)
    drafts, refused = imported(path)
    assert len(drafts) + len(refused) == len(items)
    with_text = [item for item in items if "".join(agency_paragraphs(item)).strip()]
    assert len(drafts) >= len(with_text), "all that carry a body"
    assert_all_there(agency_paragraphs(root), drafts, path)
    assert_all_dated(drafts, path)
    assert all(refusal.reason for refusal in refused)


def json_items(value: Any) -> Iterator[dict[str, Any]]:
    """Items in whatever holds them: with a headline or a body, not what is only associated with another."""
    if isinstance(value, list):
        for each in value:
            yield from json_items(each)
    elif isinstance(value, dict):
        if {"headline", "headlines", "bodies", "body_html", "body_text"} & value.keys():
            yield value
        else:
            for each in value.values():
                yield from json_items(each)


NINJS = [path for path in files("ninjs") if "mock" not in path.name]


@pytest.mark.parametrize("path", NINJS, ids=lambda path: path.stem)
def test_ninjs(path: Path) -> None:
    items = list(json_items(json.loads(path.read_text("utf-8"))))
    drafts, refused = imported(path)
    assert len(drafts) + len(refused) == len(items) > 0
    bodies = [
        [item[key] for key in ("body_xhtml", "body_html", "body_text") if item.get(key)]
        or [each["value"] for each in item.get("bodies", [])]
        for item in items
    ]
    assert len(drafts) == sum(1 for body in bodies if body)
    for body in filter(None, bodies):
        parts = re.split(r"</?(?:p|h\d|blockquote|li)\b[^>]*>", body[-1] if "bodies" in items[0] else body[0])
        assert_all_there([_TAG.sub(" ", part) for part in parts], drafts, path)
    if path.stem != "iptc_002_renditions_example":  # the only one without a time
        assert_all_dated(drafts, path)


WXR = files("wordpress_wxr")


@pytest.mark.parametrize("path", WXR, ids=lambda path: path.stem)
def test_wordpress(path: Path) -> None:
    items = named(parsed(path.read_bytes()), "item")
    posts = [item for item in items if words(named(item, "post_type")[0]) in ("post", "page")]
    drafts, refused = imported(path)
    assert len(drafts) == len(posts)
    assert len(drafts) + len(refused) >= len(items)
    assert_all_dated(drafts, path)
    for draft, item in zip(drafts, posts, strict=True):
        assert draft.entry is not None
        assert {label.casefold() for label in draft.entry.labels} == {
            html.unescape(words(each)).casefold() for each in item.findall("category")
        }
        texts = ["".join(each.itertext()) for each in named(item, "encoded")]
        parts = [re.sub(r"\[/?\w+[^\[\]]*\]", "", _TAG.sub("\n", text)) for text in texts]
        assert_all_there([line for part in parts for line in part.split("\n")], [draft], path)


XML_FEEDS = [*files("feeds", ".xml", ".rdf"), *(path for path in files("newsml_nitf") if path.name == "wenn.xml")]


@pytest.mark.parametrize("path", XML_FEEDS, ids=lambda path: path.stem)
def test_feeds(path: Path) -> None:
    entries = named(parsed(path.read_bytes()), "item", "entry")
    drafts, refused = imported(path)
    assert (len(drafts), refused) == (len(entries), [])
    for draft, entry in zip(drafts, entries, strict=True):
        content = [each for name in ("encoded", "content", "summary", "description") for each in named(entry, name)]
        text = next((words(each) for each in content if words(each)), "")
        assert draft.entry is not None
        assert draft.entry.link_only == (not text)
        parts = re.split(r"</?(?:p|h\d|li|div|blockquote)\b[^>]*>", text)
        if path.stem != "feedparser_rss20dc":  # a quotation mark that is never closed swallows its text
            assert_all_there([_TAG.sub(" ", part) for part in parts], [draft], path)
        if named(entry, "pubDate", "published", "issued", "date"):
            assert_all_dated([draft], path)
        tags = {each.get("term") or words(each) for each in named(entry, "category")}
        assert {squeezed(tag) for tag in tags} <= {squeezed(tag) for tag in draft.entry.keywords}


def test_json_feed() -> None:
    path = DATA / "feeds" / "feedparser_example.json"
    items = json.loads(path.read_text("utf-8"))["items"]
    drafts, refused = imported(path)
    assert (len(drafts), refused) == (len(items), [])
    assert [draft.url for draft in drafts] == [item["url"] for item in items]


CSL = [path for path in files("csl_json") if "json_empty-csl" not in path.name]  # which holds an empty object


@pytest.mark.parametrize("path", CSL, ids=lambda path: path.stem)
def test_references(path: Path) -> None:
    records = json.loads(path.read_text("utf-8"))
    drafts, refused = imported(path)
    assert (len(drafts), refused) == (len(records), [])
    for draft, record in zip(drafts, records, strict=True):
        assert draft.entry is not None
        assert squeezed(draft.entry.title) == squeezed(record["title"])
        assert len(draft.entry.authors) == len({str(author) for author in record["author"]})
        assert draft.entry.link_only == ("abstract" not in record)
        year = next((str(parts[0]) for parts in record.get("issued", {}).get("date-parts", []) if parts), None)
        assert (draft.entry.published or "None")[:4] == str(year)
        assert draft.url is not None
