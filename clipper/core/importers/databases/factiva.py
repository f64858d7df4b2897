"""What all of Factiva's layouts share: its field codes."""

import re
from collections.abc import Mapping

from clipper.core.importers.press_codes import factiva_countries, factiva_topics
from clipper.core.importers.press_words import distinct, language, people
from clipper.core.model import Entry
from clipper.core.text import _

HELP = _(
    "In Factiva: select the articles, then the icon for RTF, HTML or XML; “full article plus indexing” keeps the codes."
)

CODES = frozenset(
    "SE CLM HD BY AU CR WC PD ET SN SC NGC GC ED PG VOL LA CY LP TD ART CX CT RF CO RIC DE IN NS RE"
    " IPC IPD PUB AN".split()
)
_PAIR = re.compile(r"\s*([\w/]+)\s*:\s*(.+?)\s*\Z", re.DOTALL)
_CONTENT_TYPE = "n"
"""Begins the codes that say what kind of text it is, not what it is about."""


def pairs(field: str) -> list[tuple[str, str]]:
    """Code and name of "gpol : Domestic Politics | gcat : Political/General News"."""
    found = (_PAIR.match(part) for part in field.split("|"))
    return [(pair[1].lower(), " ".join(pair[2].split())) for pair in found if pair]


def entry_of(fields: Mapping[str, str]) -> Entry:
    """The entry of an article whose fields are told by their codes, each on one line."""

    def field(*codes: str) -> str:
        return next((" ".join(fields[code].split()) for code in codes if fields.get(code, "").strip()), "")

    subjects, regions = pairs(field("NS")), pairs(field("RE"))
    return Entry(
        title=field("HD"),
        authors=people(field("BY", "AU")),
        publisher=field("SN", "PUB") or None,
        section=field("SE", "CLM") or None,
        published=" ".join(filter(None, [field("PD"), field("ET")])) or None,
        lang=language(field("LA")),
        keywords=subject_names(subjects),
        countries=factiva_countries(code for code, _name in regions),
        topics=factiva_topics(code for code, _name in subjects),
    )


def subject_names(subjects: list[tuple[str, str]]) -> tuple[str, ...]:
    """The names of subjects, without the codes that only say what kind of text it is."""
    return distinct(name for code, name in subjects if not code.startswith(_CONTENT_TYPE))
