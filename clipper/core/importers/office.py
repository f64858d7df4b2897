"""Documents of word processors and readers: PDF, DOCX, ODT, RTF, EPUB; each is one draft."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
