"""Bytes to text: byte order mark, declaration, UTF-8, then a reasoned guess; never an exception
for odd bytes, a clear one for what is no text at all.

Labels mean what the WHATWG Encoding Standard says they mean (latin-1 is windows-1252, gb2312 is
gb18030). UTF-7 is refused: it can hide markup from the sanitiser.
"""

import codecs
import re
from functools import cache

from clipper.core.errors import ClipperError
from clipper.core.text import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALIASES = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "unicode": "utf-16-le", "utf8": "utf-8", "x-euc-jp": "euc_jp",
}  # fmt: skip
_REFUSED = frozenset({"utf-7", "idna", "punycode", "raw-unicode-escape", "raw_unicode_escape", "unicode-escape",
    "unicode_escape", "undefined", "mbcs", "oem"})  # fmt: skip
_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_LOOKED_AT = 100_000
"""Bytes that a guess is made from."""

_SINGLE_BYTE = ("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1256", "cp1255")
_MULTI_BYTE = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949")
_NEVER_GUESSED = ("cp866",)
"""Too rare by now to be worth mistaking another for them; whoever has such a file may choose them."""
_EVERYDAY = frozenset(
    "的一是不了在人有我他这中大来上国这们为说会時來國們說會為與后以和到"
    "のにはをたがでてとしれさいるなもすっらりこ"
    "이다의는에을가하고은를로지한도"
    "оеаинтсрвлкмдпуяыьгзбчй"
    "αοιετσνηυρπκμλωςάέήίόύώ"
    "اليمنترةوبدعسك"
    "יוהלאמרתבשנ"
    "ışğ"
)
"""The commonest letters of texts that are not Western European; a wrong decoding rarely has them."""
_PUNCTUATION = frozenset("¿¡«»“”„‘’–—…€£§°")
_EASTERN = frozenset("řšžčěůżęłśćńąźőű")
_EASTERN_DENSITY = 0.09
"""Central European languages accent more of their letters than this, western ones fewer."""
_ODD = re.compile(
    r"[^\W\d_][\u0080-\u00bf×÷]+[^\W\d_]"  # a symbol inside a word
    r"|[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]"  # a capital after a small letter
    r"|[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]"  # two scripts in one word
    r"|[À-ɏ]{4}"  # accents only
    r"|[\u0080-\u009f]"
)
_WITHOUT_KANA = frozenset({"gb18030", "big5hkscs", "cp949"})
_KANA = re.compile("[\u3041-\u30fe]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`; `declared` is what the clipboard or the protocol said.

    Raises ClipperError when the bytes are not text.
    """
    text = _decoded(data, declared)
    if len(_CONTROL.findall(text[:_LOOKED_AT])) > max(4, len(text[:_LOOKED_AT]) // 20):
        raise ClipperError(_("This is not text."), _("Clipper reads text, web pages and Markdown."))
    return text


def decode_as(data: bytes, charset: str) -> str:
    """The text of `data` in the charset that the user chose, whatever the bytes say themselves.

    Raises ClipperError when there is no such charset, or it can hide markup.
    """
    codec = _codec(charset)
    if codec is None:
        raise ClipperError(
            _("Clipper does not read “{charset}”.").format(charset=charset[:40]), _("Choose another encoding.")
        )
    for mark, its_codec in _MARKS:
        if its_codec == codec and data.startswith(mark):
            data = data[len(mark) :]
    return data.decode(codec, "replace")


def plausible(data: bytes, declared: str | None = None, most: int = 8) -> tuple[str, ...]:
    """Charsets (Python's names) that `data` may be in, at most so many: first what it is read as, then the
    likelier ones, each with a text of its own. One for plain ASCII."""
    sample = data[:_LOOKED_AT]
    read_as = _decoded(sample, declared)
    wide = ("utf-16-le", "utf-16-be") if b"\0" in sample else ()
    every = ("utf-8", *wide, *_SINGLE_BYTE, *_NEVER_GUESSED, *_MULTI_BYTE)
    codecs_left = sorted(every, key=lambda codec: -_plausibility(sample, codec))
    texts = {codec: sample.decode(codec, "replace") for codec in codecs_left}
    found = [codec for codec in codecs_left if decode_as(sample, codec) == read_as][:1]
    seen = {texts[codec] for codec in found}
    for codec in codecs_left:
        text = texts[codec]
        if text not in seen and not _CONTROL.search(text[:-3]):  # the sample may end within a character
            seen.add(text)
            found.append(codec)
    return tuple(found[:most])


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    if codec_name := _utf16_without_mark(data[:4096]):
        return data.decode(codec_name, "replace")
    inside = _DECLARED.search(data[:4096])
    for label in (declared, inside[1].decode("ascii") if inside else None):
        text = _as_declared(data, label)
        if text is not None:
            return text
    try:
        return data.decode("utf-8", "surrogatepass")  # halves of characters, as some programs save them
    except UnicodeDecodeError:
        return _nearly_utf8(data) or data.decode(_guess(data[:_LOOKED_AT]), "replace")


def _as_declared(data: bytes, label: str | None) -> str | None:
    """None when the label is unknown, dangerous, or plainly wrong."""
    codec = _codec(label or "")
    if codec is None:
        return None
    try:
        if codec == "cp1252" and not _contradicts_utf8(data):
            return data.decode("utf-8")
        return data.decode(codec)
    except (LookupError, UnicodeDecodeError, AssertionError):
        return None


def _codec(label: str) -> str | None:
    """Python's name of a charset; None when it is unknown or dangerous."""
    name = label.strip().lower()
    try:
        codec = codecs.lookup(_ALIASES.get(name, name)).name
        b"a".decode(codec, "replace")  # a LookupError for what is no charset, such as "hex"
    except (LookupError, ValueError):
        return None
    return None if codec in _REFUSED else codec


def _contradicts_utf8(data: bytes) -> bool:
    """Windows-1252 is often declared by habit; bytes that are valid UTF-8 with accents are UTF-8."""
    try:
        return data.isascii() or not data.decode("utf-8")
    except UnicodeDecodeError:
        return True


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 that was cut or has a few broken bytes; read so, other charsets are broken nearly everywhere."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(1 for c in text[:_LOOKED_AT] if c > "\x7f")
    return text if broken * 10 < foreign else None


def _utf16_without_mark(head: bytes) -> str | None:
    """Clipboards hand over UTF-16 without a mark; then every other byte of the markup is 0."""
    half = len(head) // 2
    if half < 2 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half and odd < 0.05 * half else None


def _guess(sample: bytes) -> str:
    """The likeliest codec of bytes that are neither declared nor UTF-8."""
    best, best_score = "cp1252", float("-inf")
    for codec in (*_SINGLE_BYTE, *_MULTI_BYTE):
        score = _plausibility(sample, codec)
        if score > best_score + 0.02:
            best, best_score = codec, score
    return best


def _plausibility(sample: bytes, codec: str) -> float:
    """How much like writing the non-ASCII part looks in `codec`: everyday letters good, symbols
    inside words and undefined bytes bad. 0 is neutral, 1 perfect."""
    text = sample.decode(codec, "replace")
    foreign = [c for c in text if c > "\x7f"]
    if not foreign:
        return 0.0
    common = _common_ideographs()
    eastern = _EASTERN if _looks_eastern(text, foreign) else frozenset[str]()
    points = -2.0 * len(_KANA.findall(text)) if codec in _WITHOUT_KANA else 0.0
    for c in foreign:
        if c in _EVERYDAY or c in eastern:
            points += 1.0
        elif (c.isalpha() and c < "\u0250") or "\uac00" <= c <= "\ud7a3" or c in _PUNCTUATION:
            points += 0.6
        elif c in common:
            points += 0.5
    odd = len(_ODD.findall(text)) + 3 * text.count("\ufffd")
    return (points - odd) / len(foreign)


def _looks_eastern(text: str, foreign: list[str]) -> bool:
    """Czech has ř with ě or ů, Polish ł or ą; read by mistake, western texts yield them rarely or apart."""
    dense = len(foreign) > _EASTERN_DENSITY * sum(1 for c in text if c.isalpha())
    found = set(foreign)
    return dense and bool(found & {"ł", "ą"} or ("ř" in found and found & {"ě", "ů"}))


@cache
def _common_ideographs() -> frozenset[str]:
    """The 3,755 of GB 2312's first level and Big5's 5,401: what a wrong decoding rarely yields."""
    levels = (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
    cells = range(0x40, 0xFF)
    letters = (bytes((row, cell)).decode(codec, "ignore") for codec, rows in levels for row in rows for cell in cells)
    return frozenset(c for c in letters if len(c) == 1 and c >= "\u4e00")
