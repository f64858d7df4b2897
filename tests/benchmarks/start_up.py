"""How long it takes from starting Clipper to a window that can be used: the list's rows are painted.

    python tests/benchmarks/start_up.py LIBRARY [--times 7]

starts Clipper that often, each time in a new process, and prints the median seconds as JSON, beside
those of an empty window. The first start of all is left out, so that the figures are those of a warm
machine.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks.figures import Figure, at_most  # noqa: E402 after the checkout is on the path

WATCHED, EMPTY = "--watched", "--empty"
HEAVY = ("bs4", "lxml", "markdownify", "nh3", "numpy", "sqlite_utils", "trafilatura", "whoosh")


def tell_seconds(spawned: float) -> None:
    """By the clock since the process was asked for, and of processor time."""
    print(json.dumps([time.time() - spawned, time.process_time()]), flush=True)


def watched_start(library: Path, spawned: float) -> int:
    """Run the app in this process; tell when it is usable, and close it."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from clipper.gui.main_window import MainWindow

    class FirstRows(QObject):
        """Sees the list paint its first rows."""

        told = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.told:
                model = window().list.model()
                if model.rowCount() and model.index(0, 0).data():
                    self.told = True
                    QTimer.singleShot(0, self.tell)  # after this paint, when the events before it are done
            return False

        def tell(self) -> None:
            tell_seconds(spawned)
            window().close()

    def window() -> MainWindow:
        return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))

    run = QApplication.exec

    def run_watched(*_application: object) -> int:
        seen = FirstRows()
        window().list.viewport().installEventFilter(seen)
        return run()

    QApplication.exec = run_watched
    from clipper import app

    return app.main(["--library", str(library)])


def empty_start(spawned: float) -> int:
    """The least that any window of this toolkit takes on this machine, as it is now."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Empty(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            QTimer.singleShot(0, self.tell)

        def tell(self) -> None:
            tell_seconds(spawned)
            self.close()

    application = QApplication([])
    window = Empty()
    window.show()
    return application.exec()


def starts(mode: str, library: Path, times: int) -> list[float]:
    """Medians of clock and processor time, in seconds."""
    command = [sys.executable, __file__, str(library), mode]
    measured = []
    for _ in range(times + 1):
        done = subprocess.run(
            [*command, repr(time.time())], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=120
        )
        measured.append(json.loads(done.stdout))
    return [statistics.median(column) for column in zip(*measured[1:], strict=True)]


def heavy_imports() -> list[str]:
    script = f"import sys, clipper.app; print(*sorted({set(HEAVY)!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.split()


def measure(library: Path, size: int) -> list[Figure]:
    command = [sys.executable, __file__, str(library)]
    if os.environ.get("DISPLAY"):
        platform = "on this screen"
    elif shutil.which("xvfb-run"):
        platform, command = "on X11", ["xvfb-run", "-a", *command]
    else:
        platform = "offscreen"
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    seconds = json.loads(done.stdout)
    heavy = heavy_imports()
    return [
        at_most(f"window usable, {size:,} clippings, {platform}", seconds[WATCHED][0], 0.5, "s"),
        Figure("  processor time of it", f"{seconds[WATCHED][1]:.4g} s"),
        Figure("  an empty Qt window in the same minute, for comparison", f"{seconds[EMPTY][0]:.4g} s"),
        Figure("  heavy modules loaded by clipper.app", " ".join(heavy) or "none", "none", not heavy),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure how fast the window comes up.")
    parser.add_argument("library", type=Path)
    parser.add_argument("--times", type=int, default=7)
    for mode in (WATCHED, EMPTY):
        parser.add_argument(mode, type=float, metavar="SPAWNED", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.watched:
        return watched_start(options.library, options.watched)
    if options.empty:
        return empty_start(options.empty)
    print(json.dumps({mode: starts(mode, options.library, options.times) for mode in (WATCHED, EMPTY)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
