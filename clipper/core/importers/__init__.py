"""Importers: they open what is pasted or dropped and yield Drafts."""

from collections.abc import Iterator
from pathlib import Path

from clipper.core.importers import (
    bibliography,
    clipper_archive,
    databases,
    feeds,
    link_keepers,
    mail,
    notes,
    office,
    read_later,
    web_archives,
    wire,
)
from clipper.core.importers.base import Importer, OpenedFile
from clipper.core.importers.clipboard import pasted
from clipper.core.importers.documents import Markdown, PlainText, WebPages
from clipper.core.importers.files import files_in, opened, read_file
from clipper.core.model import Draft, Refused

__all__ = ["IMPORTERS", "OpenedFile", "drafts", "files_in", "pasted"]

IMPORTERS: tuple[Importer, ...] = (
    *clipper_archive.FAMILY,
    *databases.FAMILY,
    *office.FAMILY,
    *mail.FAMILY,
    *web_archives.FAMILY,
    *read_later.FAMILY,
    *link_keepers.FAMILY,
    *notes.FAMILY,
    *wire.FAMILY,
    *feeds.FAMILY,
    *bibliography.FAMILY,
    WebPages(),
    Markdown(),
    PlainText(),
)
"""Asked in this order, the pickier first. A new format joins its family's module."""


def drafts(path: Path) -> Iterator[Draft | Refused]:
    """The drafts of a file, or of every file in a folder.

    Raises ClipperError for what is missing, empty or no text, and OSError. In a folder that ends the
    iteration; whoever wants the rest goes through `files_in`.
    """
    for file in files_in(path):
        yield from read_file(opened(file), IMPORTERS)
