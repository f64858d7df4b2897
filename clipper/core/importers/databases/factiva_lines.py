"""A Factiva article without field codes: known by the order of its lines and their form."""

import re
from collections.abc import Sequence

from clipper.core.importers.press_words import language, people
from clipper.core.model import Entry

_WORDS = re.compile(
    r"[\d.,\u202f\xa0 ]{1,10} (?:words?|mots?|Wörter|Worte|palabras|palavras|parole|woorden|ord|字|слов)\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?\Z")
_DATE = re.compile(r"(?=.*\d{4})\d{1,2}\.? [^\W\d_]+\.? \d{4}\Z|[^\W\d_]+ \d{1,2}, \d{4}\Z")
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}\Z")
_RIGHTS = re.compile(r"(?:\(c\)|©|copyright\b)", re.IGNORECASE)
_DOCUMENT = re.compile(r"Docum?ento? [A-Za-z0-9]{15,40}\Z|Dokument [A-Za-z0-9]{15,40}\Z")
_NAME = re.compile(r"(?:By |Von |Par |Por |Di )|[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}\Z")


def ends(line: str) -> bool:
    """ "Document TEST0000020120109e51700030", the last line of an article."""
    return bool(_DOCUMENT.match(line))


def taken_apart(lines: Sequence[str]) -> tuple[Entry, list[str]]:
    """The entry and the paragraphs of the body.

    Title, author, "123 words", date, time, source, its code, edition and page, language, copyright, body.
    """
    lines = [line for line in lines if line and not ends(line)]
    anchor = next((at for at, line in enumerate(lines) if _WORDS.match(line)), None)
    if anchor is None:
        return Entry(title=lines[0] if lines else ""), list(lines[1:])
    above, author = list(lines[:anchor]), ""
    if len(above) > 1 and _NAME.match(above[-1]) and len(above[-1]) <= 100:
        author = above.pop()
    head = _head_of(lines, anchor)
    date = next((line for line in head if _DATE.match(line)), "")
    clock = next((line for line in head if _CLOCK.match(line)), "")
    named = [line for line in head if line not in (date, clock)]
    lang = next((code for line in reversed(named) if " " not in line and (code := language(line))), None)
    entry = Entry(
        title=above[-1] if above else "",
        authors=people(author),
        publisher=next((line for line in named if not _SOURCE_CODE.match(line)), None),
        section=above[0] if len(above) > 1 else None,
        published=" ".join(filter(None, [date, clock])) or None,
        lang=lang,
    )
    return entry, list(lines[anchor + 1 + len(head) :])


def _head_of(lines: Sequence[str], anchor: int) -> list[str]:
    """What stands between the number of words and the body: up to the copyright, else up to the language."""
    below = lines[anchor + 1 : anchor + 12]
    for known in (_RIGHTS.match, lambda line: " " not in line and bool(language(line))):
        last = next((at for at, line in enumerate(below) if known(line)), None)
        if last is not None:
            return list(below[: last + 1])
    return [line for line in below[:4] if len(line) < 60]
