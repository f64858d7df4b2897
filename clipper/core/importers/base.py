"""What an importer is: it recognises a container by its content, opens it, and yields Drafts.

Importers never parse articles; that is extraction's work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from clipper.core.model import Draft


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


class Importer(Protocol):
    """One family of formats."""

    def recognises(self, file: OpenedFile) -> bool:
        """By content; the name decides only where the content says nothing."""
        ...

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        """What is in the file, in its order. Raises ClipperError, naming the file, if it is broken."""
        ...
