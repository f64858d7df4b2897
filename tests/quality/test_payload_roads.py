"""The attacks again, through every road that leads into a library: documents, exports, mail, feeds, archives."""

import base64
import html
import json
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.message import EmailMessage
from itertools import count

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextCursor
from pytestqt.qtbot import QtBot

from clipper.core.errors import ClipperError
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.read import read
from clipper.core.extract.sanitize import clean
from clipper.core.importers import IMPORTERS, OpenedFile
from clipper.core.importers.files import read_file
from clipper.core.model import Article, Draft
from clipper.gui.panes.article_text import ArticleText
from tests.core import documents
from tests.core.extract.active import in_html
from tests.core.importers.exports import WALLABAG
from tests.core.importers.notes.test_enex import export, note, resource
from tests.core.importers.test_mail import SAVED
from tests.fuzz import seeds
from tests.quality.test_payloads import DATA, payloads

pytestmark = pytest.mark.skipif(not DATA.is_file(), reason="the payloads are not beside the checkout")

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
STEP = 10
SLOW = {"Word": 70, "RTF": 70}
"""These are converted in processes of their own."""
WORDS = "Ships wait outside the harbour, and nobody was hurt, the company said. "
SHA = "ab" * 32
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cdata(text: str) -> str:
    return text.replace("]]>", "]]&gt;")


def storable(text: str) -> str:
    """Without what XML cannot hold."""
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd]", "", text)


def mail(payload: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["To"] = "a@e.example", "Ships wait", "b@e.example"
    message.set_content(WORDS)
    message.add_alternative(f"<p>{WORDS}</p>{storable(payload)}", subtype="html")
    return message.as_bytes()


def word(payload: str) -> bytes:
    target = html.escape(storable(payload))
    links = f'<Relationship Id="l1" Type="{_RELATION}/hyperlink" Target="{target}" TargetMode="External"/>'
    link = f'<w:p><w:hyperlink r:id="l1"><w:r><w:t>{target}</w:t></w:r></w:hyperlink></w:p>'
    return documents.docx(documents.paragraph(WORDS) + link, links=links)


def open_document(payload: str) -> bytes:
    target = html.escape(storable(payload))
    return documents.odt(f'<text:p>{WORDS}<text:a xlink:href="{target}">{target}</text:a></text:p>')


def rtf(payload: str) -> bytes:
    said = "".join(c if c.isalnum() else f"\\u{ord(c)}?" for c in storable(payload) if ord(c) < 32_768)
    return (
        f'{{\\rtf1 {WORDS}\\par {said}\\par {{\\field{{\\*\\fldinst{{HYPERLINK "{said}"}}}}{{\\fldrslt x}}}}}}'.encode()
    )


def clipping(payload: str) -> bytes:
    record = json.loads(json.dumps(seeds.CLIPPING))
    record["bodies"][0]["html"] = payload
    record["clippings"][0] |= {"title": payload, "url": payload, "lead_image": SHA}
    return documents.zipped({"clipper-archive.json": '{"version": 1}', "clippings/1.json": json.dumps(record)})


ROADS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "page": ("a.html", lambda p: f"<html><body><h1>Ships wait</h1><p>{WORDS}</p>{p}<p>{WORDS}</p></body></html>"),
    "picture in a page": ("a.html", lambda p: f'<html><p>{WORDS}<img alt="x" src="data:image/svg+xml;base64,'
                          f'{base64.b64encode(p.encode("utf-8", "replace")).decode()}"></p>'),
    "address of a picture": ("a.html", lambda p: f'<html><p>{WORDS}<img alt="x" src="{html.escape(p)}"></p>'),
    "markdown": ("a.md", lambda p: f"# Ships wait\n\n{WORDS}\n\n{p}\n\n[x]({p}) ![y]({p})"),
    "text": ("a.txt", lambda p: f"Ships wait\n{WORDS}\n{p}"),
    "wallabag": ("a.json", lambda p: json.dumps([{**WALLABAG[0], "content": f"<p>{WORDS}</p>{p}", "title": p}])),
    "Evernote": ("a.enex", lambda p: export(note(cdata(storable(p)), resource(storable(p).encode(), "image/svg+xml",
                                                                             html.escape(storable(p)))))),
    "RSS": ("a.xml", lambda p: '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>x</title>'
            f"<item><title>{html.escape(storable(p))}</title><content:encoded><![CDATA[{WORDS}{cdata(storable(p))}]]>"
            "</content:encoded></item></channel></rss>"),
    "Atom": ("a.xml", lambda p: '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><content type="html">'
             f"{html.escape(WORDS + storable(p))}</content></entry></feed>"),
    "JSON Feed": ("a.json", lambda p: json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": p, "items": [
        {"id": "1", "url": p, "title": p, "content_html": WORDS + p, "image": p}]})),
    "mail": ("a.eml", mail),
    "saved page": ("a.mhtml", lambda p: SAVED + b"Content-Type: text/html\r\nContent-Location: https://e.example/a\r\n\r\n"
                   + f"<p>{WORDS}</p>{p}".encode("utf-8", "replace") + b"\r\n--b\r\nContent-Type: image/svg+xml\r\n"
                   b"Content-Location: cid:x\r\n\r\n" + p.encode("utf-8", "replace") + b"\r\n--b--\r\n"),
    "Word": ("a.docx", word),
    "OpenDocument": ("a.odt", open_document),
    "RTF": ("a.rtf", rtf),
    "EPUB": ("a.epub", lambda p: documents.epub({"a.xhtml": f"<body><h1>One</h1><p>{WORDS * 3}</p>{p}</body>"})),
    "Clipper's archive": ("a.zip", clipping),
}  # fmt: skip


def articles(road: str, payload: str) -> list[Article]:
    name, made = ROADS[road]
    data = made(payload)
    file = OpenedFile.of(data if isinstance(data, bytes) else data.encode("utf-8", "replace"), NOW, name)
    found: list[Article] = []
    for draft in read_file(file, IMPORTERS):
        try:
            found += read(draft) if isinstance(draft, Draft) else []
        except ClipperError:
            continue
    return found


@pytest.mark.parametrize("road", ROADS)
def test_nothing_active_comes_in(road: str) -> None:
    came = 0
    for payload in payloads(SLOW.get(road, STEP)):
        for article in articles(road, payload):
            came += 1
            assert in_html(article.html) == [], payload
            assert clean(article.html) == article.html, payload
            assert (article.url or "https://").startswith(("http://", "https://")), payload
            assert set(re.findall(r'src="clip-asset:(\w+)"', article.html)) <= {each.sha256 for each in article.assets}
            assert {each.media_type for each in article.assets} <= {
                "image/png",
                "image/jpeg",
                "image/gif",
                "image/webp",
            }
    assert came > 40


def test_markdown_of_bodies_is_harmless_where_html_in_it_is_live() -> None:
    markdown_it = pytest.importorskip("markdown_it")
    live = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table")
    for payload in payloads(9):
        rendered = live.render(to_markdown(payload))
        assert [each for each in in_html(rendered) if not each.startswith("clip-")] == [], payload


@pytest.fixture
def reader(qtbot: QtBot) -> Iterable[ArticleText]:
    shown = ArticleText(QFont())
    qtbot.addWidget(shown)
    return shown


def test_the_reader_asks_for_nothing_and_links_to_the_web_alone(
    reader: ArticleText, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = ArticleText.loadResource

    def noted(self: ArticleText, kind: int, name: QUrl | str) -> object:
        asked.append(QUrl(name).toString())
        answer = ask(self, kind, name)
        assert not answer.isNull(), "Qt would look for it by itself"
        return answer

    monkeypatch.setattr(ArticleText, "loadResource", noted)
    bodies = [clean(payload) for payload in payloads(5)]
    for begin in range(0, len(bodies), 200):
        reader.show_html("<hr>".join(bodies[begin : begin + 200]), "")
        reader.grab()
        schemes = {QUrl(address).scheme() for address in links(reader)}
        assert schemes <= {"http", "https", "mailto"}
    assert {address.partition(":")[0] for address in asked} <= {"clip-asset", "clip-missing"}


def links(reader: ArticleText) -> set[str]:
    """Every address that can be chosen in what is shown."""
    found: set[str] = set()
    cursor = QTextCursor(reader.document())
    for _ in count():
        if cursor.charFormat().isAnchor():
            found.add(cursor.charFormat().anchorHref())
        if not cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
            return found - {""}
    return found
