"""Exports of read-later tools: Pocket, Omnivore, wallabag, Instapaper, Readwise Reader, and their like."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
