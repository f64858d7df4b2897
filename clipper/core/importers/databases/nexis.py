"""What all of Nexis's layouts share: an unlabelled head, labelled lines, a body, labelled lines again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipper.core.importers.press_codes import countries_named
from clipper.core.importers.press_words import distinct, language, people
from clipper.core.model import Entry
from clipper.core.text import _

HELP = _("In Nexis: select the documents, Download, full documents; as text, HTML or Word.")

_NAMES = {
    "byline": "BYLINE AUTHOR AUTEUR AUTOR AUTOR(IN) AUTORIN",
    "section": "SECTION RUBRIQUE RUBRIK RESSORT",
    "length": "LENGTH LONGUEUR LÄNGE LENGTE",
    "headline": "HEADLINE TITRE TITEL ÜBERSCHRIFT",
    "dateline": "DATELINE",
    "highlight": "HIGHLIGHT ENCART",
    "language": "LANGUAGE LANGUE SPRACHE TAAL",
    "subject": "SUBJECT SUJET SACHGEBIET SCHLAGWORT",
    "geographic": "GEOGRAPHIC LOCALISATION-GEO GEOGRAPHISCH GEOGRAFISCH",
    "correction": "CORRECTION",
    "copyright": "COPYRIGHT",
    "other": "LOAD-DATE DATE-CHARGEMENT UPDATE UPDATE-DATE GRAPHIC GRAFIK ILLUSTRATION PUBLICATION-TYPE"
    " TYPE-PUBLICATION PUB-TYPE ZEITUNGS-TYP CORRECTION-DATE DISTRIBUTION COMPANY SOCIETE FIRMA"
    " ORGANIZATION ORGANISATION TICKER SYMBOLE-BOURSIER INDUSTRY SECTEUR-ACTIVITE BRANCHE PERSON"
    " PERSONNE CITY STATE COUNTRY ACC-NO ISSN SERIES NOTES DOCUMENT-TYPE JOURNAL-CODE CLASSIFICATION",
}
_FIELDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_LABEL = re.compile(r"\s*([^\W\d_][^\W\d_()-]*(?:-[^\W\d_]+)?(?:\(IN\))?)\s*:[\s\xa0]*")
_TRAILING = frozenset({"language", "subject", "geographic", "correction", "other"})
"""Labels that end the body; the rest stand before it."""
_DATE = re.compile(
    r"[^\W\d_]{3,12}\.? \d{1,2}, \d{4}|\d{1,2}(?:\.|er)? [^\W\d_]{3,12}\.? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|\d{4}-\d\d-\d\d|[^\W\d_]{3,12} \d{4}"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d(?: ?[AP]M)?(?: (?:GMT|EST|EDT|CET|CEST|BST|UTC)\b)?")
_SHARE = re.compile(r"([^;()]{2,80})\((\d{1,2})%\)")
_STRONG = 80
"""Per cent from which Nexis calls a term more than a passing mention."""
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\)|all rights reserved|tous droits|alle rechte)", re.IGNORECASE)


def label(block: str, capitals: bool = True) -> tuple[str, str] | None:
    """The field that a block begins with ("section") and the rest of the block; None without a known label.

    `capitals`: labels are in capitals, as everywhere but in Word, so that "Update: …" may begin a paragraph.
    """
    found = _LABEL.match(block)
    if not found or (capitals and not found[1].isupper()):
        return None
    kind = _FIELDS.get(found[1].upper())
    return (kind, block[found.end() :].strip()) if kind else None


def date_in(text: str) -> str | None:
    """The first date in a line, with the time of day that follows it; weekdays and editions left out."""
    found = _DATE.search(text)
    if not found:
        return None
    clock = _CLOCK.search(text, found.end())
    return f"{found[0]} {clock[0]}" if clock else found[0]


@dataclass(slots=True)
class Document:
    """A document as its layout's reader took it apart: blocks of the head, labelled fields, and the
    numbers of the blocks that are its body."""

    head: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    body: list[int] = field(default_factory=list)


def taken_apart(blocks: Sequence[str]) -> Document:
    """The blocks of a document in order, as text and HTML have them: the body lies between labels."""
    document = Document()
    over = False
    for number, block in enumerate(blocks):
        if found := label(block):
            document.fields.setdefault(*found)
            over = over or (found[0] in _TRAILING and bool(document.body))
        elif over or not block.strip():
            continue
        elif document.fields:
            document.body.append(number)
        else:
            document.head.append(" ".join(block.split()))
    while document.body and _RIGHTS.match(blocks[document.body[-1]].strip()):
        document.body.pop()
    return document


def word_taken_apart(blocks: Sequence[str]) -> Document:
    """The blocks of a document in order, as Word has them: the body follows the line "Body", and labels
    have a hard space after their colon."""
    document = Document()
    in_body = over = False
    for number, block in enumerate(blocks):
        found = label(block, capitals=False)
        if not in_body and block.strip() in _BODY:
            in_body = True
        elif found and (not in_body or _HARD_LABEL.match(block)):
            document.fields.setdefault(*found)
            over = over or in_body
        elif in_body and block.strip() in _AFTER_BODY:
            over = True
        elif in_body and not over and block.strip():
            document.body.append(number)
    return document


_BODY = frozenset({"Body", "Text", "Textkörper", "Corps"})
_AFTER_BODY = frozenset({"Classification", "Klassifizierung", "Graphic", "Grafik"})
_HARD_LABEL = re.compile(r"\s*[^\s:]{2,20}:\xa0")


def entry_of(document: Document, title: str, publisher: str, date: str) -> Entry:
    """The entry, with what the labelled fields say."""
    fields = document.fields
    terms = [term.strip() for term, _share in _SHARE.findall(fields.get("subject", ""))]
    places = [name for name, share in _SHARE.findall(fields.get("geographic", "")) if int(share) >= _STRONG]
    return Entry(
        title=fields.get("headline") or title,
        deck=fields.get("highlight") or None,
        authors=people(fields.get("byline", "")),
        publisher=publisher or None,
        section=fields.get("section") or None,
        dateline=fields.get("dateline") or None,
        published=date_in(date),
        lang=language(fields.get("language", "")),
        keywords=distinct(terms),
        countries=countries_named(" ".join(name.split()) for name in places),
    )


def head_of(head: Sequence[str]) -> tuple[str, str, str]:
    """Title, publisher and date of a head in the order publisher, date, [edition], title."""
    at = next((number for number, block in enumerate(head) if date_in(block)), None)
    if at is None:
        return (head[-1] if len(head) > 1 else ""), (head[0] if head else ""), ""
    return (head[-1] if len(head) > at + 1 else ""), (head[at - 1] if at else ""), head[at]
