"""Mail and saved mail: EML, MBOX, MHTML."""

from clipper.core.importers.base import Importer

FAMILY: tuple[Importer, ...] = ()
