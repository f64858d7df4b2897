"""Clipper's own archive: everything, exactly."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
