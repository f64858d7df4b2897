"""CSV exports, row by row, columns by their names."""

import csv
import io
from collections import deque
from collections.abc import Iterator

from clipper.core.importers.base import LARGEST, OpenedFile
from clipper.core.importers.encodings import beginning, encoding_of
from clipper.core.importers.records import BrokenOff
from clipper.core.model import Refused
from clipper.core.text import _

_SEPARATORS = (",", ";", "\t")
"""A spreadsheet program that saved an export again may have taken another than the comma."""
_LONGEST_HEADER = 2000
_MOST_LINES = 1000
"""Of one row; in one with more a quotation mark is not closed."""
_MOST_BROKEN = 1000
"""Rows; each makes others be read again."""


def columns(file: OpenedFile) -> frozenset[str]:
    """The names in a file's first row, in lower case; none where it has none."""
    return frozenset(_header(file)[0])


def rows(file: OpenedFile) -> Iterator[dict[str, str] | Refused]:
    """The rows after the first, by the columns' names in lower case; empty rows are left out, and one
    with a quotation mark that is not closed is Refused. Raises BrokenOff."""
    names, separator = _header(file)
    csv.field_size_limit(LARGEST)
    with io.TextIOWrapper(file.open(), encoding_of(file.head), "replace", newline="") as text:
        lines, broken, seen_header = _Lines(text), 0, False
        while True:
            try:
                row = next(csv.reader(lines.of_a_row(), delimiter=separator), None)
            except csv.Error as error:
                raise BrokenOff(str(error)) from error
            if row is None:
                return
            if lines.is_open:
                broken += 1
                if broken > _MOST_BROKEN:
                    raise BrokenOff(_("too many quotation marks are not closed"))
                yield Refused(lines.put_back()[:80].strip(), _("A quotation mark in this row is not closed."))
            elif any(row):
                if seen_header:
                    yield dict(zip(names, row, strict=False))
                seen_header = True


class _Lines:
    """A file's lines, handed out row by row. `is_open` tells after a row that the reader wanted more
    lines than a row may have, or than there are."""

    def __init__(self, text: Iterator[str]) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self.is_open = False

    def of_a_row(self) -> Iterator[str]:
        self._taken, self.is_open = [], False
        while len(self._taken) < _MOST_LINES:
            line = self._again.popleft() if self._again else next(self._text, "")
            if not line:
                break
            self._taken.append(line)
            yield line
        self.is_open = bool(self._taken)

    def put_back(self) -> str:
        """The first line of the last row; the others will be rows of their own."""
        self._again.extendleft(reversed(self._taken[1:]))
        return self._taken[0]


def _header(file: OpenedFile) -> tuple[list[str], str]:
    first = beginning(file)[:_LONGEST_HEADER].splitlines()[:1]
    for separator in _SEPARATORS:
        row = next(csv.reader(first, delimiter=separator), [])
        if len(row) > 1:
            return [name.strip().lower() for name in row], separator
    return [], ","
