"""Small files, invented, that fuzzing begins with: at least one for each importer and each kind of document.

Most are those that the formats' own tests are about.
"""

import gzip
import json
from collections.abc import Iterator, Mapping

from clipper.core.importers import OpenedFile
from tests.core import documents
from tests.core.importers.bibliography.test_references import CSL, RDF, RIS
from tests.core.importers.databases.test_europresse import NEW, OLD
from tests.core.importers.databases.test_factiva import CODED, XML, rtf
from tests.core.importers.databases.test_nexis import COVER, TEXT, block, page, word
from tests.core.importers.exports import EXPORTS, TIME, WALLABAG_1
from tests.core.importers.feeds.test_feeds import ATOM, RSS
from tests.core.importers.notes.test_enex import export, note, resource
from tests.core.importers.test_mail import LETTER, SAVED
from tests.core.importers.test_web_archives import INFO, http, record
from tests.core.importers.wire import test_newsml1, test_newsml_g2, test_ninjs, test_nitf, test_ritzau, test_wordpress

STORY = "Ships wait outside the harbour of Graz. Nobody was hurt, the company said on Thursday, 12 June 2025. " * 3
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Ships wait - The Dial</title>"
    "<meta property='og:title' content='Ships wait'><meta property='article:published_time' content='2025-06-10'>"
    '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "Ships wait", '
    '"author": [{"name": "Ann Lee"}], "datePublished": "2025-06-10T09:30:00Z"}</script></head><body>'
    "<nav><ul><li><a href='/a'>News</a></li><li><a href='/b'>Ports</a></li></ul></nav><article><h1>Ships wait</h1>"
    f"<p class='byline'>By Ann Lee</p><time datetime='2025-06-10'>10 June 2025</time><p>{STORY}</p>"
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt='The mole'>"
    "<table><tr><td>Boat</td><td>3</td></tr></table>"
    f"<ul><li>one</li></ul><blockquote>{STORY}</blockquote></article></body></html>"
)
PORTAL = "".join(
    f"<div><a href='/{n}'><h3>Harbour number {n} closes for a week</h3></a><span>{n} hours ago</span>"
    f"<p>{STORY}</p></div>"
    for n in range(4)
)
MARKDOWN = (
    "---\ntitle: Ships wait\nauthor: [Ann Lee]\ndate: 2025-06-10\ntags: [port]\n---\n# Ships wait\n\n"
    f"{STORY}\n\n- one\n  - two\n\n1. three\n\n> quoted *words* and **more** `code`\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "```\nshown <b>\n```\n\n[link](https://e.example/a) ![mole](mole.png) <https://e.example>\n\n* * *\n"
)
_BOOK = documents.epub(
    {"a.xhtml": f"<body><h1>One</h1><p>{STORY}</p></body>", "b.xhtml": f"<body><h1>Two</h1><p>{STORY}</p></body>"},
    metadata="<dc:title>Notes</dc:title><dc:creator>Ann Lee</dc:creator>",
)
_MULTIPART = (
    b"From: Ann Lee <ann@e.example>\r\nSubject: =?utf-8?q?Ships_wait?=\r\nDate: Tue, 10 Jun 2025 09:30:00 +0200\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain;"
    b" charset=iso-8859-2; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"Ships =77ait \r\nhere.\r\n"
    b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+U2hpcHMgd2FpdDwvcD4=\r\n--b--\r\n"
)
_SAVED = (
    SAVED + b"Content-Type: text/html\r\nContent-Location: https://e.example/a\r\n\r\n" + PAGE.encode()
    + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Location: https://e.example/a.png\r\n\r\n"
    + documents.PIXELS + b"\r\n--b--\r\n"
)  # fmt: skip
_RTF = (
    rb"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset238 Times;}}{\info{\title Lod\'ec}}\f0 Ships wait\par "
    rb"{\b two} days \u8222?they\u8220? {\trowd Boat\cell Days\cell\row}"
    rb'{\field{\*\fldinst{HYPERLINK "https://e.example/a"}}{\fldrslt the company}}\par}'
)
_WARC = INFO + record(http()) + record(http(b"<p>Another page.</p>"), url="https://e.example/b")
CLIPPING = {
    "clippings": [
        {"title": "Ships wait", "authors": '["Ann Lee"]', "publisher": "The Dial", "dateline": None, "captured": 1,
         "published": 1749547800, "published_precision": "minute", "published_offset": 120, "published_about": 0,
         "published_original": "10 June 2025", "url": "https://e.example/a", "lang": "en", "problem": "", "deck": None,
         "section": None, "updated": None, "keywords": '["port"]', "lead_image": None, "paywalled": None,
         "provenance": '[["title", "h1", 0.9]]', "added": 1749547800, "at": 0},
    ],
    "bodies": [{"html": f"<p>{STORY}</p>", "text": STORY}],
    "notes": [{"text": "Ask Ida"}],
    "clipping_assets": [],
    "editions": [],
    "related": [],
}  # fmt: skip
"""As Clipper's own archive has it."""
_NINJS = json.dumps(test_ninjs.ITEM)
_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Port news",
    "items": [{"id": "1", "url": "/fees", "title": "Fees", "content_html": "<p>The port.</p>", "tags": ["Ports"]}],
}

FILES: Mapping[str, tuple[str, str | bytes]] = {
    "ClipperArchive": (
        "a.zip",
        documents.zipped({"clipper-archive.json": '{"version": 1}', "clippings/1.json": json.dumps(CLIPPING)}),
    ),
    "NexisPages": ("a.html", page(block("The Herald"), block("June 4, 2019"), block("Fees"), block("LENGTH: 8 words"),
                                  '<DIV CLASS="c5"><P>First <B>words</B>.</P></DIV>', block("LANGUAGE: ENGLISH"))),
    "NexisDocuments": ("a.docx", word(*COVER, "Fees rise", "The Herald", "June 4, 2019 Tuesday", "Length:\xa08 words",
                                      "Body", "First words.", "Classification", "Language:\xa0ENGLISH",
                                      "End of Document")),
    "NexisText": ("a.txt", TEXT),
    "FactivaPages": ("a.html", CODED),
    "FactivaXml": ("a.xml", XML),
    "FactivaRtf": ("a.rtf", rtf("Fees rise", "By Ann Lee", "212 words", "9 January 2012", "Example Herald", "English",
                                "(c) 2012", "", "The port.", "", "Document TEST000020120109e51700030")),
    "Europresse": ("a.html", NEW),
    "Europresse.2": ("a.html", OLD.encode("latin-1")),
    "PDF": ("a.pdf", documents.pdf([documents.column(70, 700, (STORY[:60], STORY[60:120], STORY[120:180]))],
                                   Title="Ships wait")),
    "RTF": ("a.rtf", _RTF),
    "Word": ("a.docx", documents.docx(documents.paragraph("Ships wait", "Heading1") + documents.paragraph(STORY))),
    "OpenDocument": ("a.odt", documents.odt(f"<text:h>Ships wait</text:h><text:p>{STORY}</text:p>")),
    "EPUB": ("a.epub", _BOOK),
    "SavedPages": ("a.mhtml", _SAVED),
    "Mailbox": ("a.mbox", b"From ann@e.example Tue Jun 10 09:30:00 2025\n" + LETTER + b"\nFrom bo@e.example Tue Jun 10"
                          b" 09:31:00 2025\n" + LETTER),
    "Mail": ("a.eml", _MULTIPART),
    "Mail.2": ("a.eml", LETTER),
    "WebArchives": ("a.warc", _WARC),
    "WebArchives.2": ("a.warc.gz", gzip.compress(_WARC[:300], mtime=0) + gzip.compress(_WARC[300:], mtime=0)),
    "PackedWebArchives": ("a.wacz", documents.zipped({"datapackage.json": "{}", "archive/1.warc": _WARC})),
    **{name: (file, content if isinstance(content, str) else json.dumps(content))
       for name, (file, content) in EXPORTS.items()},
    "Wallabag.2": ("a.json", json.dumps(WALLABAG_1)),
    "Enex.2": ("a.enex", export(note("<div>One</div><en-media hash='x'/><en-todo checked='true'/>",
                                     resource(documents.PIXELS, "image/png", "a.png")))),
    "NewsMlG2": ("a.xml", test_newsml_g2.message(test_newsml_g2.ITEM)),
    "NewsMl1": ("a.xml", test_newsml1.newsml(
        f"<NewsComponent>{test_newsml1.LINES}{test_newsml1.ABOUT}"
        f"<NewsComponent>{test_newsml1.content('<p>The port.</p>')}</NewsComponent></NewsComponent>")),
    "Nitf": ("a.xml", test_nitf.NITF),
    "Ritzau": ("a.xml", test_ritzau.NEWS),
    "WordPress": ("a.xml", test_wordpress.wxr(test_wordpress.item("<p>The port.</p>[gallery ids='1']"))),
    "Ninjs": ("a.json", _NINJS),
    "Rss": ("a.xml", RSS),
    "Atom": ("a.xml", ATOM),
    "JsonFeed": ("a.json", json.dumps(_FEED)),
    "CslJson": ("a.json", json.dumps([CSL])),
    "Ris": ("a.ris", RIS),
    "ZoteroRdf": ("a.rdf", RDF),
    "WebPages": ("a.html", PAGE),
    "WebPages.2": ("a.html", PORTAL),
    "Markdown": ("a.md", MARKDOWN),
    "PlainText": ("a.txt", f"Ships wait\nBy Ann Lee\n10 June 2025\n{STORY}\nRead more\n3 hours ago\n{STORY}"),
}  # fmt: skip
"""A file's name and content, by the importer that takes it (".2": another of its seeds)."""


def data_of(name: str) -> bytes:
    content = FILES[name][1]
    return content if isinstance(content, bytes) else content.encode()


def of(importer: str) -> Iterator[bytes]:
    """The seeds of an importer."""
    return (data_of(name) for name in FILES if name.partition(".")[0] == importer)


def opened(data: bytes, importer: str) -> OpenedFile:
    """Bytes under the name that an importer's files have."""
    return OpenedFile.of(data, TIME, FILES[importer][0])
