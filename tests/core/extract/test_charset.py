"""Encodings that the user may choose from."""

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.charset import decode_as, plausible

GERMAN = "Der Bürgermeister erklärte, die Straße werde größer. "
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy. "
CHINESE = "港務局星期一決定關閉舊魚市場"


@pytest.mark.parametrize(
    ("text", "codec"),
    [(GERMAN, "cp1252"), (CZECH, "cp1250"), (CHINESE, "big5hkscs"), (CHINESE, "utf-8"), (GERMAN * 3, "utf-16-le")],
)
def test_what_it_is_read_as_comes_first(text: str, codec: str) -> None:
    found = plausible(text.encode(codec))
    assert found[0] == codec
    assert 1 <= len(found) <= 8
    assert len({decode_as(text.encode(codec), each) for each in found}) == len(found)


def test_a_wrong_declaration_leaves_the_right_one_to_choose() -> None:
    czech = "Dnes večer přišel kůň do přístavu. ".encode("cp1250")
    assert plausible(czech, "windows-1252")[0] == "cp1252"
    assert "cp1250" in plausible(czech, "windows-1252")


def test_texts_of_dos_may_be_read_as_such() -> None:
    dos = "Городской совет закрыл старую мельницу у реки. Жители будут скучать по её колесу. ".encode("cp866")
    assert "cp866" in plausible(dos)[:3]
    assert all(plausible(text.encode(codec))[0] != "cp866" for text, codec in ((GERMAN, "cp1252"), (CZECH, "cp1250")))


def test_plain_ascii_is_the_same_in_all() -> None:
    assert plausible(b"Nothing foreign here.") == ("utf-8",)


def test_a_character_cut_at_the_end_of_the_sample_spoils_nothing() -> None:
    assert plausible(("x" + "ж" * 60_000).encode())[0] == "utf-8"


@pytest.mark.parametrize("charset", ["utf-7", "UTF7", "hex", "rot13", "unicode_escape", "idna", "", "\0", "x" * 500])
def test_what_is_dangerous_or_no_charset_is_refused(charset: str) -> None:
    with pytest.raises(ClipperError, match="does not read"):
        decode_as(b"abc", charset)


def test_the_choice_wins_over_the_bytes_own_mark() -> None:
    data = "\ufeffabc".encode()
    assert decode_as(data, "utf-8") == "abc"
    assert decode_as(data, "latin-1") == "ï»¿abc"
    assert decode_as(b"\x81\xff", "shift_jis")  # broken bytes raise nothing
