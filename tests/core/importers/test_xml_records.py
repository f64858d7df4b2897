"""Records of XML files: broken, hostile, huge."""

import pytest

from clipper.core.importers.xml_records import find, find_all, find_words, markup, records, root_of, without_tags, words
from clipper.core.model import Refused
from tests.core.importers.press import opened


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<rss version='2.0'>", "rss"),
        ('\ufeff<?xml version="1.0"?>\n<!-- a > b --><a:feed xmlns:a="x">', "feed"),
        ('<!DOCTYPE nitf [<!ENTITY x "<b>">]><nitf>', "nitf"),
        ('<!DOCTYPE nitf SYSTEM "x.dtd"><nitf>', "nitf"),
        ("<!-- never closed", ""),
        ("no xml", ""),
        ("", ""),
    ],
)
def test_the_root_is_found_behind_what_stands_before_it(text: str, name: str) -> None:
    assert root_of(opened(text))[0] == name
    assert root_of(opened(text.encode("utf-16")))[0] == name


BOMB = """<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>
<r><item at="&c;">x&c;&d;&eacute;&nosuch;<!-- c --><?p i?>y</item></r>"""


def test_entities_are_neither_expanded_nor_fetched() -> None:
    (record,) = records(opened(BOMB), "item")
    assert words(record) == "x&c;&d;é&nosuch;y"


def test_small_faults_cost_nothing() -> None:
    first, second = records(opened("<r><item>a&nbsp;b & c\x0b &amp; &lt;</item><x:item>two</x:item></r>"), "item")
    assert (words(first), words(second)) == ("a b & c & <", "two")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xde00;", "😀"),
        ("&#x1F600;", "😀"),
        ("&#xd800;", "�"),
        ("&#56832;&#55357;", "��"),
        ("&#0;", "�"),
        ("&#1;", "�"),
        ("&#x110000;", "�"),
        ("&#99999999999;", "&#99999999999;"),
    ],
)
def test_numbers_that_are_no_characters_cost_nothing_else(written: str, read: str) -> None:
    (record,) = records(opened(f"<r><item>a{written}b &amp; c</item></r>"), "item")
    assert words(record) == f"a{read}b & c"


def test_marked_sections_stay_as_they_are() -> None:
    (record,) = records(opened("<r><item>]]> <![CDATA[http://x?a=1&b=2&nbsp;]]> &b</item></r>"), "item")
    assert words(record) == "]]> http://x?a=1&b=2&nbsp; &b"


def test_utf_16() -> None:
    (record,) = records(
        opened('<?xml version="1.0" encoding="UTF-16"?><r><item>Fähre &amp; 🛳</item></r>'.encode("utf-16")), "item"
    )
    assert words(record) == "Fähre & 🛳"


@pytest.mark.parametrize("rest", ["", "<item>two", "<item>two</x></item><item>three</item></r>", "</r><r>"])
def test_a_break_is_told_after_what_could_be_read(rest: str) -> None:
    first, *others = records(opened(f"<r><item>one</item>{rest}"), "item")
    assert words(first) == "one"
    assert isinstance(others[-1], Refused)
    assert "broken" in others[-1].reason


@pytest.mark.parametrize("data", [b"<r><other/></r>", b"\x00\xff\xfe", b'<?xml version="1.0" encoding="nosuch"?><r/>'])
def test_files_without_a_record_are_set_aside(data: bytes) -> None:
    (refused,) = records(opened(data), "item")
    assert isinstance(refused, Refused)


def test_records_are_let_go() -> None:
    items = "".join(f"<item>{'words ' * 2000}</item>" for _number in range(300))
    held = 0
    for record in records(opened(f"<r><title>Head</title>{items}</r>"), "item"):
        held = max(held, len(record.getparent()))
        assert find_words(record.getparent(), "title") == "Head", "what stands before the records stays"
    assert held < 20


def test_markup_without_namespaces() -> None:
    xml = '<r xmlns:x="http://www.w3.org/1999/xhtml"><item>a &lt; <x:p class="k">b<x:br/>–</x:p></item></r>'
    (record,) = records(opened(xml), "item")
    assert markup(record) == 'a &lt; <p class="k">b<br>–</p>'


def test_lines_that_may_be_html() -> None:
    assert without_tags("Fees &amp; <b>tolls</b>\n rise") == "Fees & tolls rise"
    assert without_tags("a  b") == "a b"


def test_nothing_is_found_in_nothing() -> None:
    """Broken files have records that stand in nothing."""
    assert (find(None, "a"), find_all(None, "a"), find_words(None, "a/b")) == (None, [], "")


def test_what_only_looks_like_a_marked_section_hides_no_harm() -> None:
    (record,) = records(opened("<r><!-- <![CDATA[ --><item>a&#xd800;b</item></r>"), "item")
    assert words(record) == "a�b"
