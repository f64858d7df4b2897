"""Exports of read-later tools, some with the texts, most with nothing but the links."""

from clipper.core.importers.base import Importer
from clipper.core.importers.read_later.instapaper import Instapaper
from clipper.core.importers.read_later.omnivore import Omnivore
from clipper.core.importers.read_later.pocket import PocketPage, PocketTable
from clipper.core.importers.read_later.readability import Readability
from clipper.core.importers.read_later.readwise import ReadwiseReader
from clipper.core.importers.read_later.wallabag import Wallabag

FAMILY: tuple[Importer, ...] = (
    PocketTable(),
    PocketPage(),
    Omnivore(),
    Wallabag(),
    Instapaper(),
    ReadwiseReader(),
    Readability(),
)
