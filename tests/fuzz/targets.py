"""What fuzzing drives: functions that take any bytes and may raise nothing but ClipperError.

What documents' converters do apart, they do at once in a process that multiprocessing has started; so
run targets in such a process (`tests.fuzz.run` and `tests.fuzz.test_short` do).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone
from itertools import islice

from clipper.core import dates as typed_dates
from clipper.core.errors import ClipperError
from clipper.core.extract import dates, from_markdown
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.plain import text_of
from clipper.core.extract.read import read
from clipper.core.extract.sanitize import clean
from clipper.core.importers import IMPORTERS, pasted
from clipper.core.importers.base import Importer
from clipper.core.importers.files import read_file
from clipper.core.model import ARCHIVED, Article, Draft, Refused
from clipper.core.search import syntax
from tests.core import documents as make
from tests.core.importers import exports
from tests.fuzz import seeds

READ = 2
"""Drafts of a file that are read, too."""
_LONGEST = 300_000
"""Bytes of one draft that are read: limits have tests of their own."""
_EMPHASIS = "*_~"
_ZONES = (None, UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)))


@dataclass(frozen=True, slots=True)
class Target:
    """`run` may raise ClipperError only; `seeds` are inputs that it takes. `watched` is the package in
    which a fuzzer looks for new ways through the code."""

    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    watched: str = "clipper.core.extract"


def _importing(importer: Importer) -> Target:
    name = exports.name_of(importer)

    def run(data: bytes) -> None:
        file = seeds.opened(data, name)
        if importer.recognises(file):
            _read_some(importer.drafts(file))

    return Target(run, tuple(seeds.of(name)), "clipper.core.importers")


def _read_some(found: Iterable[Draft | Refused]) -> None:
    drafts: list[Draft] = []
    for each in found:
        if isinstance(each, Refused):
            assert each.reason
        elif len(drafts) < READ:
            drafts.append(each)
    for draft in drafts:
        if len(draft.data) < _LONGEST:
            _read(draft)


def _read(draft: Draft) -> None:
    try:
        articles = read(draft)
    except ClipperError as error:
        assert error.message  # noqa: PT017 what is raised is told
        return
    for article in articles:
        _fit(article)


def _fit(article: Article) -> None:
    """What the rest of Clipper relies on: nothing active, nothing that cannot be stored."""
    assert clean(article.html) == article.html
    assert text_of(article.html) == article.text
    repr(article).encode()
    assert article.title or article.text or article.assets or article.entry


def _reading(media_type: str, pack: Callable[[bytes], bytes], *given: bytes) -> Target:
    """A draft of this type; `pack` makes one of the part that is fuzzed, so that a checksum does not shut it out."""
    return Target(lambda data: _read(Draft(pack(data), media_type, seeds.TIME, "fuzzed")), given)


def _packed(member: str, empty: Callable[[], bytes], media_type: str) -> Target:
    """One member of a document that is a ZIP."""
    members = make.unzipped(empty())

    def pack(data: bytes) -> bytes:
        return make.zipped({**members, member: data})

    return _reading(media_type, pack, members[member])


def _any_file(data: bytes) -> None:
    _read_some(read_file(seeds.opened(data, "PlainText"), IMPORTERS))


def _pasted(data: bytes) -> None:
    """The first byte says what is on the clipboard."""
    kind, rest = data[:1] or b"\0", data[1:]
    half = len(rest) // 2
    text = _text(rest[half:])
    match kind[0] % 4:
        case 0:
            draft = pasted(rest, None, seeds.TIME)
        case 1:
            draft = pasted(rest[:half], text, seeds.TIME, rtf=rest)
        case 2:
            draft = pasted(None, None, seeds.TIME, rtf=b"{\\rtf" + rest, picture=rest)
        case _:
            draft = pasted(None, text, seeds.TIME, picture=rest[:half])
    _read(draft)


def _text(data: bytes) -> str:
    """With the halves of characters that some programs copy."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _markdown(data: bytes) -> None:
    """What was read is harmless, and written and read again it has the same words (a mark of emphasis
    in the middle of others may come out as a star)."""
    html = clean(from_markdown.to_html(data.decode("utf-8", "replace")))
    assert clean(html) == html
    again = clean(from_markdown.to_html(to_markdown(html)))
    if "<img" not in html:  # a picture that is not there leaves its words
        assert _words(again) == _words(html)


def _words(html: str) -> str:
    return "".join(character for character in text_of(html) if character not in _EMPHASIS and not character.isspace())


def _html(data: bytes) -> None:
    cleaned = clean(data.decode("utf-8", "replace"))
    assert clean(cleaned) == cleaned
    to_markdown(cleaned)


def _times(data: bytes) -> None:
    text = _text(data)
    for zone in _ZONES:
        captured = seeds.TIME.astimezone(zone)
        for moment in (dates.parse(text, captured), dates.parse_typed(text, captured)):
            assert moment is None or moment.at.tzinfo is not None
        typed_dates.date_range(text, zone)
    syntax.parse(text)
    syntax.parse(f"date:{text} added:{text}")


def _archive(data: bytes) -> None:
    """A folder in a ZIP; the parts come out of what is fuzzed."""
    parts = data.split(b"\xff\xfe\xfd")
    names = [part[:30].decode("latin-1") or "x" for part in parts]
    _any_file(make.zipped(dict(zip(names, parts, strict=True))))


def _clipping(data: bytes) -> None:
    _read(Draft(data, ARCHIVED, seeds.TIME, "fuzzed"))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OPEN = "application/vnd.oasis.opendocument.text"
_EPUB = "application/epub+zip"


def _as_is(data: bytes) -> bytes:
    return data


TARGETS: Mapping[str, Target] = {
    **{exports.name_of(importer): _importing(importer) for importer in IMPORTERS},
    "read html": _reading("text/html", _as_is, seeds.data_of("WebPages"), seeds.data_of("WebPages.2")),
    "read text": _reading("text/plain", _as_is, seeds.data_of("PlainText"), seeds.data_of("NexisText")),
    "read markdown": _reading("text/markdown", _as_is, seeds.data_of("Markdown")),
    "read pdf": _reading("application/pdf", _as_is, seeds.data_of("PDF")),
    "read rtf": _reading("text/rtf", _as_is, seeds.data_of("RTF"), seeds.data_of("FactivaRtf")),
    "read docx": _reading(_WORD, _as_is, seeds.data_of("Word")),
    "read docx, text": _packed("word/document.xml", lambda: seeds.data_of("Word"), _WORD),
    "read odt": _reading(_OPEN, _as_is, seeds.data_of("OpenDocument")),
    "read odt, text": _packed("content.xml", lambda: seeds.data_of("OpenDocument"), _OPEN),
    "read epub": _reading(_EPUB, _as_is, seeds.data_of("EPUB")),
    "read epub, package": _packed("OPS/book.opf", lambda: seeds.data_of("EPUB"), _EPUB),
    "read epub, chapter": _packed("OPS/a.xhtml", lambda: seeds.data_of("EPUB"), _EPUB),
    "read mail": _reading("message/rfc822", _as_is, seeds.data_of("Mail"), seeds.data_of("Mail.2")),
    "read saved page": _reading("multipart/related", _as_is, seeds.data_of("SavedPages")),
    "read clipping": Target(_clipping, (json.dumps(seeds.CLIPPING).encode(),)),
    "any file": Target(
        _any_file, tuple(seeds.data_of(name) for name in islice(seeds.FILES, 0, None, 7)), "clipper.core.importers"
    ),
    "archive": Target(
        _archive,
        (b"\xff\xfe\xfd".join(map(seeds.data_of, ("Atom", "Rss", "Markdown"))),),
        "clipper.core.importers",
    ),
    "clipboard": Target(
        _pasted,
        (
            b"\0Version:0.9\r\nStartHTML:00000097\r\nSourceURL:https://e.example/a\r\n<!--StartFragment-->"
            + seeds.data_of("WebPages") + b"<!--EndFragment-->",
            b"\1" + seeds.data_of("RTF"),
            b"\2" + make.PIXELS,
            b"\3" + seeds.STORY.encode(),
        ),
    ),
    "markdown": Target(_markdown, (seeds.data_of("Markdown"),)),
    "sanitiser": Target(_html, (seeds.data_of("WebPages"), seeds.data_of("Europresse"))),
    "times and queries": Target(
        _times, (b"10 June 2025, 14:30 CEST", b"vor 3 Stunden", "2025年6月10日".encode(), b"2025-01..2025-06-30",
                 b'title:"ships wait" -port* (a OR b) country:South Korea', b"last Tuesday at 9 p.m."),
        "clipper.core",
    ),
}  # fmt: skip
"""By name: one for each importer, one for each media type that `extract.read` reads, and a few more doors."""
