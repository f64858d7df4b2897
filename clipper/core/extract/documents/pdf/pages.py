"""What stands where on the pages of a PDF, by pdfium. Nothing but this file knows pdfium.

pdfium aborts the whole process on some broken files: call it where that harms nobody (`apart`).
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.extract.documents.package import damaged
from clipper.core.text import _

MOST_PAGES = 3000
MOST_SEGMENTS = 30_000
"""Pieces of one page; a page of a newspaper has some two thousand."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line, in one font. Places in points (1/72 inch) from the page's lower left; `size`
    is the font's, as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    bottom: float
    top: float
    segments: tuple[Segment, ...]


def read_pages(data: bytes) -> tuple[list[Page], Mapping[str, str]]:
    """The pages, and the document's properties (Title, Author, Keywords …).

    Raises ClipperError where it is locked or damaged.
    """
    import pypdfium2  # lazily: most pastes are no PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ClipperError(
                _("This PDF is locked with a password."), _("Save it without one, and import it again.")
            ) from error
        raise damaged(str(error)) from error
    try:
        pages = [_page(document[number]) for number in range(min(len(document), MOST_PAGES))]
        return pages, document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise damaged(str(error)) from error
    finally:
        document.close()


def _page(page: Any) -> Page:
    text = page.get_textpage()
    turned = [found for number in range(min(text.count_rects(), MOST_SEGMENTS)) for found in _segment(text, number)]
    # Pages are stored turned at times; what stands across the page's own direction is a stamp in the margin.
    angle = Counter(angle for angle, _segment in turned).most_common(1)[0][0] if turned else 0
    segments = tuple(_upright(segment, angle) for its, segment in turned if its == angle)
    width, height = page.get_size()
    low, high = (-width, 0.0) if angle == 90 else (0.0, width) if angle == 270 else (0.0, height)
    return Page(low, high, segments)


def _segment(text: Any, number: int) -> Iterator[tuple[int, Segment]]:
    """A piece with the angle (degrees, a multiple of 90) that it is written at; none for blanks."""
    left, bottom, right, top = text.get_rect(number)
    words = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").translate(_LIGATURES)
    if words.strip():
        angle, size = _angle_and_size(text, (left + min(1.0, (right - left) / 2), (bottom + top) / 2))
        yield angle, Segment(left, bottom, right, top, words, size or top - bottom)


def _angle_and_size(text: Any, place: tuple[float, float]) -> tuple[int, float]:
    """Of the letter there; a size of 0 where there is none."""
    from pypdfium2 import raw

    index = text.get_index(*place, 3, 3)
    matrix = raw.FS_MATRIX()
    if index is None or not raw.FPDFText_GetMatrix(text, index, matrix):
        return 0, 0.0
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    return round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360, size


def _upright(segment: Segment, angle: int) -> Segment:
    left, bottom, right, top = segment.left, segment.bottom, segment.right, segment.top
    if angle == 90:
        left, bottom, right, top = bottom, -right, top, -left
    elif angle == 270:
        left, bottom, right, top = -top, left, -bottom, right
    elif angle == 180:
        left, bottom, right, top = -right, -top, -left, -bottom
    return Segment(left, bottom, right, top, segment.text, segment.size)
