"""NITF: head, body.head and body.content."""

from clipper.core.importers.wire.nitf import Nitf
from tests.core.importers.press import one, read, reasons

NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">
<nitf baselang="en-US"><head><title>In the head</title>
<tobject><tobject.subject tobject.subject.refnum="11006005" tobject.subject.type="Politics"/>
<tobject.subject tobject.subject.refnum="F01001000"/></tobject>
<docdata><evloc iso-cc="NOR"/><date.issue norm="20170102T222800+0000"/><doc.copyright holder="Example"/>
<key-list><keyword key="Harbours"/></key-list></docdata><pubdata position.section="Shipping"/></head>
<body><body.head><hedline><hl1>Fees rise</hl1><hl2>Again</hl2></hedline>
<byline>By ANN LEE<byttl>Business Writer</byttl></byline><distributor>Example Agency</distributor>
<dateline><location>OSLO</location><story.date norm="2017">2 January</story.date></dateline>
<abstract><p>Shipowners protest.</p></abstract></body.head>
<body.content><block><p>The port.</p><hl2>More</hl2><media><media-reference source="a.jpg"/>
<media-caption>The harbour</media-caption><media-producer>Bo</media-producer></media>
<table><tr><td>1</td></tr></table></block></body.content>
<body.end><tagline>Bo Ek helped.</tagline></body.end></body></nitf>"""


def test_a_story_with_all_it_says() -> None:
    said, text = one(Nitf(), NITF)
    assert (said.title, said.deck, said.authors) == ("Fees rise", "Shipowners protest.", ("ANN LEE",))
    assert (said.publisher, said.section, said.dateline) == ("Example Agency", "Shipping", "OSLO")
    assert (said.published, said.lang) == ("2017-01-02T22:28:00+00:00", "en")
    assert (said.topics, said.countries, said.keywords) == (("medtop:11000000",), ("NO",), ("Harbours", "Politics"))
    for part in ("<p>The port.</p>", "<h2>More</h2>", "<figcaption>The harbour</figcaption>", "<td>1</td>"):
        assert part in text
    assert text.endswith("<p>Bo Ek helped.</p>\n")
    assert "Bo<" not in text, "who sells the picture"


def test_an_abstract_stands_in_for_a_missing_text() -> None:
    text = "<body.content/></body></nitf>"
    said, body = one(Nitf(), NITF[: NITF.index("<body.content>")] + text)
    assert body == "<p>Shipowners protest.</p>"
    assert said.deck is None


def test_a_story_without_any_text_is_set_aside() -> None:
    assert len(reasons(read(Nitf(), "<nitf><head><title>T</title></head><body><body.content/></body></nitf>"))) == 1


def test_a_wrong_encoding_in_the_declaration() -> None:
    story = (
        '<?xml version="1.0" encoding="iso-8859-1"?><nitf><body><body.content><p>Fähre</p></body.content></body></nitf>'
    )
    assert one(Nitf(), story.encode())[1] == "<p>Fähre</p>"
    assert one(Nitf(), story.encode("latin-1"))[1] == "<p>Fähre</p>"
