"""The countries and topics one can choose from, their names, and a model that completes them."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clipper.core.model import Country, Topic
from clipper.core.text import _

KEY_ROLE = Qt.ItemDataRole.UserRole
FOLDED_ROLE = Qt.ItemDataRole.UserRole + 1
_NEVER_TYPED = "\0"
_Index = QModelIndex | QPersistentModelIndex


def folded(text: str) -> str:
    """For comparing: without case, accents and curly apostrophes, so that "cote d'i" finds Côte d’Ivoire."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


class Choices(QAbstractListModel):
    """(key, label, code) rows, code "" where there is none; completed over label and code.

    A last row, seen only while `propose` holds words, offers to make a new entry of them.
    """

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)
        self._folded = [folded(f"{label} {code}") for _key, label, code in rows]
        self._labels = {key: label for key, label, _code in rows}
        self._proposed = ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        at = index.row()
        if at == len(self._rows):
            return self._proposal(role)
        key, label, code = self._rows[at]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{label}  {code}" if code else label
        if role == KEY_ROLE:
            return key
        return self._folded[at] if role == FOLDED_ROLE else None

    def _proposal(self, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return _("New: “{words}”").format(words=self._proposed)
        if role == KEY_ROLE:
            return ""
        return (folded(self._proposed) or _NEVER_TYPED) if role == FOLDED_ROLE else None

    def propose(self, words: str) -> None:
        """Offer a new entry with this name; "" offers nothing."""
        self._proposed = words
        last = self.index(len(self._rows), 0)
        self.dataChanged.emit(last, last)

    def label(self, key: str) -> str:
        """The name of a country or topic; its key where the vocabulary does not know it."""
        return self._labels.get(key, key)

    def key(self, words: str) -> str | None:
        """What the words name: exactly by code or label, else the one entry that begins so."""
        wanted = folded(words.strip())
        if not wanted:
            return None
        exact = self.exact_key(words)
        begun = [key for key, label, _code in self._rows if folded(label).startswith(wanted)]
        return exact or (begun[0] if len(begun) == 1 else None)

    def exact_key(self, words: str) -> str | None:
        wanted = folded(words.strip())
        names = ((key, (folded(label), folded(code))) for key, label, code in self._rows)
        return next((key for key, known in names if wanted and wanted in known), None)

    def knows(self, words: str) -> bool:
        """Whether any entry holds the words."""
        return any(folded(words.strip()) in text for text in self._folded)


class Vocabulary:
    """Every country and topic that can be a tag; shared by all the chips of a window."""

    def __init__(self, countries: Sequence[Country] = (), topics: Sequence[Topic] = ()) -> None:
        self.countries = Choices([(country.code, country.name, country.code) for country in countries])
        self.topics = Choices([(topic.id, topic.label, "") for topic in topics])
