"""The ways an original can be read, in words for the user, and as they are stored."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace

from clipper.core.extract.charset import plausible
from clipper.core.model import Draft
from clipper.core.model.readings import Extent, Method, Reading, ReadingOption
from clipper.core.text import _

AS_IT_IS = Reading()
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = frozenset({"text/plain", "text/markdown"})
METHODS: tuple[Method, ...] = ("trafilatura", "readability", "resiliparse")

_CHARSETS = {
    "utf-8": _("Unicode (UTF-8)"),
    "utf-16-le": _("Unicode (UTF-16)"),
    "utf-16-be": _("Unicode (UTF-16, big-endian)"),
    "cp1252": _("Western European (Windows-1252)"),
    "cp1250": _("Central European (Windows-1250)"),
    "iso8859_2": _("Central European (ISO 8859-2)"),
    "cp1251": _("Cyrillic (Windows-1251)"),
    "koi8_r": _("Cyrillic (KOI8-R)"),
    "cp866": _("Cyrillic (DOS 866)"),
    "cp1253": _("Greek (Windows-1253)"),
    "cp1254": _("Turkish (Windows-1254)"),
    "cp1255": _("Hebrew (Windows-1255)"),
    "cp1256": _("Arabic (Windows-1256)"),
    "cp932": _("Japanese (Shift JIS)"),
    "euc_jp": _("Japanese (EUC-JP)"),
    "gb18030": _("Simplified Chinese (GB 18030)"),
    "big5hkscs": _("Traditional Chinese (Big5)"),
    "cp949": _("Korean (EUC-KR)"),
}


def options(draft: Draft, now: Reading) -> tuple[ReadingOption, ...]:
    """What the user may choose from. A choice of encoding keeps the extent of `now`, and the other way round."""
    return tuple(ReadingOption(reading, label, reading == now) for reading, label in _ways(draft, now))


def dump(reading: Reading) -> str | None:
    """As JSON; None for Clipper's own way."""
    return None if reading == AS_IT_IS else json.dumps(asdict(reading))


def load(stored: str | None) -> Reading:
    """As Clipper reads it where nothing was chosen, or something that this version does not know."""
    try:
        return AS_IT_IS if stored is None else Reading(**json.loads(stored))
    except (ValueError, TypeError):  # out of another version's archive
        return AS_IT_IS


def _ways(draft: Draft, now: Reading) -> Iterator[tuple[Reading, str]]:
    yield AS_IT_IS, _("As Clipper reads it")
    if draft.media_type not in _HTML | _TEXT:
        return
    extents: list[tuple[Extent, str]] = [("selection", _("Everything, as one article"))]
    if draft.media_type in _HTML:
        extents.insert(0, ("page", _("The main text of the page")))
    for extent, label in extents:
        yield replace(now, extent=extent, method=""), label
    if draft.media_type in _HTML:
        for method in METHODS:
            label = _("The main text, as {method} finds it").format(method=method)
            yield replace(now, extent="page", method=method), label
    for charset in plausible(draft.data, draft.charset):
        yield replace(now, charset=charset), _CHARSETS.get(charset, charset)
