"""The job bar: quiet about short work, clear about long work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from clipper.core.errors import Cancelled
from clipper.gui.jobs import Job
from clipper.gui.panes.job_bar import JobBar
from clipper.gui.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> JobBar:
    bar = JobBar(theme, patience=40)
    qtbot.addWidget(bar)
    return bar


def test_short_work_is_never_mentioned(bar: JobBar, qtbot: QtBot) -> None:
    job = Job("Searching")
    with qtbot.assertNotEmitted(bar.shown, wait=120):
        bar.watch(job)
        job.ended.emit()
    assert bar.isHidden()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(bar: JobBar, qtbot: QtBot) -> None:
    job = Job("Importing")
    bar.watch(job)
    qtbot.waitUntil(bar.isVisible)
    job.report(30, 120, "news.html")
    assert bar.findChild(QProgressBar).value() == 30
    words = " ".join(label.text() for label in bar.findChildren(QLabel))
    assert "Importing" in words
    assert "30 / 120" in words
    assert "news.html" in words

    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    with pytest.raises(Cancelled):
        job.report(31, 120)
    job.ended.emit()
    assert bar.isHidden()


def test_the_next_long_job_takes_over(bar: JobBar, qtbot: QtBot) -> None:
    first, second = Job("Importing"), Job("Searching", reads=True)
    bar.watch(first)
    bar.watch(second)
    qtbot.waitUntil(bar.isVisible)
    first.ended.emit()
    assert bar.isVisible()
    assert bar.findChildren(QLabel)[0].text().startswith("Searching")
    assert bar.findChild(QPushButton).isHidden()
