"""NewsML-G2: items, messages, packages."""

from clipper.core.importers.wire.newsml_g2 import NewsMlG2
from tests.core.importers.press import body, entry, one, opened, read, reasons

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
ITEM = """<newsItem guid="urn:1" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:EXA">
<name>Example Agency</name></provider>
<versionCreated>2016-10-21T16:25:32-05:00</versionCreated>
<firstCreated>20161018T131221-0500</firstCreated></itemMeta>
<contentMeta><by>By Ann Lee and Bo Ek</by><dateline>OSLO, Oct 18 -</dateline>
<subject qcode="medtop:20000523"><name>labour market</name></subject>
<subject qcode="subj:15054000"><name>soccer</name></subject>
<subject qcode="x:1"><sameAs qcode="medtop:06000000"/><name>green</name></subject>
<subject qcode="own:77"><name>Harbours</name></subject>
<subject type="cpnat:geoArea" qcode="iso3166-1a2:NO"><name>Norway</name></subject>
<subject type="cptype:country" literal="Sweden"/>
<subject type="cpnat:geoArea" qcode="own:5"><name>Georgia</name></subject>
<headline role="hld:subHeadline">Shipowners protest</headline><headline>Fees rise</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<x:html xmlns:x="http://www.w3.org/1999/xhtml"><x:head><x:title>no</x:title></x:head>
<x:body><x:p>The port &#8211; <x:b>again</x:b>.<!-- note --></x:p></x:body></x:html></inlineXML>
</contentSet></newsItem>"""


def item(content: str, kind: str = "text", meta: str = "", status: str = "usable") -> str:
    return (
        f'<newsItem><itemMeta><itemClass qcode="ninat:{kind}"/><pubStatus qcode="stat:{status}"/>'
        f"<title>A title</title></itemMeta><contentMeta>{meta}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return f"<newsMessage {NS}><itemSet>{''.join(items)}</itemSet></newsMessage>"


def test_an_item_with_all_it_says() -> None:
    said, text = one(NewsMlG2(), ITEM.replace("<newsItem", f"<newsItem {NS}", 1))
    assert (said.title, said.deck, said.authors) == ("Fees rise", "Shipowners protest", ("Ann Lee", "Bo Ek"))
    assert (said.publisher, said.dateline, said.lang) == ("Example Agency", "OSLO, Oct 18 -", "en")
    assert (said.published, said.updated) == ("2016-10-18T13:12:21-05:00", "2016-10-21T16:25:32-05:00")
    assert said.topics == ("medtop:09000000", "medtop:15000000", "medtop:06000000")
    assert said.countries == ("NO", "SE"), "an area of that name may be a state of the US"
    assert said.keywords == ("Harbours",)
    assert text.strip() == "<p>The port – <b>again</b>.</p>"


def test_a_message_is_accounted_for_item_by_item() -> None:
    found = read(
        NewsMlG2(),
        message(
            item('<inlineData contenttype="text/plain">Line one.\n\nLine &lt;two&gt;.</inlineData>'),
            item('<inlineData contenttype="text/plain">&lt;p&gt;Marked up&lt;/p&gt;</inlineData>'),
            item('<remoteContent href="a.jpg"/>', "picture"),
            item("", "text", status="canceled"),
            item("", meta="<description>Only a summary.</description>"),
            "<packageItem><groupSet><group><itemRef/><itemRef/></group></groupSet></packageItem>",
        ),
    )
    assert [body(draft) for draft in (found[0], found[1], found[4])] == [
        "<p>Line one.</p>\n<p>Line &lt;two&gt;.</p>\n",
        "<p>Marked up</p>",
        "<p>Only a summary.</p>\n",
    ]
    assert reasons(found) == [
        "This is a picture, not an article.",
        "The agency withdrew this item.",
        "This is a list of 2 other items, not an article.",
    ]
    assert entry(found[0]).title == "A title"


def test_nitf_inside_an_item() -> None:
    nitf = (
        '<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><byline>By Ann Lee</byline>'
        "</body.head><body.content><hl2>More</hl2><p>Text.</p></body.content></body></nitf></inlineXML>"
    )
    said, text = one(NewsMlG2(), message(item(nitf)))
    assert said.authors == ("Ann Lee",)
    assert text == "<h2>More</h2><p>Text.</p>"


def test_a_message_cut_in_the_middle() -> None:
    whole = message(ITEM, ITEM)
    first, *rest = read(NewsMlG2(), whole[: whole.rindex("<contentSet>")])
    assert entry(first).title == "Fees rise"
    assert "broken" in reasons(rest)[-1]


def test_other_xml_is_not_taken() -> None:
    assert not NewsMlG2().recognises(opened("<newsItem><p>of somebody else</p></newsItem>"))
    assert not NewsMlG2().recognises(opened("<html><p>newsItem iptc.org/std/nar</p></html>"))
