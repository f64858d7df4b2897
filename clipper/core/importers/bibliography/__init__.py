"""References: CSL-JSON, RIS, Zotero RDF."""

from clipper.core.importers.base import Importer
from clipper.core.importers.bibliography.csl_json import CslJson
from clipper.core.importers.bibliography.ris import Ris
from clipper.core.importers.bibliography.zotero_rdf import ZoteroRdf

FAMILY: tuple[Importer, ...] = (CslJson(), Ris(), ZoteroRdf())
