"""A clipping's hashtags as chips, those that are offered beside them, and a field to add one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clipper.core.text import _
from clipper.gui.widgets.add_tag import AddTag
from clipper.gui.widgets.chip import Chip
from clipper.gui.widgets.flow_layout import FlowLayout
from clipper.gui.widgets.focus import give_up_focus


class HashtagChips(QWidget):
    """Shows hashtags and says what the user wants changed; all signals carry a hashtag without its sign."""

    added = Signal(str)
    """Typed, or one that was offered and taken."""
    removed = Signal(str)
    refused = Signal(str)
    """One that was offered and is not wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hashtags: tuple[str, ...] = ()
        self._offered: tuple[str, ...] | None = None
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self.add = AddTag(_("Hashtag"), may_create=True, parent=self)
        self.add.created.connect(self.added)
        self._flow.addWidget(self.add)
        self.hide()

    def show_hashtags(self, hashtags: Sequence[str]) -> None:
        if tuple(hashtags) != self._hashtags:
            self._hashtags = tuple(hashtags)
            self._rebuild()
        self._appear()

    def offer(self, names: Sequence[str] | None) -> None:
        """Hashtags that may fit; None: nobody asked for any, and without hashtags nothing is shown."""
        offered = None if names is None else tuple(names)
        if offered != self._offered:
            self._offered = offered
            self._rebuild()
        self._appear()

    def chips(self) -> list[Chip]:
        return list(self._chips)

    def _appear(self) -> None:
        self.setVisible(bool(self._hashtags) or self._offered is not None)

    def _rebuild(self) -> None:
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        give_up_focus(self)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        there = {tag.casefold() for tag in self._hashtags}
        offered = [name for name in self._offered or () if name.casefold() not in there]
        self._chips = [*map(self._chip, self._hashtags), *map(self._offered_chip, offered)]
        before: QWidget = self
        for at, chip in enumerate(self._chips):
            self._flow.insert_widget(at, chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
        QWidget.setTabOrder(before, self.add)
        if focused is not None and self._chips:
            self._chips[min(focused, len(self._chips) - 1)].setFocus()
        self.updateGeometry()

    def _chip(self, tag: str) -> Chip:
        chip = Chip(tag, tag, "#", reason=_("Hashtag: {tag}").format(tag=tag), parent=self)
        chip.removed.connect(lambda: self.removed.emit(tag))
        return chip

    def _offered_chip(self, name: str) -> Chip:
        reason = _("Hashtag that may fit: {tag}. A click puts it on, the cross refuses it.").format(tag=name)
        chip = Chip(name, name, "+ #", offered=True, reason=reason, parent=self)
        chip.clicked.connect(lambda: self.added.emit(name))
        chip.removed.connect(lambda: self.refused.emit(name))
        return chip
