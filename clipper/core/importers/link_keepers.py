"""Exports of link keepers: Karakeep, Linkwarden, Pinboard, browsers' bookmarks."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
