"""What the tests of the window share."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.core.model import Draft, Edit, Moment, Summary
from clipper.gui.main_window import MainWindow
from clipper.gui.theme import Theme
from tests.gui.driving import STORIES, opened


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look by day, whatever the system prefers."""
    theme = Theme(cast(QApplication, qapp), "light")
    yield theme
    theme.deleteLater()


@pytest.fixture(autouse=True)
def own_clipboard(qapp: QApplication) -> Iterator[None]:
    """Nothing copied reaches the next test, nor the end of the run: the offscreen platform frees
    its clipboard after Python is gone, and what Python made falls with it."""
    yield
    cast(QApplication, qapp).clipboard().clear()


@pytest.fixture
def summary() -> Callable[..., Summary]:
    """A made-up clipping as the list shows it; any field can be given."""

    def make(clipping_id: int, **fields: object) -> Summary:
        values: dict[str, object] = {
            "title": f"Ferry number {clipping_id} sails again",
            "publisher": "Harbour Post",
            "published": Moment(datetime(2025, 6, 10, 12, tzinfo=UTC), "day"),
            "added": datetime(2025, 6, 11, tzinfo=UTC),
            "url": None,
            "lang": "en",
            "lead": "The line across the sound opens on Monday.",
            "countries": ("NO",),
            "topics": ("Society",),
            "unread": False,
            "starred": False,
            "trashed": False,
            "noted": False,
            "problem": "",
        } | fields
        return Summary(id=clipping_id, **values)  # type: ignore[arg-type]

    return make


@pytest.fixture
def draft() -> Callable[[str], Draft]:
    """A page as it comes from the clipboard."""

    def make(html: str) -> Draft:
        return Draft(html.encode(), "text/html", datetime(2025, 6, 11, 12, tzinfo=UTC), charset="utf-8")

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory, shared_home: None) -> tuple[Path, Path]:  # noqa: ARG001
    """A library of a few stories and its cache, made once; tests get copies."""
    from clipper.core import paths
    from clipper.core.library import Library

    folder = tmp_path_factory.mktemp("stories") / "library"
    library = Library.open(folder)
    for title, publisher, published, body in STORIES:
        library.new_clipping(Edit(title=title, publisher=publisher, published=published, body=body))
    assert library.wait_indexed()
    library.close()
    return folder, paths.cache_folder(folder)


@pytest.fixture
def filled(folder: Path, stories: tuple[Path, Path]) -> Path:
    """A library of a few stories, indexed."""
    from clipper.core import paths

    library, cache = stories
    shutil.copytree(library, folder)
    shutil.copytree(cache, paths.cache_folder(folder))
    return folder


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, filled: Path) -> Iterator[MainWindow]:
    with opened(qtbot, theme, filled) as window:
        yield window
