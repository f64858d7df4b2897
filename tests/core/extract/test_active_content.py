"""Attacks of every family that browsers fell for, by every road a text comes in: nothing active survives."""

from datetime import UTC, datetime

import pytest

from clipper.core import edits
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.read import read
from clipper.core.extract.sanitize import clean
from clipper.core.model import Clipping, Draft, Summary
from tests.core.extract.active import in_html, in_markdown

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
WORDS = "The ferry left the harbour at noon with two cats and a letter for the mayor on board."

PAYLOADS = (
    # plain scripts, and tags that are none to a hasty eye
    "<script>ring()</script>",
    "<ScRiPt\t/x='>'>ring()</script foo>",
    "<scr<script>ipt>ring()</scr</script>ipt>",
    "<script>ring()<!-- never closed",
    "<\x00script>ring()</script>",
    "%3Cscript%3Ering()%3C/script%3E<script src=//bell.example/x.js></script>",
    # handlers
    "<img src=q onerror=ring()>",
    '<img src="q" alt="`onerror=ring()"><img/src/onerror=ring()>',
    "<p onpointerenter='ring()' style='width:expression(ring())'>over me</p>",
    "<details open ontoggle=ring()><summary>more</summary></details>",
    "<input autofocus onfocus=ring()><video><source onerror=ring()></video>",
    "<body onload=ring()><marquee onstart=ring()>x</marquee>",
    '<a href="https://a.example/"onmouseover="ring()">x</a>',
    # addresses
    "<a href='javascript:ring()'>x</a>",
    "<a href=' \x01 JaVa\tScRiPt\n:ring()'>x</a>",
    "<a href='&#106;&#x61;vascript&colon;ring()'>x</a>",
    "<a href='java&NewLine;script&Tab;:ring()'>x</a>",
    "<a href='vbscript:ring()'>x</a><a href='data:text/html;base64,PHNjcmlwdD4='>y</a>",
    "<a href='https://a.example/' xlink:href='javascript:ring()'>x</a>",
    "<form action='javascript:ring()'><button formaction='javascript:ring()'>go</button></form>",
    "<base href='javascript:ring()//'><a href='#'>x</a>",
    "<meta http-equiv=refresh content='0;url=javascript:ring()'>",
    # frames, plug-ins, styles
    "<iframe srcdoc='&lt;script&gt;ring()&lt;/script&gt;'></iframe>",
    "<object data='javascript:ring()'><embed src='javascript:ring()'></object>",
    "<style>@import 'javascript:ring()';</style><link rel=stylesheet href='javascript:ring()'>",
    "<img src='https://bell.example/pixel.gif' srcset='https://bell.example/2x.gif 2x'>",
    # what is one thing to a parser and another to the next
    "<svg><style><img src=q onerror=ring()></style></svg>",
    "<math><mtext><table><mglyph><style><img src=q onerror=ring()>",
    "<noscript><p title='</noscript><img src=q onerror=ring()>'></noscript>",
    "<template><script>ring()</script></template><xmp><img src=q onerror=ring()></xmp>",
    "<textarea><img title='</textarea><img src=q onerror=ring()>'>",
    "<!--><img src=q onerror=ring()>--><![CDATA[<script>ring()</script>]]>",
    "<p title=\"--><script>ring()</script>\">x</p><?xml version='1.0'?><?php ring() ?>",
    "<svg><a><animate attributeName=href values='javascript:ring()'/><text>x</a><use href='data:image/svg+xml,x'/>",
    "<select><template><option><script>ring()</script></select>",
    # text that becomes markup when it is written as something else
    "&lt;script&gt;ring()&lt;/script&gt;",
    "&amp;lt;img src=q onerror=ring()&amp;gt;",
    "<a href='https://a.example/)%20[x](javascript:ring()'>](javascript:ring())</a>",
    "<pre>```\n&lt;script&gt;ring()&lt;/script&gt;</pre><code>``&lt;b onclick=ring()&gt;</code>",
    "<img alt='](javascript:ring())' src='clip-asset:00'>",
    "[x](javascript:ring()) ![y](data:text/html,z) <javascript:ring()>",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_sanitiser_lets_nothing_through_and_has_no_second_thoughts(payload: str) -> None:
    for markup in (payload, f"<p>{WORDS}</p>{payload}", f"<table><tr><td>{payload}<td>{WORDS}</table>"):
        cleaned = clean(markup)
        assert in_html(cleaned) == []
        assert clean(cleaned) == cleaned
        assert in_markdown(to_markdown(markup)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    ("media_type", "selection", "page"),
    [
        ("text/html", False, "<article><h1>The ferry</h1><p>{1}</p>{0}<p>{1} {0}</p><h2>{0}</h2></article>"),
        ("text/html", True, "<p>{1}</p>{0}<ul><li>{0}</ul>"),
        ("text/markdown", None, "# {0}\n\n{1}\n\n{0}\n\n- {0}\n\n[{0}]({0})\n"),
        ("text/plain", None, "{0}\n\n{1}\n\n{0}\n"),
    ],
)
def test_no_road_lets_anything_through(payload: str, media_type: str, selection: bool | None, page: str) -> None:
    draft = Draft(page.format(payload, WORDS).encode(), media_type, NOW, selection=selection)
    for article in read(draft):
        assert in_html(article.html) == []
        assert clean(article.html) == article.html
        assert in_markdown(to_markdown(article.html)) == []
        assert (article.url or "https://").startswith(("http://", "https://"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_names_do_nothing_in_markdown(payload: str) -> None:
    summary = Summary(
        1, payload, payload, None, NOW, f"https://a.example/{payload}", None, "", (), (), False, False, False, False,
        problem="",
    )  # fmt: skip
    clipping = Clipping(summary, (payload,), None, "<p>x</p>", "x", (), (), "", (), frozenset())
    markdown = edits.markdown(clipping, to_markdown)
    assert markdown.count("\n\n") == 2
    assert not in_markdown(markdown.replace("<https://", ""))
