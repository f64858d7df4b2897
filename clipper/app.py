"""The desktop app: puts library, jobs and window together, and takes them apart again."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clipper import __version__
from clipper.core import paths
from clipper.core.errors import ClipperError
from clipper.core.settings import Settings
from clipper.core.text import _

if TYPE_CHECKING:
    from clipper.core.library import Library
    from clipper.gui.desktop import Desktop
    from clipper.gui.jobs import Opening, Source


_TURN = 0.0005
"""Seconds that a lane computes before the window's thread gets its turn; Python's own 5 ms add up
to stalls of 100 ms while pages are read or imported, for one event takes many turns."""


def main(arguments: Sequence[str]) -> int:
    """Open the window, or hand the files to the one that is open. Returns the exit code."""
    options = _parse(arguments)
    if options.self_test:
        from clipper.gui.self_test import run

        return run()
    problem = display_problem(os.environ)
    if problem:
        sys.stderr.write(f"clipper: {problem}\n")
        return 1
    return _run(options.library, [file.absolute() for file in options.files])


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="clipper", description=_("Keep news: paste, tag, search, read."))
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=_("open these files"))
    parser.add_argument("--library", type=Path, metavar="DIR", help=_("the library folder, for this run"))
    parser.add_argument("--self-test", action="store_true", help=_("check that this installation is complete"))
    parser.add_argument("--version", action="version", version=f"clipper {__version__}")
    return parser.parse_args(arguments)


def _run(library: Path | None, files: Sequence[Path]) -> int:
    from PySide6.QtWidgets import QApplication

    from clipper.gui.desktop import Desktop
    from clipper.gui.garbage import GarbageCollector
    from clipper.gui.single_instance import SingleInstance

    app = QApplication(["clipper"])
    app.setApplicationName("clipper")
    app.setApplicationDisplayName("Clipper")
    app.setDesktopFileName("clipper")
    settings = Settings.load(paths.settings_file())
    folder = library or (Path(settings.library) if settings.library else paths.default_library())
    instance = SingleInstance(folder)
    if instance.hand_over(files) or not instance.listen():
        return 0
    desktop = Desktop(app, settings, source, remember_library=library is None)
    desktop.open(folder.absolute(), files, instance)
    stop_on_signals(desktop)
    sys.setswitchinterval(_TURN)
    garbage = GarbageCollector(app)
    try:
        return app.exec()
    finally:
        garbage.stop()


def source(folder: Path) -> "Source":
    """How the window's two lanes open this library."""
    from clipper.gui.jobs import Opening, Source

    def write(on_indexed: Callable[[], None]) -> "Opening":
        from clipper.core.library import Library

        try:
            library = Library.open(folder, on_indexed=on_indexed)
        except ClipperError as error:
            if not Library.exists(folder):
                raise
            # Someone else writes, or the disk is read-only: what is there can still be read.
            return Opening(Library.open(folder, writable=False), str(error))
        return Opening(library, library.notice)

    def read() -> "Library":
        from clipper.core.library import Library

        return Library.open(folder, writable=False)

    def is_ready() -> bool:
        from clipper.core.library import Library

        return Library.is_ready(folder)

    return Source(write, read, is_ready)


def display_problem(environment: Mapping[str, str]) -> str:
    """Why no window can be opened, or "". Qt itself would abort without a word that helps."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return ""
    if environment.get("WAYLAND_DISPLAY"):
        return ""
    if not environment.get("DISPLAY"):
        return _(
            "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "The command line works without one: see “clipper --help”."
        )
    return _missing_library()


def _missing_library() -> str:
    """Load what Qt needs for X11, so that a missing system library is named by its name."""
    import ctypes

    import PySide6

    folder = Path(PySide6.__file__).parent
    for plugins in (folder / "Qt" / "plugins", folder / "plugins"):
        plugin = plugins / "platforms" / "libqxcb.so"
        if plugin.is_file():
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return _("A system library is missing: {error}. “make run” names the package.").format(error=error)
    return ""


def stop_on_signals(desktop: "Desktop") -> None:
    """Let Ctrl+C in the terminal and the end of the session close the window as the user would."""
    if sys.platform == "win32":
        return  # neither comes as a signal there
    from PySide6.QtCore import QSocketNotifier

    here, there = os.pipe()
    os.set_blocking(here, False)
    os.set_blocking(there, False)
    signal.set_wakeup_fd(there, warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: None)  # the wakeup below does the work
    notifier = QSocketNotifier(here, QSocketNotifier.Type.Read, desktop)

    def stop() -> None:
        os.read(here, 16)
        desktop.quit()

    notifier.activated.connect(stop)
