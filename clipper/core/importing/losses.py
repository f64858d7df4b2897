"""What of a document cannot be kept, told before and not found out after."""

import re
from collections.abc import Sequence

from clipper.core.model import ARCHIVED, Article, Draft
from clipper.core.text import _

LINK_ONLY = _("texts: the export holds only their links")
DATES = _("dates that could not be read")
FILES = _("attached files that are no pictures")
PICTURES = _("pictures that are only on the web")

_REMOTE = re.compile(rb"<img\b[^<>]{0,2000}?\bsrc\s*=\s*[\"']?https?:", re.IGNORECASE)
_LOOKED_AT = 2_000_000
"""Bytes of a document in which pictures are counted."""


def losses(draft: Draft, articles: Sequence[Article]) -> tuple[str, ...]:
    """One word for each thing that is lost, so that they can be counted."""
    if draft.media_type == ARCHIVED:  # Clipper's own keeps everything
        return ()
    entry = draft.entry
    if entry is not None and entry.link_only:
        return (LINK_ONLY,)
    lost = [PICTURES] * len(_REMOTE.findall(draft.data[:_LOOKED_AT]))
    lost += [FILES for part in draft.parts if not part.media_type.startswith("image/")]
    if entry is not None and entry.published and articles and articles[0].published is None:
        lost.append(DATES)
    return tuple(lost)
