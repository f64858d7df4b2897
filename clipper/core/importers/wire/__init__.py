"""Formats of news agencies and publishers: NewsML-G2, NewsML 1, NITF, ninjs, AP media, Ritzau, WordPress WXR."""

from clipper.core.importers.base import Importer
from clipper.core.importers.wire.newsml1 import NewsMl1
from clipper.core.importers.wire.newsml_g2 import NewsMlG2
from clipper.core.importers.wire.ninjs import Ninjs
from clipper.core.importers.wire.nitf import Nitf
from clipper.core.importers.wire.ritzau import Ritzau
from clipper.core.importers.wire.wordpress import WordPress

FAMILY: tuple[Importer, ...] = (NewsMlG2(), NewsMl1(), Nitf(), Ritzau(), WordPress(), Ninjs())
