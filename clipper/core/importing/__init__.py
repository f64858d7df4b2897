"""Importing many files: planned, run, told, gone on with, retried and taken back."""

from clipper.core.importing.files import named
from clipper.core.importing.imports import Imports
from clipper.core.importing.items import Limits
from clipper.core.importing.reports import as_csv, as_text, summary

__all__ = ["Imports", "Limits", "as_csv", "as_text", "named", "summary"]
