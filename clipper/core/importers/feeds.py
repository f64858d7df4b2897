"""Feeds as files: RSS, Atom, RDF, JSON Feed."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
