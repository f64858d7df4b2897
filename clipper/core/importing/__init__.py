"""Importing many files: planned, run, told, gone on with, retried and taken back."""

from clipper.core.importing.imports import Imports
from clipper.core.importing.reports import as_csv, as_text

__all__ = ["Imports", "as_csv", "as_text"]
