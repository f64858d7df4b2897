"""The other articles of the page a clipping came from, each one click from being clipped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from clipper.core.model import Stub
from clipper.core.text import _
from clipper.gui import format as wording
from clipper.gui.panes.below_list import BelowList, Row


class RelatedList(BelowList):
    """`clip_stub` carries the stub's id, `open_clipping` the id of the clipping it became."""

    clip_stub = Signal(int)
    open_clipping = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Related on this page"), parent)
        self._stubs: tuple[Stub, ...] = ()
        self._offers: list[_Offer] = []

    def show_stubs(self, stubs: tuple[Stub, ...]) -> None:
        if stubs == self._stubs:
            for offer in self._offers:
                offer.ready = True
            return
        self._stubs = stubs
        focused = next((at for at, button in enumerate(self.buttons()) if button.hasFocus()), None)
        self._offers = [_Offer(stub, self) for stub in stubs]
        for offer in self._offers:
            offer.clip_stub.connect(self.clip_stub)
            offer.open_clipping.connect(self.open_clipping)
        self._show_rows(self._offers)
        if focused is not None and focused < len(self._offers):  # else the keyboard would land anywhere
            self._offers[focused].button.setFocus()

    def buttons(self) -> list[QPushButton]:
        return [offer.button for offer in self._offers]


class _Offer(Row):
    clip_stub = Signal(int)
    open_clipping = Signal(int)

    def __init__(self, stub: Stub, parent: QWidget) -> None:
        super().__init__(parent)
        self._stub = stub
        self.ready = True
        """Not while it is being clipped: once is enough, and it is shown anew after that."""
        self.say(stub.title)
        known = [wording.publisher(stub.publisher), wording.when(stub.published)]
        source = self.say_quietly(" · ".join(fact for fact in known if fact))
        source.setToolTip(wording.plain_tip(wording.when_tooltip(stub.published)))
        words, purpose = _("Clip this"), _("Clip: {title}")
        if stub.clipping_id is not None:
            words, purpose = _("Open"), _("Open: {title}")
        self.button = self.offer(words, purpose.format(title=stub.title))
        self.button.clicked.connect(self._chosen)

    def _chosen(self) -> None:
        if self._stub.clipping_id is not None:
            self.open_clipping.emit(self._stub.clipping_id)
        elif self.ready:
            self.ready = False  # a disabled button would give the keyboard away
            self.clip_stub.emit(self._stub.id)
