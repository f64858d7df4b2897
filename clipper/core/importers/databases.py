"""Exports of press databases: Nexis, Factiva, Europresse."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
