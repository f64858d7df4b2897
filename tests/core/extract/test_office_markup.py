"""Clipboards of Word, Google Docs and LibreOffice, in the shapes these programs write."""

from datetime import UTC, datetime

import pytest

from clipper.core.extract.office_markup import plain
from clipper.core.extract.read import read
from clipper.core.model import Article, Draft

NOON = datetime(2025, 6, 10, 12, tzinfo=UTC)
WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<xml><w:LatentStyles>Settings that nobody wrote</w:LatentStyles></xml>
<style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=EN-GB>
<h1>Ferry timetable<o:p></o:p></h1>
<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>first</b> boat leaves at six.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
%s
<p class=MsoNormal>No boat sails on Sunday.<o:p></o:p></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/Temp/clip_image001.png"/></v:shape><![endif]-->
<![if !vml]><img width=300 height=200 src="file:///C:/Temp/clip_image001.png"><![endif]></p>
</body></html>"""


def item(
    text: str, level: int = 1, marker: str = "·", comments: str = "<!--[if !supportLists]-->|<!--[endif]-->"
) -> str:
    start, end = comments.split("|")
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>{start}"
        f"<span style='font-family:Symbol'><span style='mso-list:Ignore'>{marker}<span>&nbsp; </span></span></span>"
        f"{end}{text}<o:p></o:p></p>\n"
    )


def pasted(markup: str) -> Article:
    return read(Draft(markup.encode(), "text/html", NOON, selection=True))[0]


def squeezed(html: str) -> str:
    return html.replace("\n", "").replace("> <", "><").replace(" <", "<")


def test_a_word_document_is_its_words() -> None:
    article = pasted(WORD % "")
    assert article.title == "Ferry timetable"
    assert article.text == "The first boat leaves at six.\nNo boat sails on Sunday."
    assert "<b>first</b>" in article.html
    assert "<img" not in article.html
    assert "file:" not in article.html


@pytest.mark.parametrize(
    "comments",
    ["<!--[if !supportLists]-->|<!--[endif]-->", "<![if !supportLists]>|<![endif]>"],
    ids=["pasted", "saved"],
)
def test_lists_of_word_are_lists(comments: str) -> None:
    items = item("North pier", comments=comments) + item("West pier", comments=comments)
    article = pasted(WORD % items)
    assert "<ul><li>North pier</li><li>West pier</li></ul>" in squeezed(article.html)


def test_levels_and_numbers_of_lists_live() -> None:
    items = item("One", 1, "1.") + item("Inner", 2, "a)") + item("Deep", 3, "o") + item("Two", 1, "2.") + item("Dot")
    html = squeezed(pasted(WORD % items).html)
    assert "<ol><li>One<ol><li>Inner<ul><li>Deep</li></ul></li></ol></li><li>Two</li></ol><ul><li>Dot</li></ul>" in html


def test_text_between_items_ends_the_list() -> None:
    html = squeezed(pasted(WORD % (item("One") + "<p class=MsoNormal>Between.</p>" + item("Two"))).html)
    assert "<ul><li>One</li></ul><p>Between.</p><ul><li>Two</li></ul>" in html


GOOGLE = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f-7fff"><p dir="ltr">'
    '<span style="font-size:11pt;font-weight:400;">The tide was </span><span style="font-weight:700;">high</span>'
    '<span style="font-weight:700;font-style:italic"> indeed</span><span>, as </span>'
    '<a href="https://www.google.com/url?q=https://e.example/a?x%3D1%26y%3D2&amp;sa=D&amp;usg=Zz"><span>so</span></a>.'
    '</p><ul><li dir="ltr"><p dir="ltr">Low</p></li></ul></b><br class="Apple-interchange-newline">'
)


def test_a_google_document_loses_its_wrapper_and_keeps_its_emphasis() -> None:
    html = pasted(f"<h2>Tide</h2>{GOOGLE}").html
    assert html.count("<b>") == 0
    assert "<strong>high</strong>" in html
    assert "<strong><em> indeed</em></strong>" in html
    assert 'href="https://e.example/a?x=1&amp;y=2"' in html
    assert "google" not in html


def test_a_link_by_way_of_google_leads_only_to_the_web() -> None:
    evil = '<a href="https://www.google.com/url?q=javascript:alert(1)">x</a>'
    assert plain(evil) == evil


def test_libre_office_needs_little() -> None:
    page = (
        '<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4 (Linux)"/>'
        "<style>p { line-height: 115%; }</style></head><body lang='en-GB' link='#000080' dir='ltr'>"
        "<h1 class='western'>Ferry timetable</h1><p style='margin-bottom: 0cm'><font color='#000'>The <b>first</b> "
        "boat.</font></p><ol><li><p>North</p></li></ol></body></html>"
    )
    article = pasted(page)
    assert (article.title, article.text) == ("Ferry timetable", "The first boat.\nNorth")


def test_other_pages_are_left_as_they_are() -> None:
    page = '<p class="mso">Text <b>bold</b></p><p style="list-style: disc">x</p>'
    assert plain(page) is page


@pytest.mark.parametrize(
    "bad",
    [
        "<xml>" * 60_000,
        "<p style='mso-list:l0 level1 lfo1'>" * 60_000,
        item("x", 9) * 3_000,
        "<b id=docs-internal-guid>" * 60_000,
        "docs-internal-guid" + '<span style="' * 60_000,
        "<o:p>" + " " * 300_000,
        "<p class=Mso" * 60_000,
        "mso-list" + ("<p " + "class=Mso" * 100 + ">") * 3_000 + " " * 300_000,
        "<!--[if !supportLists]-->" * 60_000 + "mso-list:l0",
        "google.com/url?" + ' href="https://google.com/url?' * 30_000,
    ],
    ids=range(10),
)
def test_no_markup_makes_it_slow(bad: str) -> None:
    """Anything quadratic takes minutes here."""
    assert plain(bad + "END").endswith("END")
