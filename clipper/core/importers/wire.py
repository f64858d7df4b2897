"""Formats of news agencies and publishers: NewsML-G2, NITF, ninjs, WordPress WXR."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
