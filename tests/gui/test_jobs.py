"""Work off the window's thread, on a real library."""

import threading
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper import app
from clipper.core.errors import Cancelled, ClipperError
from clipper.core.library import Library
from clipper.core.model import Changes, Counts, Edit
from clipper.core.progress import Progress
from clipper.gui.jobs import Job, Jobs

PATIENCE = 20_000


@pytest.fixture
def jobs(qapp: QApplication, tmp_path: Path) -> Iterator[Jobs]:  # noqa: ARG001 (Qt has to run)
    jobs = Jobs(app.source(tmp_path / "library"))
    jobs.open()
    yield jobs
    jobs.close()


def add(library: Library, _progress: Progress) -> Changes:
    return library.new_clipping(Edit(title="Ferry sails again", body="On Monday."))


def test_a_change_is_told_to_the_views_on_their_own_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    jobs.library_changed.connect(lambda _changes: threads.append(threading.current_thread()))
    with qtbot.waitSignal(jobs.library_changed, timeout=PATIENCE) as told:
        jobs.write("Adding", add)
    assert len(told.args[0].added) == 1
    assert threads == [threading.main_thread()]


def test_what_was_written_is_read_on_another_thread(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[tuple[Counts, threading.Thread]] = []
    with qtbot.waitSignal(jobs.library_changed, timeout=PATIENCE):
        jobs.write("Adding", add)
    jobs.read("Counting", lambda library: (library.counts(), threading.current_thread()), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert answers[0][0].all == 1
    assert answers[0][1] is not threading.main_thread()


def test_a_search_goes_on_while_an_import_runs(jobs: Jobs, qtbot: QtBot) -> None:
    going, enough = Event(), Event()

    def slow(_library: Library, _progress: Progress) -> Changes:
        going.set()
        assert enough.wait(20)
        return Changes()

    answers: list[int] = []
    jobs.write("Importing", slow)
    assert going.wait(20)
    jobs.read("Counting", lambda library: library.counts().all, answers.append)
    qtbot.waitUntil(lambda: answers == [0], timeout=PATIENCE)
    enough.set()


def test_a_change_does_not_wait_for_the_end_of_an_import(jobs: Jobs, qtbot: QtBot) -> None:
    going, asked, done = Event(), Event(), Event()
    order: list[str] = []

    def slow(_library: Library, progress: Progress) -> Changes:
        going.set()
        assert asked.wait(20)
        progress(1, 2, "between two batches")
        order.append("import")
        assert done.wait(20)
        return Changes()

    def quick(library: Library, progress: Progress) -> Changes:
        order.append("change")
        return add(library, progress)

    jobs.write("Importing", slow, long=True)
    assert going.wait(20)
    with qtbot.waitSignal(jobs.library_changed, timeout=PATIENCE) as told:
        jobs.write("Adding", quick)
        asked.set()
    assert len(told.args[0].added) == 1
    assert order[0] == "change"
    done.set()


def test_of_several_questions_of_a_kind_only_the_newest_is_answered(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(20):
        jobs.read("Searching", lambda library, number=number: library.counts().all + number, answers.append, latest="s")
    other: list[int] = []
    jobs.read("Opening", lambda library: library.counts().all, other.append, latest="open")
    qtbot.waitUntil(lambda: other == [0], timeout=PATIENCE)
    assert answers == [19]


def test_stop_ends_the_work_in_silence(jobs: Jobs, qtbot: QtBot) -> None:
    going = Event()

    def endless(_library: Library, progress: Progress) -> Changes:
        while True:
            progress(1, 0)
            going.set()

    failures: list[object] = []
    jobs.failed.connect(lambda *failure: failures.append(failure))
    job = jobs.write("Importing", endless)
    assert going.wait(20)
    with qtbot.waitSignal(job.ended, timeout=PATIENCE), qtbot.assertNotEmitted(jobs.library_changed):
        job.cancel()
    assert failures == []


def test_failures_are_told_with_what_was_being_done(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.failed, timeout=PATIENCE) as told:
        jobs.read("Opening clipping", lambda library: library.clipping(404), lambda _clipping: None)
    title, error = told.args
    assert title == "Opening clipping"
    assert isinstance(error, ClipperError)


def test_the_index_says_when_it_has_caught_up(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.indexed, timeout=PATIENCE):
        jobs.write("Adding", add)


def test_closing_stops_what_runs_and_drops_what_waits(jobs: Jobs, tmp_path: Path) -> None:
    going = Event()
    ran: list[str] = []

    def endless(_library: Library, progress: Progress) -> Changes:
        while True:
            progress(1, 0)
            going.set()

    def late(_library: Library, _progress: Progress) -> Changes:
        ran.append("late")
        return Changes()

    jobs.write("Importing", endless)
    jobs.write("Later", late)
    assert going.wait(20)
    jobs.close()
    assert ran == []
    Library.open(tmp_path / "library").close()  # its lock is free again


@pytest.mark.usefixtures("qapp")
def test_closing_what_was_never_opened_waits_for_nothing(tmp_path: Path) -> None:
    Jobs(app.source(tmp_path / "library")).close()
    assert list(tmp_path.iterdir()) == []


def test_progress_reaches_the_window_now_and_then_and_at_the_end() -> None:
    job = Job("Importing")
    told: list[int] = []
    job.progressed.connect(lambda done, _total, _note: told.append(done))
    for done in range(1, 5001):
        job.report(done, 5000)
    assert told[0] == 1
    assert told[-1] == 5000
    assert len(told) < 2500
    job.cancel()
    with pytest.raises(Cancelled):
        job.report(1, 1)
