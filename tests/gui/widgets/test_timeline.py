"""The timeline: bars of months, and a range of them that is dragged over."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from clipper.gui.widgets.timeline import Timeline

COUNTS = {"2025-06": 4, "2025-03": 1, "2024-12": 2}


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(700, 92)
    made.show_counts(COUNTS, "")
    made.show()
    qtbot.waitExposed(made)
    return made


def bar(timeline: Timeline, at: int) -> QPoint:
    return QPoint(round((at + 0.5) * timeline.width() / len(timeline.bars)), 40)


def drag(qtbot: QtBot, timeline: Timeline, start: int, end: int) -> str:
    with qtbot.waitSignal(timeline.chosen) as chosen:
        qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=bar(timeline, start))
        qtbot.mouseMove(timeline, bar(timeline, end))
        qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=bar(timeline, end))
    assert chosen.args is not None
    return str(chosen.args[0])


def test_months_without_clippings_have_their_place(timeline: Timeline) -> None:
    assert [each.count for each in timeline.bars] == [0, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0, 4]


def test_a_click_chooses_a_month_and_the_same_again_lets_go(timeline: Timeline, qtbot: QtBot) -> None:
    assert drag(qtbot, timeline, 11, 11) == "2025-06"
    timeline.show_counts(COUNTS, "2025-06")
    assert drag(qtbot, timeline, 11, 11) == ""


@pytest.mark.parametrize(("start", "end"), [(5, 8), (8, 5)])
def test_a_drag_chooses_a_range_either_way(timeline: Timeline, qtbot: QtBot, start: int, end: int) -> None:
    assert drag(qtbot, timeline, start, end) == "2024-12..2025-03"


def test_the_keyboard_chooses_and_lets_go(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert timeline.accessibleDescription() == "Jun 2025: 4 clippings"
    for _turn in range(3):
        qtbot.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert timeline.accessibleDescription() == "Mar 2025 – Jun 2025: 5 clippings"
    with qtbot.waitSignal(timeline.chosen) as chosen:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert chosen.args == ["2025-03..2025-06"]
    timeline.show_counts(COUNTS, "2025-03..2025-06")
    with qtbot.waitSignal(timeline.chosen) as chosen:
        qtbot.keyClick(timeline, Qt.Key.Key_Backspace)
    assert chosen.args == [""]


def test_a_long_time_has_wider_bars(timeline: Timeline) -> None:
    timeline.show_counts({"1950-02": 1, "2025-06": 2}, "")
    assert len(timeline.bars) < timeline.width() / 4
    assert (timeline.bars[0].period, timeline.bars[-1].count) == ("1950-01..1950-12", 2)


def test_without_clippings_there_is_nothing_to_choose(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.show_counts({}, "")
    timeline.repaint()
    with qtbot.assertNotEmitted(timeline.chosen):
        qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
        qtbot.keyClick(timeline, Qt.Key.Key_Left)
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
