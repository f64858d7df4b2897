"""`clipper --self-test`: proves that an installed or frozen Clipper has all it needs.

Everything happens in a temporary folder; nothing of the user's is read or written.
"""

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

_PAGE = "Harbour plan approved\nHarbour Post\n10 June 2025\nThe town of Bergen in Norway will dredge its harbour.\n"


def run() -> int:
    """Print one line per check; 0 when all passed, 1 otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("python", lambda: sys.version.split()[0]),
        ("libraries", _libraries),
        ("resources", _resources),
        ("window", _window),
        ("library", _round_trip),
    )
    failed = 0
    for name, check in checks:
        try:
            _say(f"{name}: {check()}")
        except Exception:  # noqa: BLE001 (whatever is missing, the other checks tell more about it)
            failed += 1
            _say(f"{name}: FAILED\n{traceback.format_exc()}")
    _say("self-test failed" if failed else "self-test passed")
    return 1 if failed else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _libraries() -> str:
    from importlib import import_module
    from importlib.metadata import version

    for module in (
        "sqlite_utils",
        "markdownify",
        "nh3",
        "numpy",
        "Stemmer",
        "trafilatura",
        "whoosh",
        "lxml_html_clean",
    ):
        import_module(module)
    sqlite = import_module("sqlite3").sqlite_version
    return f"sqlite {sqlite}, sqlite-utils {version('sqlite-utils')}, numpy {version('numpy')}"


def _resources() -> str:
    from clipper.core.resources import resource

    parts = [path.name for path in sorted(resource().iterdir()) if path.is_dir()]
    missing = {"icons", "themes"} - set(parts)
    if missing:
        raise FileNotFoundError(f"resources without {', '.join(sorted(missing))}")
    return ", ".join(parts)


def _window() -> str:
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QImageReader
    from PySide6.QtNetwork import QLocalServer
    from PySide6.QtWidgets import QApplication

    from clipper.gui.icons import pixmap
    from clipper.gui.theme import Theme

    app = QApplication.instance() or QApplication(["clipper"])
    if not isinstance(app, QApplication):
        raise TypeError("an application without windows runs already")
    Theme(app)
    formats = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    missing = {"png", "jpeg", "gif", "webp", "svg"} - formats
    families = QFontDatabase.families()
    if missing or not families or pixmap("paste", "#000000", 20).isNull():
        raise RuntimeError(f"image formats missing: {sorted(missing)}; fonts: {len(families)}")
    return f"Qt {qVersion()}, {len(families)} fonts, {len(formats)} image formats, {QLocalServer.__name__}"


def _round_trip() -> str:
    """Paste a page, keep its article, find it by a word inside, open it again."""
    from clipper.core import paths
    from clipper.core.library import Library
    from clipper.core.model import Draft, Query

    with tempfile.TemporaryDirectory(prefix="clipper-self-test-") as folder:
        place = Path(folder) / "library"
        try:
            library = Library.open(place)
            try:
                capture = library.capture(Draft(_PAGE.encode(), "text/plain", datetime.now(UTC)))
                library.keep(capture, capture.candidates[:1])
                if not library.wait_indexed():
                    raise TimeoutError("the index did not catch up")
                found = library.find(Query("dredge"))
                opened = library.open_clipping(found.ids[0], "dredge")
                countries = ", ".join(tag.code for tag in opened.clipping.countries) or "none"
                return f"kept, found and opened “{opened.clipping.summary.title}”; countries: {countries}"
            finally:
                library.close()
        finally:
            shutil.rmtree(paths.cache_folder(place), ignore_errors=True)
