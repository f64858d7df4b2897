"""Names that are nearly the same: "ad tech", "adtech", "Ad-Tech", a plural, a slip of the pen."""

from clipper.core.tagging.words import fold

ONE_SLIP, TWO_SLIPS = 5, 10
"""Letters from which names may differ by one letter, and by two."""
PLURALS = ("ies", "es", "s")
LONGEST = 100
"""Letters of a name that are compared."""


def are_near(name: str, other: str) -> bool:
    mine, its = letters(name), letters(other)
    if not mine or not its:
        return False
    if mine == its or _singular(mine) == _singular(its):
        return True
    allowed = _slips(min(len(mine), len(its)))
    return bool(allowed) and abs(len(mine) - len(its)) <= allowed and _distance(mine, its) <= allowed


def letters(name: str) -> str:
    """Letters and digits only, folded: case, accents, hyphens and spaces make no other name."""
    return "".join(sign for sign in fold(name) if sign.isalnum())[:LONGEST]


def _slips(length: int) -> int:
    return (length >= ONE_SLIP) + (length >= TWO_SLIPS)


def _singular(word: str) -> str:
    for ending in PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + ("y" if ending == "ies" else "")
    return word


def _distance(mine: str, its: str) -> int:
    """Letters to change, add, leave out or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(its) + 1))
    for i, sign in enumerate(mine, 1):
        two_before, before, row = before, row, [i]
        for j, other in enumerate(its, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == its[j - 2] and mine[i - 2] == other:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
