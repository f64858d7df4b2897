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
_STAMP = 0.1
"""Of a page's letters, below which what is written at another angle is a credit or a stamp in the margin."""
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
        pages = [page for number in range(min(len(document), MOST_PAGES)) for page in _page(document[number])]
        return pages, document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise damaged(str(error)) from error
    finally:
        document.close()


def _page(page: Any) -> list[Page]:
    """A page upright. Text at other angles is a page of its own, unless it is only a credit or a stamp."""
    text = page.get_textpage()
    found = [each for number in range(min(text.count_rects(), MOST_SEGMENTS)) for each in _segment(text, number)]
    letters: Counter[int] = Counter()
    for angle, segment in found:
        letters[angle or 0] += len(segment.text) if angle is not None else 0
    angles = [angle for angle, count in letters.most_common() if count >= _STAMP * letters.total()] or [0]
    placed = [(angles[0] if angle is None else angle, segment) for angle, segment in found]
    left, bottom, right, top = page.get_mediabox()
    edges = {0: (bottom, top), 90: (-right, -left), 180: (-top, -bottom), 270: (left, right)}
    return [
        Page(*edges[angle], tuple(_upright(segment, angle) for its, segment in placed if its == angle))
        for angle in angles
    ]


def _segment(text: Any, number: int) -> Iterator[tuple[int | None, Segment]]:
    """A piece with the angle (degrees, a multiple of 90) that it is written at; none for blanks."""
    left, bottom, right, top = text.get_rect(number)
    words = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").translate(_LIGATURES)
    if words.strip():
        angle, size = _angle_and_size(text, (left, bottom, right, top))
        yield angle, Segment(left, bottom, right, top, words, size or min(top - bottom, right - left))


def _angle_and_size(text: Any, box: tuple[float, float, float, float]) -> tuple[int | None, float]:
    """Of a letter in the box; None and 0 where there is none to be found."""
    from pypdfium2 import raw

    left, bottom, right, top = box
    middle = (left + right) / 2, (bottom + top) / 2
    reach = max(3.0, min(right - left, top - bottom) / 2)
    matrix = raw.FS_MATRIX()
    for place in ((min(left + 1, middle[0]), middle[1]), (middle[0], min(bottom + 1, middle[1])), middle):
        index = text.get_index(*place, reach, reach)
        if index is not None and raw.FPDFText_GetMatrix(text, index, matrix):
            size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            return round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360, size
    return None, 0.0


def _upright(segment: Segment, angle: int) -> Segment:
    left, bottom, right, top = segment.left, segment.bottom, segment.right, segment.top
    if angle == 90:
        left, bottom, right, top = bottom, -right, top, -left
    elif angle == 270:
        left, bottom, right, top = -top, left, -bottom, right
    elif angle == 180:
        left, bottom, right, top = -right, -top, -left, -bottom
    return Segment(left, bottom, right, top, segment.text, segment.size)
