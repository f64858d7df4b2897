"""A clipping out of Clipper's own archive: nothing is read anew, and nothing is trusted either."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.extract.images import SCHEME, Pictures
from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean
from clipper.core.model import PICTURE, Article, Draft, Entry, Moment, Provenance
from clipper.core.text import _


def read_archived(draft: Draft) -> Article:
    """The clipping as an article, its body sanitised again. Raises ClipperError when the record is damaged."""
    try:
        record = json.loads(draft.data)
        (row,), (body,) = record["clippings"], record["bodies"]
        article = _article(row, clean(body["html"]), next(iter(record["notes"]), {}))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ClipperError(
            _("“{name}” in the archive is damaged ({why}).").format(name=draft.name, why=type(error).__name__)
        ) from error
    pictures = Pictures()
    for part in draft.parts:
        if part.name.startswith(PICTURE):
            pictures.hold(part.data)
    return pictures.put_in(article)


def _article(row: Mapping[str, Any], html: str, note: Mapping[str, Any]) -> Article:
    return Article(
        title=row["title"],
        html=html,
        text=text_of(html),
        authors=tuple(json.loads(row["authors"])),
        publisher=row["publisher"],
        dateline=row["dateline"],
        published=_moment(row, "published"),
        url=row["url"] if str(row["url"]).lower().startswith(("http://", "https://")) else None,
        lang=row["lang"],
        problem=row["problem"],
        deck=row["deck"],
        section=row["section"],
        updated=_moment(row, "updated"),
        keywords=tuple(json.loads(row["keywords"])),
        lead_image=SCHEME + row["lead_image"] if row["lead_image"] else None,
        paywalled=None if row["paywalled"] is None else bool(row["paywalled"]),
        provenance=tuple(Provenance(*each) for each in json.loads(row["provenance"])),
        entry=Entry(note=note.get("text", ""), link_only=not row["captured"]),
    )


def _moment(row: Mapping[str, Any], name: str) -> Moment | None:
    if row[name] is None:
        return None
    return Moment(
        datetime.fromtimestamp(row[name], UTC),
        row[f"{name}_precision"],
        row[f"{name}_offset"],
        bool(row[f"{name}_about"]),
        row[f"{name}_original"] or "",
    )
