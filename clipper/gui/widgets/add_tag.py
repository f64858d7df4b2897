"""A small field that adds a tag: type a few letters of its name, Enter."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QSizePolicy, QToolTip, QWidget

from clipper.core.text import _
from clipper.gui.format import plain_tip
from clipper.gui.theme import small_font
from clipper.gui.widgets.vocabulary import FOLDED_ROLE, KEY_ROLE, Choices, folded

_OPEN_WIDTH = 190
_SIDES = 26
"""Border and padding of the field, left and right together."""


class AddTag(QLineEdit):
    """Narrow until it is entered. `chosen` carries the key of an entry of the vocabulary.

    With `may_create` words that no entry has can become a new one: `created` carries them.
    """

    chosen = Signal(str)
    created = Signal(str)

    def __init__(self, invitation: str, *, may_create: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = Choices(())
        self._may_create = may_create
        self.setFont(small_font(self.font()))
        self.setPlaceholderText(f"+ {invitation}")
        self.setAccessibleName(_("Add: {what}").format(what=invitation))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._propose)

    def set_choices(self, choices: Choices) -> None:
        self._choices = choices
        self.setCompleter(None)  # type: ignore[arg-type]

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        closed = metrics.horizontalAdvance(self.placeholderText()) + _SIDES
        return QSize(max(closed, _OPEN_WIDTH) if self.hasFocus() else closed, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    # -- events ----------------------------------------------------------------------------
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ensure_completer()
        super().focusInEvent(event)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clear()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._popup_has_choice():
            event.setAccepted(bool(self.text().strip()))
            self._enter(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    # -- choosing --------------------------------------------------------------------------
    def _enter(self, words: str) -> None:
        """Take what the words name; say so where they name nothing or more than one thing."""
        key = self._choices.key(words)
        if not words:
            return
        if key is not None:
            self._take(key, words)
        elif self._choices.knows(words):
            self.completer().complete()
        elif self._may_create:
            self._take("", words)
        else:
            corner = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(corner, plain_tip(_("Nothing is called “{words}”.").format(words=words)), self)

    def _take(self, key: str, words: str) -> None:
        self._popup().hide()
        if key:
            self.chosen.emit(key)
        else:
            self.created.emit(words)
        # The completer writes its choice into the field after telling of it.
        QTimer.singleShot(0, self, self.clear)

    def _propose(self, words: str) -> None:
        if self._may_create:
            known = self._choices.exact_key(words) is not None
            self._choices.propose("" if known else words.strip())

    def _picked(self, index: QModelIndex) -> None:
        self._take(index.data(KEY_ROLE), self.text().strip())

    def _popup_has_choice(self) -> bool:
        popup = self._popup()
        return popup.isVisible() and popup.currentIndex().isValid()

    def _popup(self) -> QAbstractItemView:
        """The list of suggestions; there is one from the first key on."""
        self._ensure_completer()
        return cast(QAbstractItemView, self.completer().popup())

    def _ensure_completer(self) -> None:
        """Make the completer when it is first needed: a paste sheet has hundreds of fields."""
        if not self.completer():  # type: ignore[truthy-bool]
            completer = _Completer(self._choices, self)
            completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
            self.setCompleter(completer)


class _Completer(QCompleter):
    """Finds entries that hold the letters anywhere, without regard to case and accents."""

    def __init__(self, choices: Choices, parent: QWidget) -> None:
        super().__init__(choices, parent)
        self.setCompletionRole(FOLDED_ROLE)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(9)

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands in the field while one goes through the list: the words typed so far."""
        field = self.widget()
        return field.text() if isinstance(field, QLineEdit) else str(index.data())
