"""References: CSL-JSON, RIS, Zotero RDF."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
