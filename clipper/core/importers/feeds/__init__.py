"""Feeds saved as files: RSS, RDF, Atom, JSON Feed."""

from clipper.core.importers.base import Importer
from clipper.core.importers.feeds.atom import Atom
from clipper.core.importers.feeds.json_feed import JsonFeed
from clipper.core.importers.feeds.rss import Rss

FAMILY: tuple[Importer, ...] = (Rss(), Atom(), JsonFeed())
