"""Factiva as HTML, XML and RTF; its region and subject codes."""

import pytest

from clipper.core.importers.databases.factiva_html import FactivaPages
from clipper.core.importers.databases.factiva_rtf import FactivaRtf
from clipper.core.importers.databases.factiva_xml import FactivaXml
from tests.core.importers.press import body, entry, one, opened, read, reasons


def row(code: str, value: str) -> str:
    return f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'


CODED = (
    "<html><head><title>Factiva</title></head><body><div class='article enArticle'><table>"
    + row("SE", "Shipping")
    + row("HD", "<b class='enHeadline'>Fees rise</b>")
    + row("BY", "By Ann Lee and Bo Ek")
    + row("PD", "9 January 2012")
    + row("ET", "15:32")
    + row("SN", "Example Herald")
    + row("LA", "English")
    + row("LP", '<p class="articleParagraph">The port raised <i>its</i> fees.</p>')
    + row("TD", '<p class="articleParagraph">Nobody was asked.</p>')
    + row("NS", "c13 : Regulation | gspo : Sports | gcat : Political/General News | ncat : Content Types")
    + row("RE", "gfr : Germany | porl : Portugal | eurz : Europe | uk : United Kingdom")
    + row("AN", "Document TEST000020120109e51700030")
    + "</table></div></body></html>"
)


def test_a_page_with_codes() -> None:
    said, text = one(FactivaPages(), CODED)
    assert (said.title, said.section, said.publisher) == ("Fees rise", "Shipping", "Example Herald")
    assert (said.authors, said.published, said.lang) == (("Ann Lee", "Bo Ek"), "9 January 2012 15:32", "en")
    assert said.countries == ("DE", "PT", "GB"), "continents are left out"
    assert said.topics == ("medtop:04000000", "medtop:15000000")
    assert said.keywords == ("Regulation", "Sports", "Political/General News")
    assert "The port raised <i>its</i> fees." in text
    assert text.index("fees") < text.index("Nobody")


def test_a_page_without_codes() -> None:
    lines = ("Ann Lee", "212 words", "9 January 2012", "Example Herald", "TEST", "English", "(c) 2012 Herald")
    page = (
        "<title>Factiva</title><div class='article enArticle'><div id='hd'>"
        "<span class='enHeadline'>Fees rise</span></div>"
        + "".join(f"<div>{line}</div>" for line in lines)
        + "<p class='articleParagraph'>The port raised its fees.</p><p>Document TEST000020120109e51700030</p></div>"
    )
    said, text = one(FactivaPages(), page)
    assert (said.title, said.authors, said.publisher) == ("Fees rise", ("Ann Lee",), "Example Herald")
    assert (said.published, said.lang) == ("9 January 2012", "en")
    assert text == "<p>The port raised its fees.</p>\n"


XML = """<?xml version="1.0" encoding="utf-8"?>
<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="2">
<ppsarticle><article><baseLanguage>FR</baseLanguage>
<headline><paragraph><hlt>Droits</hlt> de port</paragraph></headline>
<byline>Par Ida Brink</byline>
<leadParagraph><paragraph>Premier.</paragraph></leadParagraph>
<publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate><sourceName>Le Bote</sourceName>
<region code="fra"><name>France</name></region><region code="weurz"><name>Western Europe</name></region>
<newsSubject code="gwea"><name>Weather</name></newsSubject>
<tailParagraphs><paragraph>Second.</paragraph></tailParagraphs></article></ppsarticle>
<ppsarticle><article><headline><paragraph>Old</paragraph></headline>
<leadParagraph>
First of a
paragraph.
    Second paragraph.
</leadParagraph><publicationDate><date>1987-02-26</date></publicationDate></article></ppsarticle>
</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""


def test_articles_of_an_xml_answer() -> None:
    first, second = read(FactivaXml(), XML)
    said = entry(first)
    assert (said.title, said.authors, said.publisher, said.lang) == ("Droits de port", ("Ida Brink",), "Le Bote", "fr")
    assert (said.countries, said.topics, said.keywords) == (("FR",), ("medtop:17000000",), ("Weather",))
    assert said.published == "2012-01-09T01:35:58Z"
    assert body(first) == "<p>Premier.</p>\n<p>Second.</p>\n"
    assert entry(second).published == "1987-02-26"
    assert body(second) == "<p>First of a paragraph.</p>\n<p>Second paragraph.</p>\n"


def test_broken_xml_keeps_what_came_before() -> None:
    first, *rest = read(FactivaXml(), XML[: XML.index("Second paragraph")])
    assert entry(first).title == "Droits de port"
    assert any("broken" in reason for reason in reasons(rest))


def rtf(*lines: str) -> str:
    inside = "".join(f"{line.encode('cp1252', 'replace').decode('latin-1')}\\par\n" for line in lines)
    return "{\\rtf1\\ansi\\ansicpg1252 {\\header Factiva}" + inside + "}"


def test_rtf_by_the_order_of_its_lines() -> None:
    first, second = read(
        FactivaRtf(),
        rtf(
            *("Shipping", "Fees rise in the northern port", "By Ann Lee", "212 words", "9 January 2012", "15:32"),
            *("Example Herald", "TEST", "English", "(c) 2012 Herald", "", "The port raised its fees.", ""),
            *("Nobody was asked.", "", "Document TEST000020120109e51700030", ""),
            *("Fees fall", "20 mots", "10 janvier 2012", "Le Bote", "TESTFR", "Copyright 2012", "Seul."),
            "Document TESTFR0020120109e51700031",
        ),
    )
    said = entry(first)
    assert (said.title, said.section, said.authors) == ("Fees rise in the northern port", "Shipping", ("Ann Lee",))
    assert (said.publisher, said.published, said.lang) == ("Example Herald", "9 January 2012 15:32", "en")
    assert body(first) == "<p>The port raised its fees.</p>\n<p>Nobody was asked.</p>\n"
    assert (entry(second).title, entry(second).publisher, body(second)) == ("Fees fall", "Le Bote", "<p>Seul.</p>\n")


def test_rtf_with_codes() -> None:
    said, text = one(
        FactivaRtf(),
        rtf(
            *("HD\\tab Fees rise", "BY\\tab Ann Lee", "PD\\tab 9 January 2012", "SN\\tab Herald", "LA\\tab English"),
            *("LP\\tab The port raised its fees.", "TD\\tab Nobody was asked.", "NO SUCH FIELD stays text."),
            *("RE\\tab gfr : Germany | eurz : Europe", "AN\\tab Document TEST000020120109e51700030"),
        ),
    )
    assert (said.title, said.authors, said.publisher, said.countries) == ("Fees rise", ("Ann Lee",), "Herald", ("DE",))
    assert text == ("<p>The port raised its fees.</p>\n<p>Nobody was asked.</p>\n<p>NO SUCH FIELD stays text.</p>\n")


@pytest.mark.parametrize("data", ["{\\rtf1 A letter of Factiva}", "<html><p>factiva</p></html>", "<a>", "", "\x00"])
def test_other_files_are_not_taken(data: str) -> None:
    assert not any(each.recognises(opened(data)) for each in (FactivaPages(), FactivaXml(), FactivaRtf()))
