"""One run of the desktop app: a window on one library at a time, and what lives around it."""

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from clipper.core import paths
from clipper.core.settings import Settings, WindowState
from clipper.core.settings import Theme as Mode
from clipper.gui.bug_reports import BugReports
from clipper.gui.icons import app_icon
from clipper.gui.jobs import Jobs, Source
from clipper.gui.main_window import MainWindow
from clipper.gui.single_instance import SingleInstance
from clipper.gui.theme import Theme


class Desktop(QObject):
    """Opens windows and closes them in the right order: window, jobs, libraries, settings."""

    def __init__(
        self, app: QApplication, settings: Settings, source: Callable[[Path], Source], *, remember_library: bool
    ) -> None:
        """`source` says how to open a library; `remember_library`: the next run opens it again."""
        super().__init__(app)
        self._app, self._settings, self._source = app, settings, source
        self._remember_library = remember_library
        self._window: MainWindow | None = None
        self._jobs: Jobs | None = None
        self._instance: SingleInstance | None = None
        app.setQuitOnLastWindowClosed(False)
        app.setWindowIcon(app_icon())
        self._theme = Theme(app, settings.theme)
        self._bugs = BugReports(paths.log_file(), self)
        self._bugs.install()
        self._bugs.reported.connect(self._tell_bug, Qt.ConnectionType.QueuedConnection)

    @property
    def window(self) -> MainWindow | None:
        return self._window

    @property
    def instance(self) -> SingleInstance | None:
        return self._instance

    def open(self, library: Path, files: Sequence[Path], instance: SingleInstance) -> None:
        """Show a window on this library; `instance` listens already."""
        self._instance = instance
        instance.handed.connect(self._handed)
        self._jobs = Jobs(self._source(library))
        window = MainWindow(self._jobs, self._theme, self._settings.window, library)
        window.closed.connect(self._closed)
        window.library_chosen.connect(self._switch)
        window.mode_chosen.connect(self._set_mode)
        self._window = window
        if self._remember_library:
            self._settings.library = str(library)
        window.show()
        window.begin(files)

    def quit(self) -> None:
        if self._window is not None:
            self._window.close()

    # -- within --------------------------------------------------------------------------
    def _closed(self, state: WindowState) -> None:
        self._settings.window = state
        self._take_apart()
        self._app.quit()

    def _switch(self, library: Path) -> None:
        """Close this library and open another, which the next run opens again."""
        instance = SingleInstance(library)
        if instance.hand_over([]) or not instance.listen():
            return  # another window has that library, and has come to the front
        if self._window is not None:
            self._settings.window = self._window.state()
            self._window.closed.disconnect(self._closed)
            self._window.close()
            self._window.deleteLater()
        self._remember_library = True
        self._settings.library = str(library)  # saved now, and so known even if this run ends badly
        self._take_apart()
        self.open(library, (), instance)

    def _set_mode(self, mode: Mode) -> None:
        self._settings.theme = mode
        self._theme.set_mode(mode)

    def _take_apart(self) -> None:
        if self._instance is not None:
            self._instance.close()
        try:
            self._settings.save(paths.settings_file())
        except OSError as error:
            # A home that cannot be written to is no reason to stay open; it only forgets.
            logging.getLogger("clipper").warning("settings were not saved: %s", error)
        if self._jobs is not None:
            self._jobs.close()

    def _handed(self, files: list[Path], token: str) -> None:
        """A second launch: come to the front, and open what it was given."""
        window = self._window
        if window is None:
            return
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt's Wayland plugin reads it from there
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if files:
            window.capture.take_files(files)

    def _tell_bug(self, trace: str) -> None:
        if self._window is not None:
            self._window.messages.bug("", trace)
