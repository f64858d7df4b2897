"""Drives the window as a user does, for the tests of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clipper import app
from clipper.core.settings import WindowState
from clipper.gui.jobs import Jobs
from clipper.gui.main_window import MainWindow
from clipper.gui.theme import Theme

W = TypeVar("W", bound=QWidget)
PATIENCE = 20_000
"""Milliseconds; generous, for the index process starts anew in each test."""

STORIES = (
    ("Trade talks resume in London", "Harbour Post", "10 June 2025", "China and Britain talk about steel and rice."),
    ("Ferry sails again", "Island Courier", "9 June 2025", "The line across the sound in Norway opens on Monday."),
    ("Rice harvest doubles", "Harbour Post", "8 June 2025", "Farmers in China bring in twice the rice of last year."),
    ("A quiet week", "Island Courier", "7 June 2025", "Nothing of note happened anywhere, which is news too."),
)
NEWEST = tuple(title for title, *_rest in STORIES)


@contextmanager
def opened(
    qtbot: QtBot, theme: Theme, folder: Path, state: WindowState | None = None, files: Sequence[Path] = ()
) -> Iterator[MainWindow]:
    """A window as the app opens it, closed again with its library."""
    jobs = Jobs(app.source(folder))
    window = MainWindow(jobs, theme, state or WindowState(), folder)
    qtbot.addWidget(window)
    try:
        window.show()
        with qtbot.waitSignals([jobs.opened, window.search.answered], timeout=PATIENCE):
            window.begin(files)
        yield window
    finally:
        window.close()
        jobs.close()


def titles(window: MainWindow) -> list[str]:
    """The headlines in the list; "…" for what is still on its way."""
    return [window.model.index(row).data() or "…" for row in range(window.model.rowCount())]


def wait_for(qtbot: QtBot, window: MainWindow, *expected: str) -> None:
    def there() -> None:
        assert titles(window) == list(expected)

    qtbot.waitUntil(there, timeout=PATIENCE)


def open_story(qtbot: QtBot, window: MainWindow, row: int) -> None:
    with qtbot.waitSignal(window.clippings.opened, timeout=PATIENCE):
        window.list.choose(window.model.id_at(row))


def do(window: MainWindow, name: str) -> None:
    action = window.actions_[name]
    assert action.isEnabled(), name
    action.trigger()


def child(parent: QWidget, kind: type[W], text: str = "") -> W | None:
    return next((w for w in parent.findChildren(kind) if not text or getattr(w, "text", str)() == text), None)


def press(qtbot: QtBot, parent: QWidget, text: str) -> None:
    button = child(parent, QPushButton, text)
    assert button is not None, text
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
