"""The card of keys."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.shortcuts import Shortcuts


@pytest.mark.parametrize("count", [0, 1, 7])
def test_every_key_is_on_the_card_beside_what_it_does(qtbot: QtBot, count: int) -> None:
    rows = [(f"Do {number} & <b>more</b>", f"Ctrl+{number}") for number in range(count)]
    dialog = Shortcuts(rows)
    qtbot.addWidget(dialog)
    dialog.show()
    labels = [label for label in dialog.findChildren(QLabel) if label.text() != "Keyboard shortcuts"]
    by_place = {(label.y(), label.x()): label.text() for label in labels}
    told = [text for _place, text in sorted(by_place.items())]
    assert {(told[at + 1], told[at]) for at in range(0, len(told), 2)} == set(rows)
