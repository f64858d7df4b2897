"""What articles are known again by, and what becomes of one that is."""

from dataclasses import dataclass
from typing import Literal

Choice = Literal["keep", "attach", "replace"]
"""A clipping of its own; beside the text of its twin; in the place of its twin's text."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text's signature and the keys it is found under; empty for short texts."""

    signature: bytes = b""
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """What an article is known again by: canonical address, folded text, headline, near-sameness.

    `headline` is a number made of publisher and title, None where either is missing.
    """

    url: str | None
    text: str | None
    headline: int | None
    fingerprint: Fingerprint
