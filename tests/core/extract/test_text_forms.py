"""Canonical text, Markdown both ways, charsets, and what twins are known by."""

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.charset import decode
from clipper.core.extract.keys import without_trackers
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.plain import from_text, text_of
from clipper.core.extract.read import text_key, url_key
from clipper.core.extract.sanitize import clean


def test_canonical_text_has_a_line_for_each_block() -> None:
    html = clean(
        "<h2>Head\n line</h2><p>One<br>two  <b>three</b></p><ul><li>a</li><li>b</li></ul>"
        "<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2 &amp; 3</td></tr></table><pre>k\n  l</pre><p> </p>"
    )
    assert text_of(html) == "Head line\nOne\ntwo three\na\nb\nx\ty\n1\t2 & 3\nk\nl"


def test_markdown_of_a_body() -> None:
    html = (
        "<h2>Head</h2><p>One <em>two</em> 1. * x</p><ul><li>a</li></ul>"
        "<table><tr><td>x</td></tr><tr><td>1</td></tr></table>"
    )
    assert to_markdown(html) == "## Head\n\nOne *two* 1\\. \\* x\n\n* a\n\n| x |\n| --- |\n| 1 |\n"


@pytest.mark.parametrize(
    "html",
    [
        "<p>One <em>two</em> <strong>three</strong></p><p>* no list, 1. no list, [no link](x)</p>",
        "<h2>Head</h2><ul><li>a</li><li>b</li></ul><blockquote><p>quoted</p></blockquote>",
        '<p>See <a href="https://a.example/x_(y)?q=1&amp;r=2">the <em>page</em></a>.</p>',
        "<p>a &lt;b&gt; &amp;amp; c_d_e 5 &gt; 4 # no head</p>",
    ],
)
def test_text_survives_a_way_through_markdown(html: str) -> None:
    assert text_of(from_text(to_markdown(html))) == text_of(clean(html))


def test_typed_text_becomes_clean_paragraphs() -> None:
    assert from_text("One <script>alert(1)</script>\nTwo *three*\n\n- a\n- b") == (
        "<p>One &lt;script&gt;alert(1)&lt;/script&gt;</p><p>Two <em>three</em></p><ul><li>a</li><li>b</li></ul>"
    )


GERMAN = "Der Bürgermeister sprach in München über „größere“ Maßnahmen – naja, schön."
POLISH = "Prezydent ogłosił wczoraj, że żołnierze wrócą do Łodzi; więcej pieniędzy na świąteczną pomoc."
RUSSIAN = "Президент заявил сегодня, что переговоры продолжатся."
JAPANESE = "日本の首相は火曜日に新しい経済政策を発表した。これについて"
CHINESE = "中国国家领导人星期二在北京表示，两国的关系在不断发展"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
    ],
)
def test_undeclared_charsets_are_found(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


def test_declared_charsets() -> None:
    assert decode(b'<meta charset="koi8-r">' + RUSSIAN.encode("koi8_r")).endswith(RUSSIAN)
    assert decode(GERMAN.encode("cp1252"), "iso-8859-1") == GERMAN
    assert decode(GERMAN.encode("cp1252"), "utf-8") == GERMAN, "a wrong declaration is not believed"
    assert decode(GERMAN.encode(), "latin1") == GERMAN, "nor one made by habit"
    assert decode(GERMAN.encode(), "no-such-charset") == GERMAN
    assert decode("<p>Hello</p>".encode("utf-16-le")) == "<p>Hello</p>"


def test_utf7_is_refused() -> None:
    assert "<script" not in decode(b'<meta charset="utf-7">+ADw-script+AD4-')
    assert "<script" not in decode(b"+ADw-script+AD4-", "utf-7")


def test_a_few_broken_bytes_do_not_spoil_a_text() -> None:
    assert decode(RUSSIAN.encode()[:-1] + b"\xff") == RUSSIAN[:-1] + "\ufffd"
    with pytest.raises(ClipperError):
        decode(bytes(range(256)) * 10)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.a.example/x/?utm_source=n&id=3#top",
        "HTTP://A.example/x?id=3&fbclid=abc",
        "https://a.example:443/x/?id=3",
    ],
)
def test_addresses_of_the_same_page(url: str) -> None:
    assert url_key(url) == url_key("https://a.example/x?id=3")


def test_addresses_of_different_pages() -> None:
    keys = {
        url_key(u)
        for u in ("https://a.example/x", "https://a.example/y", "https://a.example/x?id=1", "https://b.example/x")
    }
    assert len(keys) == 4
    assert url_key("not an address") == url_key(" not an address ")
    assert url_key("http://[broken") == "http://[broken"


@pytest.mark.parametrize("name", ["cid", "partner", "ito"])
def test_numbers_of_articles_are_no_trackers(name: str) -> None:
    assert url_key(f"https://a.example/story?{name}=1") != url_key(f"https://a.example/story?{name}=2")
    assert without_trackers(f"https://a.example/story?{name}=1") == f"https://a.example/story?{name}=1"


@pytest.mark.parametrize("mark", ["#!", "#/"])
def test_fragments_that_name_a_page_are_kept(mark: str) -> None:
    url = f"https://a.example/{mark}story/1"
    assert without_trackers(url) == url
    assert url_key(url) not in (None, url_key(f"https://a.example/{mark}story/2"))


@pytest.mark.parametrize("url", ["https://a.example", "http://www.a.example/", "https://a.example/?utm_source=x#top"])
def test_a_front_page_is_no_sign_of_a_twin(url: str) -> None:
    assert url_key(url) is None


def test_what_is_no_tracker_stays_letter_for_letter() -> None:
    url = "https://a.example/x?q=a%20b&flag&z=1;2&a=%2F"
    assert without_trackers(f"{url}&utm_source=n") == url
    assert url_key("https://a.example/x?q=\udfff") == url_key("https://a.example/x?q=\ufffd")


def test_the_same_words_are_the_same_text() -> None:
    assert text_key("The  Tide,\ncomes in!") == text_key("the tide comes in")
    assert text_key("the tide comes in") != text_key("the tide goes out")
