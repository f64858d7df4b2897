"""WordPress's export: posts, their paragraphs, and what is left out."""

from clipper.core.importers.feeds.rss import Rss
from clipper.core.importers.wire.wordpress import WordPress
from tests.core.importers.press import body, entry, one, opened, read, reasons

HEAD = """<?xml version="1.0"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Port blog</title><language>en-GB</language>
<wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name>Ann Lee</wp:author_display_name></wp:author>"""


def item(content: str, kind: str = "post", status: str = "publish", more: str = "") -> str:
    return (
        "<item><title>Fees &amp;amp; more</title><link>https://port.example/fees</link><dc:creator>ann</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_type>{kind}</wp:post_type>"
        f"<wp:status>{status}</wp:status>{more}</item>"
    )


def wxr(*items: str) -> str:
    return HEAD + "".join(items) + "</channel></rss>"


def test_a_post_with_all_it_says() -> None:
    more = (
        "<wp:post_date_gmt>2017-12-02 15:43:50</wp:post_date_gmt>"
        "<wp:post_modified_gmt>0000-00-00 00:00:00</wp:post_modified_gmt>"
        "<excerpt:encoded>Shipowners protest.</excerpt:encoded><category domain='category'>Ports</category>"
        "<category domain='post_tag'>A &amp;amp; B</category>"
    )
    said, text = one(WordPress(), wxr(item("<p>The port.</p>", more=more)))
    assert (said.title, said.deck, said.url) == ("Fees & more", "Shipowners protest.", "https://port.example/fees")
    assert (said.authors, said.publisher, said.lang) == (("Ann Lee",), "Port blog", "en")
    assert (said.published, said.updated, said.labels) == ("2017-12-02T15:43:50Z", None, ("Ports", "A & B"))
    assert text == "<p>The port.</p>"


def test_paragraphs_and_plugins_marks() -> None:
    content = "[dropcap]T[/dropcap]he port [sic].\nStill.\n\n<h2>More</h2>\n\n[gallery ids='1']Last."
    assert one(WordPress(), wxr(item(content)))[1] == ("<p>The port [sic].<br>Still.</p>\n<h2>More</h2>\n<p>Last.</p>")


def test_what_is_left_out_is_accounted_for() -> None:
    found = read(
        WordPress(),
        wxr(
            item("A picture", "attachment"),
            item("Not ready", status="draft"),
            item(""),
            item("Text.", "page", more="<wp:comment><wp:comment_content>!</wp:comment_content></wp:comment>" * 2),
        ),
    )
    assert reasons(found) == [
        "This is no post and no page, but: attachment.",
        "This was never published (draft).",
        "2 comments of readers are left out.",
    ]
    assert entry(found[2]).link_only
    assert body(found[3]) == "<p>Text.</p>"


def test_it_is_no_feed() -> None:
    assert not Rss().recognises(opened(wxr(item("x"))))
