"""WARC and WACZ: the HTML pages among their records."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
