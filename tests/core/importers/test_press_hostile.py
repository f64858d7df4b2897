"""Press files that are cut, mangled or made to harm: records, refusals, nothing else."""

from collections.abc import Iterator

import pytest

from clipper.core.errors import ClipperError
from clipper.core.importers.base import Importer
from clipper.core.importers.bibliography.csl_json import CslJson
from clipper.core.importers.bibliography.ris import Ris
from clipper.core.importers.bibliography.zotero_rdf import ZoteroRdf
from clipper.core.importers.databases.europresse import Europresse
from clipper.core.importers.databases.factiva_html import FactivaPages
from clipper.core.importers.databases.factiva_rtf import FactivaRtf
from clipper.core.importers.databases.factiva_xml import FactivaXml
from clipper.core.importers.databases.nexis_docx import NexisDocuments
from clipper.core.importers.databases.nexis_html import NexisPages
from clipper.core.importers.databases.nexis_text import NexisText
from clipper.core.importers.feeds.atom import Atom
from clipper.core.importers.feeds.json_feed import JsonFeed
from clipper.core.importers.feeds.rss import Rss
from clipper.core.importers.wire.newsml1 import NewsMl1
from clipper.core.importers.wire.newsml_g2 import NewsMlG2
from clipper.core.importers.wire.ninjs import Ninjs
from clipper.core.importers.wire.nitf import Nitf
from clipper.core.importers.wire.wordpress import WordPress
from clipper.core.model import Draft, Refused
from tests.core.importers.press import opened

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
SAMPLES: list[tuple[Importer, str]] = [
    (
        NexisText(),
        "1 of 1 DOCUMENTS\n\nHerald\n\n4 June 2019\n\nFees\n\nLENGTH: 2 words\n\nText.\n\nLANGUAGE: ENGLISH\n",
    ),
    (
        NexisPages(),
        "<DOC NUMBER=1>\n<DOCFULL> --><DIV>Herald</DIV><DIV>4 June 2019</DIV><DIV>LENGTH: 2</DIV><DIV>A</DIV>",
    ),
    (
        FactivaPages(),
        "<title>Factiva</title><div class='article'><table><tr><td>HD</td><td>Fees</td></tr></table></div>",
    ),
    (FactivaXml(), '<r xmlns="http://global.factiva.com/pps/2.0"><article><headline>Fees</headline></article></r>'),
    (FactivaRtf(), "{\\rtf1 Factiva\\par Fees\\par 2 words\\par Text.\\par Document TEST000020120109e51700030\\par}"),
    (
        Europresse(),
        (
            '<span class="DocPublicationName">B</span><span class="DocHeader">5 mai 2013</span>'
            '<span class="TitreArticleVisu">T</span><br>A<br><p></p>Text.'
        ),
    ),
    (NewsMlG2(), f"<newsItem {NS}><contentSet><inlineXML><p>Text.</p></inlineXML></contentSet></newsItem>"),
    (NewsMl1(), "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>Text</DataContent></ContentItem>"),
    (Nitf(), "<nitf><body><body.content><p>Text.</p><hl2>More</hl2></body.content></body></nitf>"),
    (
        WordPress(),
        '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>T</title></item></channel></rss>',
    ),
    (
        Ninjs(),
        '{"uri": "x", "headline": "Fees", "body_text": "Text.", "pubstatus": "usable", "place": [{}], "subject": [{}]}',
    ),
    (Rss(), "<rss><channel><title>T</title><item><description>Text.</description></item></channel></rss>"),
    (Atom(), '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">Text.</content></entry></feed>'),
    (JsonFeed(), '{"version": "https://jsonfeed.org/version/1", "items": [{"content_text": "x", "authors": [1]}]}'),
    (CslJson(), '[{"title": "T", "issued": {"date-parts": [[1]]}, "author": [7], "abstract": "x"}]'),
    (Ris(), "TY  - NEWS\nTI  - Fees\nAB  - Text.\nER  - \n"),
    (
        ZoteroRdf(),
        '<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"><Document><itemType>webpage</itemType></Document>',
    ),
]
MARKS = [
    "<",
    "&",
    "\x00",
    "\x01",
    "</x>",
    "<:>",
    "<a:b>",
    "]]>",
    "<![CDATA[",
    "null",
    "[[]]",
    '"',
    "\ufffe",
    "{",
    "\\u",
]


def mangled(text: str) -> Iterator[bytes]:
    for at in range(0, len(text), max(1, len(text) // 20)):
        yield text[:at].encode()
        yield text[at:].encode()
        for mark in MARKS:
            yield (text[:at] + mark + text[at:]).encode()
            yield (text[:at] + mark + text[at + len(mark) :]).encode()
    yield text.encode("utf-16")
    yield text.encode() + b"\xff\xfe\x80"


@pytest.mark.parametrize(("importer", "text"), SAMPLES, ids=[type(each[0]).__name__ for each in SAMPLES])
def test_no_file_raises_anything_but_an_error_for_people(importer: Importer, text: str) -> None:
    assert importer.recognises(opened(text)), "else the test would test nothing"
    read = 0
    for data in mangled(text):
        file = opened(data)
        if importer.recognises(file):
            try:
                found = list(importer.drafts(file))
            except ClipperError:
                continue
            assert all(isinstance(each, Draft | Refused) for each in found)
            read += 1
    assert read > 10


@pytest.mark.parametrize(
    "importer", [*(each[0] for each in SAMPLES), NexisDocuments()], ids=lambda each: type(each).__name__
)
@pytest.mark.parametrize("opening", ["<rss><channel>", "<nitf>", "[", "{", "PK\x03\x04 word/", "{\\rtf1 Factiva "])
def test_endless_openings(importer: Importer, opening: str) -> None:
    file = opened(opening * 20_000)
    if importer.recognises(file):
        try:
            found = list(importer.drafts(file))
        except ClipperError:
            return
        assert all(isinstance(each, Refused) for each in found)
