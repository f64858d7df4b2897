"""Exports of notebooks: Evernote."""

from clipper.core.importers.base import Importer
from clipper.core.importers.notes.enex import Enex

FAMILY: tuple[Importer, ...] = (Enex(),)
