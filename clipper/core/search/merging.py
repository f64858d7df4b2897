"""Taking posting lists over from an older segment: the deleted left out, the others renumbered."""

from array import array
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from clipper.core.search.postings import EXTENT, INFO, decode, decode_single
from clipper.core.search.segment import SegmentView


def living_occurrences(
    view: SegmentView, field: str, keep: npt.NDArray[np.bool_], bases: npt.NDArray[np.uint32]
) -> Iterator[tuple[bytes, "array[int]"]]:
    """Each term of a field with its occurrences as `new document << 16 | position`, ascending.

    `keep` says which documents live on; `bases` holds `new document << 16` of each.
    """
    kept, numbers = keep.tolist(), bases.tolist()
    for term, packed in view.terms_reader.starting(field, b""):
        _, _, size, _, _, _, first, _ = INFO.unpack_from(packed)
        offset, length, flags = EXTENT.unpack_from(packed, INFO.size)
        block = view.terms_reader.block(offset, length)
        if size == 1:
            if kept[first]:
                base = numbers[first]
                yield term, array("I", [base | position for position in decode_single(block, flags)])
            continue
        postings = decode(block, size, first, flags)
        places = np.repeat(bases[postings.ids], postings.counts)
        if len(postings.positions):
            places |= postings.positions
        places = places[np.repeat(keep[postings.ids], postings.counts)]
        if len(places):
            yield term, array("I", places.tobytes())
