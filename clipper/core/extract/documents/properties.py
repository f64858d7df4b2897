"""A document's properties, as far as they say anything: most titles in them are names of files."""

import re
from collections.abc import Iterable
from datetime import datetime

from clipper.core.extract.dates import parse
from clipper.core.extract.markup import clean_text, squeeze
from clipper.core.extract.names import people

_PROGRAM = re.compile(
    r"(?:microsoft (?:office )?(?:word|powerpoint|excel|publisher)|openoffice|print)\s*[-–:]\s*", re.IGNORECASE
)
_FILE = re.compile(
    r"\.(?:docx?|dotx?|odt|rtf|txt|wpd|indd|qx[dp]|pages|pptx?|xlsx?|pdf|ps|eps|tex|dvi|html?|aspx?|php)\Z",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:untitled|document|dokument|documento|doc|presentation|slide|page|layout|title|titel|titre|no title|normal"
    r"|template|unbenannt|sans titre|sin título|unknown|blank|scan|scanned document|無題|无标题)[\s\d_.()-]*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:user|owner|admin|administrator|author|unknown|anonymous|guest|default|root|pc|windows|microsoft office user"
    r"|calibre|microsoft|benutzer|usuario|utilisateur|登録ユーザー)[\s\d]*",
    re.IGNORECASE,
)  # fmt: skip
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?\Z")
_LONGEST = 300


def title_of(value: str | None) -> str:
    """A property's title; empty where it is a file's name, a program's, or nothing anybody wrote."""
    title = squeeze(clean_text(value or ""))
    if len(title) > _LONGEST or _PROGRAM.match(title) or _FILE.search(title) or _NO_TITLE.fullmatch(title):
        return ""
    words = re.findall(r"[^\W\d_]{2,}", title)
    return title if words and ("_" not in title or " " in title) else ""


def authors_of(values: Iterable[str | None]) -> tuple[str, ...]:
    """Names of people; those that programs put in by themselves are none."""
    return tuple(name for name in people(filter(None, values)) if not _NOBODY.fullmatch(name))


def keywords_of(value: str | None) -> tuple[str, ...]:
    found = re.split(r"\s*[;,\n]\s*", clean_text(value or "")[:2000])
    return tuple(dict.fromkeys(squeeze(word) for word in found if word.strip()))


def language_of(value: str | None) -> str | None:
    match = _LANGUAGE.match((value or "").strip())
    return match[1].lower() if match and match[1].lower() not in ("und", "zxx", "mul") else None


def date_of(value: str | None, captured: datetime) -> str | None:
    """The value where it can be read as a time, and None otherwise."""
    return value.strip() if value and parse(value, captured) else None
