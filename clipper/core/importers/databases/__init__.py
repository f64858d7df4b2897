"""Exports of press databases: Nexis, Factiva, Europresse."""

from clipper.core.importers.base import Importer
from clipper.core.importers.databases.europresse import Europresse
from clipper.core.importers.databases.factiva_html import FactivaPages
from clipper.core.importers.databases.factiva_rtf import FactivaRtf
from clipper.core.importers.databases.factiva_xml import FactivaXml
from clipper.core.importers.databases.nexis_docx import NexisDocuments
from clipper.core.importers.databases.nexis_html import NexisPages
from clipper.core.importers.databases.nexis_text import NexisText

FAMILY: tuple[Importer, ...] = (
    NexisPages(),
    NexisDocuments(),
    NexisText(),
    FactivaPages(),
    FactivaXml(),
    FactivaRtf(),
    Europresse(),
)
