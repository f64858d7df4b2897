"""PDF: from pieces of text at places on pages to paragraphs in the order of reading."""

from clipper.core.extract.documents.pdf.convert import convert

__all__ = ["convert"]
