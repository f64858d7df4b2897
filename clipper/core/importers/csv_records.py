"""CSV exports, row by row, columns by their names."""

import csv
import io
from collections.abc import Iterator

from clipper.core.importers.base import LARGEST, OpenedFile
from clipper.core.importers.encodings import encoding_of
from clipper.core.importers.records import BrokenOff
from clipper.core.text import _

_SEPARATORS = (",", ";", "\t")
"""A spreadsheet program that saved an export again may have taken another than the comma."""
_LONGEST_HEADER = 2000
_MOST_LINES = 1000
"""Of one row; one with more has lost a closing quotation mark and swallowed the rows after it."""


def columns(file: OpenedFile) -> frozenset[str]:
    """The names in a file's first row, in lower case; none where it has none."""
    return frozenset(_header(file)[0])


def rows(file: OpenedFile) -> Iterator[dict[str, str]]:
    """The rows after the first, by the columns' names in lower case; empty rows are left out.

    Raises BrokenOff where quotation marks are not closed.
    """
    names, separator = _header(file)
    csv.field_size_limit(LARGEST)
    with io.TextIOWrapper(file.open(), encoding_of(file.head), "replace", newline="") as text:
        reader = csv.reader(text, delimiter=separator)
        last, seen_header = 0, False
        try:
            for row in reader:
                first, last = last + 1, reader.line_num
                if last - first > _MOST_LINES:
                    told = _("a quotation mark is not closed, lines {first} to {last} are lost")
                    raise BrokenOff(told.format(first=first, last=last))
                if any(row) and seen_header:
                    yield dict(zip(names, row, strict=False))
                seen_header = seen_header or any(row)
        except csv.Error as error:
            raise BrokenOff(str(error)) from error


def _header(file: OpenedFile) -> tuple[list[str], str]:
    first = file.text_head[:_LONGEST_HEADER].lstrip().splitlines()[:1]
    for separator in _SEPARATORS:
        row = next(csv.reader(first, delimiter=separator), [])
        if len(row) > 1:
            return [name.strip().lower() for name in row], separator
    return [], ","
