"""RIS: references in lines of two letters and a text."""

import re
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.bibliography.references import address_of, dashed
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.press_words import distinct, language
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_FIRST = re.compile(r"\s*TY  ?- ?[A-Z]{3,8}\s")
_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: |$)(.*)")

Fields = dict[str, list[str]]


class Ris:
    """References: an abstract counts as the text; without one there is only the link."""

    title = _("RIS references")
    help = _("Most databases offer it as Export citation, RIS; in Zotero or EndNote: Export, format RIS.")

    def recognises(self, file: OpenedFile) -> bool:
        return bool(_FIRST.match(file.text_head))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for fields in _references(_text(file)):
            abstract = "\n\n".join([*fields.get("AB", []), *fields.get("N2", [])])
            yield entry_draft(file, _entry(fields), abstract, "text/plain")


def _text(file: OpenedFile) -> str:
    data = file.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _references(text: str) -> Iterator[Fields]:
    """Each reference's fields, in order; one that is never ended counts too."""
    fields: Fields = {}
    last = ""
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None:
            if last and line.strip():
                fields[last][-1] += f"\n{line.strip()}"
        elif found[1] in ("TY", "ER"):
            if fields:
                yield fields
            fields, last = {}, ""
            if found[1] == "TY":
                fields["TY"] = [found[2].strip()]
        else:
            last = found[1]
            fields.setdefault(last, []).append(found[2].strip())
    if fields:
        yield fields


def _entry(fields: Fields) -> Entry:
    def first(*tags: str) -> str:
        return next((" ".join(value.split()) for tag in tags for value in fields.get(tag, []) if value.strip()), "")

    return Entry(
        title=first("TI", "T1", "CT"),
        url=address_of(first("UR", "LK", "L2"), first("DO")),
        authors=distinct(_name(each) for tag in ("AU", "A1") for each in fields.get(tag, [])),
        publisher=first("T2", "JO", "JF", "JA", "J2", "PB") or None,
        section=first("SE") or None,
        published=_date(first("DA"), first("PY", "Y1")),
        lang=language(first("LA")),
        keywords=distinct(each for value in fields.get("KW", []) for each in re.split(r"[;\n]", value)),
        note="\n".join(fields.get("N1", [])),
    )


def _name(name: str) -> str:
    """RIS puts the family name first, "Lee, Ann, Jr."."""
    family, _comma, given = name.partition(",")
    return f"{given.partition(',')[0].strip()} {family.strip()}".strip()


def _date(date: str, year: str) -> str | None:
    """ "2024/05/31/", whose parts may be empty; words as they are."""
    return dashed(re.split(r"[/-]", date)) or dashed(re.split(r"[/-]", year)) or date or year or None
