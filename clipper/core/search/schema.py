"""The fields of the index, and what each commit remembers of the library.

Text fields hold stems with positions; each has a twin "…_words" that holds surface forms without
positions, for prefixes. Nothing is stored: all text stays in the library's database.
"""

import hashlib
from typing import Any

from whoosh import columns, fields, formats

from clipper.core.search import analyzer

TEXT_FIELDS: dict[str, float] = {
    "title": 2.0,
    "lead": 1.0,
    "body": 1.0,
    "note": 1.0,
    "byline": 1.0,
    "source": 1.0,  # the publisher's words; "publisher" is the name as a whole
}
"""Field and its weight in the score."""

DEFAULT_FIELDS = ("title", "lead", "body", "note", "byline")
"""Where words without a field are looked for."""

TAG_FIELDS = ("country", "mentions", "topic", "publisher", "lang", "state")
"""Whole values: `state` is "trashed" or absent, the others as in IndexDocument."""

FACET_FIELDS = ("country", "topic", "publisher", "lang")

UNKNOWN_TIME = -(2**62)
"""Stands in the `published` column of a clipping whose time is not known."""

NUMBER_FIELDS: dict[str, int] = {"id": 0, "published": UNKNOWN_TIME, "published_day": 0, "added": 0, "part": 0}
"""Columns and their defaults. `published_day` is 1 or 0, as in IndexDocument. `part` counts the
documents back to the one that a very long clipping began with; 0 for all others."""

LAYOUT = 1
"""Raise it whenever the files of the index change their make."""


def words_field(name: str) -> str:
    """The twin of a text field that holds its surface forms."""
    return f"{name}_words"


class FlatPositions(formats.Positions):
    """Positions as two-byte numbers, as our postings hold them."""

    def decode_positions(self, value: bytes) -> list[int]:
        return [low | high << 8 for low, high in zip(value[::2], value[1::2], strict=True)]

    def decode_frequency(self, value: bytes) -> int:
        return len(value) // 2


class FlatText(fields.FieldType):
    """A text field. Our own writer makes its terms, so it has no analyzer."""

    def __init__(self, weight: float, positions: bool) -> None:
        kind = FlatPositions if positions else formats.Frequency
        super().__init__(kind(field_boost=weight), analyzer=None, scorable=True)


class FlatTag(fields.FieldType):
    """A field of whole values."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), analyzer=None)


class ClippingSchema(fields.Schema):
    """The schema, which Whoosh pickles into each commit's table of contents.

    What the commit holds of which library travels in it, so that one rename publishes both:
    no crash can leave them apart.
    """

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        self.library_id = ""
        self.last_seq = 0
        self.fingerprint = ""


def make_schema(library_id: str, last_seq: int) -> ClippingSchema:
    named: dict[str, Any] = {}
    for name, weight in TEXT_FIELDS.items():
        named[name] = FlatText(weight, positions=True)
        named[words_field(name)] = FlatText(weight, positions=False)
    for name in TAG_FIELDS:
        named[name] = FlatTag()
    for name, default in NUMBER_FIELDS.items():
        named[name] = fields.COLUMN(columns.NumericColumn("q", default=default))
    schema = ClippingSchema(**named)
    schema.library_id = library_id
    schema.last_seq = last_seq
    schema.fingerprint = fingerprint()
    return schema


def fingerprint() -> str:
    """A hash of all that decides which terms a clipping gets and how they are filed."""
    make = (LAYOUT, analyzer.VERSION, TEXT_FIELDS, TAG_FIELDS, NUMBER_FIELDS, analyzer.STEMMERS)
    return hashlib.sha256(repr(make).encode()).hexdigest()[:16]
