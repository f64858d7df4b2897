"""A short signature of a text, by which texts that share most of their runs are found without
comparing each with each.

MinHash: of every permutation of all runs keep the least run; two texts agree there as often as
they share runs (Broder 1997). Bands of the signature as look-up keys, "locality-sensitive
hashing": J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3.

32 bands of 4: texts that share .3 of their runs are found with probability .23, .4: .56, .5: .87, .6: .99.
More rows to a band would find fewer pairs that are then read in vain, and miss texts that were cut by half.
"""

from functools import cache
from typing import TYPE_CHECKING

from clipper.core.model import Fingerprint
from clipper.core.similar.runs import mixed, runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from clipper.core.similar.runs import Runs

    Signature = NDArray[np.uint32]

BANDS = 32
ROWS = 4
PERMUTATIONS = BANDS * ROWS
FEWEST_RUNS = 30
"""A text of fewer runs (some 33 words) has no signature: it is known by its address or to the word only."""
_AT_ONCE = 4096
"""Runs permuted at a time: 4 MB of numbers."""


def fingerprint(text: str) -> Fingerprint:
    """What is stored of a text, 16 bits of each value. Empty for a text that is too short to be told from others."""
    found = runs(text)
    if len(found) < FEWEST_RUNS:
        return Fingerprint()
    signed = signature(found)
    return Fingerprint(signed.astype("<u2").tobytes(), bands(signed))


def signature(found: "Runs") -> "Signature":
    """The least values of PERMUTATIONS permutations, for which multiply-shift hashing serves
    (M. Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair problem", 1997)."""
    import numpy as np

    factors, addends = _permutations()
    least = np.full(PERMUTATIONS, np.iinfo(np.uint32).max, np.uint32)
    for start in range(0, len(found), _AT_ONCE):
        part = found[start : start + _AT_ONCE]
        values = np.multiply(factors[:, None], part[None, :])
        values += addends[:, None]
        np.minimum(least, (values.min(axis=1) >> np.uint64(32)).astype(np.uint32), out=least)
    return least


def bands(signed: "Signature") -> tuple[int, ...]:
    """One signed 32-bit number for each band: half the room of 64 bits, and hardly ever the same by chance."""
    import numpy as np

    values = np.zeros(BANDS, np.uint64)
    for row in signed.reshape(BANDS, ROWS).T:
        values = mixed(values + row.astype(np.uint64) + np.uint64(1))
    return tuple(int(value) for value in (values >> np.uint64(32)).astype(np.uint32).view(np.int32))


def likely(signed: bytes, other: bytes) -> float:
    """About how many of their runs two texts share (Jaccard, 0 to 1), by their stored signatures: ± .04 mostly."""
    import numpy as np

    if not signed or not other:
        return 0.0
    return float(np.mean(np.frombuffer(signed, "<u2") == np.frombuffer(other, "<u2")))


@cache
def _permutations() -> "tuple[Runs, Runs]":
    """Factors (odd) and addends, the same for ever: stored signatures depend on them."""
    import numpy as np

    values = mixed(np.arange(1, 2 * PERMUTATIONS + 1, dtype=np.uint64))
    return values[:PERMUTATIONS] | np.uint64(1), values[PERMUTATIONS:]
