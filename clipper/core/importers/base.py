"""What an importer is: it recognises a container by its content, opens it, and yields Drafts.

Importers never parse articles; that is extraction's work.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from clipper.core.model import Draft

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as importers see it. `captured` is the moment its ages count from: its own time."""

    path: Path
    data: bytes
    captured: datetime

    @property
    def head(self) -> bytes:
        return self.data[:4096]

    @property
    def extension(self) -> str:
        return self.path.suffix.lower()

    @property
    def name(self) -> str:
        return readable(self.path.name)


def readable(name: str | Path) -> str:
    """A file's name as text that can be stored and shown: what is not UTF-8, and what steers a
    terminal or the direction of writing, becomes U+FFFD."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return _STEERING.sub("\ufffd", text)


class Importer(Protocol):
    """One family of formats."""

    def recognises(self, file: OpenedFile) -> bool:
        """By content; the name decides only where the content says nothing."""
        ...

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        """What is in the file, in its order. Raises ClipperError, naming the file, if it is broken."""
        ...
