"""Chips run like words."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.widgets.flow_layout import FlowLayout


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def fill(parent: QWidget, count: int) -> tuple[FlowLayout, list[QWidget]]:
    layout = FlowLayout(parent, spacing=10)
    blocks = [QWidget(parent) for _each in range(count)]
    for block in blocks:
        block.setFixedSize(40, 20)
        layout.addWidget(block)
    return layout, blocks


def test_lines_break_where_the_width_ends(parent: QWidget) -> None:
    layout, blocks = fill(parent, 3)
    layout.setGeometry(QRect(0, 0, 90, 100))
    assert [(block.x(), block.y()) for block in blocks] == [(0, 0), (50, 0), (0, 30)]
    assert layout.heightForWidth(90) == 50
    assert layout.heightForWidth(140) == 20


def test_hidden_items_take_no_room_and_the_height_follows(parent: QWidget) -> None:
    layout, blocks = fill(parent, 3)
    assert layout.heightForWidth(90) == 50
    blocks[0].hide()
    layout.invalidate()
    assert layout.heightForWidth(90) == 20


def test_lines_run_from_the_right_where_the_widget_does(parent: QWidget) -> None:
    parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout, blocks = fill(parent, 2)
    layout.setGeometry(QRect(0, 0, 200, 20))
    assert [block.x() for block in blocks] == [160, 110]
