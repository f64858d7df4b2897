"""Importers: they open what is pasted or dropped and yield Drafts."""

from collections.abc import Iterator
from pathlib import Path

from clipper.core.importers.base import Importer
from clipper.core.importers.clipboard import pasted
from clipper.core.importers.documents import Markdown, PlainText, WebPages
from clipper.core.importers.files import files_in, read_file
from clipper.core.model import Draft

__all__ = ["IMPORTERS", "drafts", "files_in", "pasted"]

IMPORTERS: tuple[Importer, ...] = (WebPages(), Markdown(), PlainText())
"""Asked in this order; a new family of formats is added here, before plain text."""


def drafts(path: Path) -> Iterator[Draft]:
    """The drafts of a file, or of every file in a folder.

    Raises ClipperError for what is missing, empty or no text. In a folder that ends the
    iteration; whoever wants the rest goes through `files_in`.
    """
    for file in files_in(path):
        yield from read_file(file, IMPORTERS)
