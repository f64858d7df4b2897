"""Notes: Evernote's ENEX."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
