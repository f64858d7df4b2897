"""The lines of an import's report as a table."""

from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clipper.core.model.imports import ImportLine
from clipper.core.text import _
from clipper.gui.format import plain_tip
from clipper.gui.import_words import named, short_name

_HEADS = (_("Headline"), _("What became of it"), _("Why"), _("File"))
_FILE = 3
Index = QModelIndex | QPersistentModelIndex


class ImportLinesModel(QAbstractTableModel):
    """Rows are made as they are shown, so that a report of a hundred thousand lines opens at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ImportLine, ...] = ()
        self._chosen: tuple[str, ...] = ()

    def show_lines(self, lines: tuple[ImportLine, ...], chosen: tuple[str, ...] = ()) -> None:
        """`chosen` are the paths that were imported; files are named beside them."""
        self.beginResetModel()
        self._lines, self._chosen = lines, chosen
        self.endResetModel()

    def line(self, row: int) -> ImportLine:
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self._lines[index.row()]
        text = (line.title or Path(line.file).name, named(line.status), line.reason, line.file)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        return short_name(text, self._chosen) if index.column() == _FILE else text
