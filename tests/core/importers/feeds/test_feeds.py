"""RSS, RDF, Atom and JSON Feed as files."""

import json

import pytest

from clipper.core.importers.feeds.atom import Atom
from clipper.core.importers.feeds.json_feed import JsonFeed
from clipper.core.importers.feeds.rss import Rss
from tests.core.importers.press import body, entry, one, opened, read, reasons

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Port news</title><link>https://port.example/</link><language>en-gb</language>
<item><title>Fees &amp;amp; tolls</title><link>/fees</link><description>Shipowners protest.</description>
<content:encoded><![CDATA[<p>The port.</p>]]></content:encoded><dc:creator>Ann Lee</dc:creator>
<pubDate>Tue, 14 Jan 2025 10:00:00 -0500</pubDate><category>Ports</category><category>Money</category>
<media:thumbnail url="/a.jpg"/></item>
<item><title>Short</title><guid>https://port.example/short</guid><author>x@port.example (Bo Ek)</author>
<description>&lt;p&gt;Only a summary&nbsp;&amp; no text &eacute;.&lt;/p&gt;</description></item>
<item><title>Link</title><link>https://port.example/link</link></item>
<item><title>Nothing</title><guid isPermaLink="false">https://port.example/no</guid></item>
</channel></rss>"""


def test_rss_items() -> None:
    full, summary, link, nothing = read(Rss(), RSS)
    said = entry(full)
    assert (said.title, said.deck, said.url) == ("Fees & tolls", "Shipowners protest.", "https://port.example/fees")
    assert (said.authors, said.publisher, said.lang) == (("Ann Lee",), "Port news", "en")
    assert (said.published, said.keywords) == ("Tue, 14 Jan 2025 10:00:00 -0500", ("Ports", "Money"))
    assert (said.lead_image, body(full)) == ("https://port.example/a.jpg", "<p>The port.</p>")
    assert (entry(summary).url, entry(summary).authors) == ("https://port.example/short", ("Bo Ek",))
    assert body(summary) == "<p>Only a summary\xa0& no text é.</p>"
    assert entry(link).link_only
    assert not entry(full).link_only
    assert reasons([nothing]) == ["It holds neither a text nor the address of a web page."]


def test_rdf() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Port news</title>
    <dc:language>en</dc:language></channel><item rdf:about="y"><title>Fees</title><link>https://port.example/1</link>
    <description>Words.</description><dc:date>2004-05-30</dc:date><dc:subject>Ports</dc:subject></item></rdf:RDF>"""
    said, text = one(Rss(), rdf)
    assert (said.publisher, said.lang, said.published, said.keywords) == ("Port news", "en", "2004-05-30", ("Ports",))
    assert (said.url, text) == ("https://port.example/1", "Words.")


def test_a_feed_cut_in_the_middle() -> None:
    first, *rest = read(Rss(), RSS[: RSS.index("<title>Link")])
    assert entry(first).title == "Fees & tolls"
    assert "broken" in reasons(rest)[-1]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://port.example/" xml:lang="en-US">
<title>Port news</title><author><name>Ann Lee</name></author>
<entry><title type="html">Fees &amp;amp; &lt;b&gt;tolls&lt;/b&gt;</title><link rel="self" href="/self"/>
<link href="/fees"/>
<published>2005-11-09T00:23:47Z</published><updated>2005-11-09T11:56:34Z</updated><category term="Ports"/>
<summary>Shipowners protest.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <i>port</i>.</p></div></content></entry>
<entry><title>Text</title><id>https://port.example/2</id><author><name>Bo Ek</name></author>
<updated>2006-01-01T00:00:00Z</updated><content type="text">a &lt; b

c</content></entry>
<entry><title>Escaped</title><content type="html">&lt;p&gt;Again&lt;/p&gt;</content></entry></feed>"""


def test_atom_entries() -> None:
    xhtml, text, escaped = read(Atom(), ATOM)
    said = entry(xhtml)
    assert (said.title, said.deck, said.url) == ("Fees & tolls", "Shipowners protest.", "https://port.example/fees")
    assert (said.authors, said.publisher, said.lang) == (("Ann Lee",), "Port news", "en")
    assert (said.published, said.updated) == ("2005-11-09T00:23:47Z", "2005-11-09T11:56:34Z")
    assert said.keywords == ("Ports",)
    assert body(xhtml) == "<div><p>The <i>port</i>.</p></div>"
    assert (entry(text).authors, entry(text).url) == (("Bo Ek",), "https://port.example/2")
    assert (entry(text).published, entry(text).updated) == ("2006-01-01T00:00:00Z", None)
    assert body(text) == "<p>a &lt; b</p>\n<p>c</p>\n"
    assert body(escaped) == "<p>Again</p>"


def test_atom_0_3() -> None:
    feed = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Port</title><entry><title>Fees</title>
    <link rel="alternate" href="https://port.example/1"/><issued>2004-04-20T00:23:47Z</issued>
    <content type="text/html" mode="base64">PHA+VGhlIHBvcnQuPC9wPg==</content></entry></feed>"""
    said, text = one(Atom(), feed)
    assert (said.published, said.url, text) == ("2004-04-20T00:23:47Z", "https://port.example/1", "<p>The port.</p>")


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "id": "1",
                "url": "/fees",
                "title": "Fees",
                "content_html": "<p>The port.</p>",
                "content_text": "The port.",
                "tags": ["Ports", 7],
                "authors": [{"name": "Ann Lee"}],
                "date_published": "2025-01-14T10:00:00Z",
                "image": "/a.jpg",
            },
            {"id": "2", "external_url": "https://other.example/x", "summary": "Words."},
            "no item",
            {"id": "3", "url": "https://port.example/3"},
        ],
        "title": "Port news",
        "home_page_url": "https://port.example/",
        "language": "en",
        "authors": [{"name": "Bo Ek"}],
    }
    full, summary, broken, link = read(JsonFeed(), json.dumps(feed))
    said = entry(full)
    assert (said.title, said.url, said.authors) == ("Fees", "https://port.example/fees", ("Ann Lee",))
    assert (said.publisher, said.lang, said.keywords) == ("Port news", "en", ("Ports",))
    assert (said.published, said.lead_image) == ("2025-01-14T10:00:00Z", "https://port.example/a.jpg")
    assert body(full) == "<p>The port.</p>"
    assert (entry(summary).authors, body(summary)) == (("Bo Ek",), "<p>Words.</p>\n")
    assert len(reasons([broken])) == 1
    assert entry(link).link_only


@pytest.mark.parametrize(
    "data",
    [
        "",
        "<html><body>rss</body></html>",
        "<feed><entry/></feed>",
        "<rdf:RDF/>",
        '{"version": 1, "items": []}',
        "<?xml",
    ],
)
def test_other_files_are_not_taken(data: str) -> None:
    assert not any(each.recognises(opened(data)) for each in (Rss(), Atom(), JsonFeed()))
