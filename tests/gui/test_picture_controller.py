"""Pictures from the paste to the page: stored with the clipping, shown when it is opened."""

import base64
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from clipper.core.library import Library
from clipper.core.model import Draft
from clipper.gui.main_window import MainWindow
from clipper.gui.panes.pictures import WIDEST, decoded, names_in
from clipper.gui.theme import Theme
from tests.gui.driving import PATIENCE, open_story, opened

RED = QColor(255, 0, 0)


def picture(width: int = 300, height: int = 200) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes a device and a name
    return bytes(buffer.data().data())


def shows_red(window: MainWindow) -> bool:
    shown = window.reader.grab().toImage()
    return any(shown.pixelColor(x, y) == RED for x in range(0, shown.width(), 9) for y in range(0, shown.height(), 9))


def test_the_pictures_of_a_clipping_come_with_its_text(
    folder: Path, theme: Theme, qtbot: QtBot, draft: Callable[[str], Draft]
) -> None:
    data = picture()
    page = f'<h1>Red tide</h1><p>Photo: <img src="data:image/png;base64,{base64.b64encode(data).decode()}"></p>'
    library = Library.open(folder)
    capture = library.capture(draft(page))
    (clipping_id,) = library.keep(capture, capture.candidates).added
    (name,) = names_in(library.clipping(clipping_id).html)
    assert library.asset(name) == data
    assert (library.thumbnail(name) or b"").startswith(b"\xff\xd8\xff")
    assert library.asset("0" * 64) is None
    library.close()
    with opened(qtbot, theme, folder) as window:
        window.resize(1200, 800)
        open_story(qtbot, window, 0)
        qtbot.waitUntil(lambda: shows_red(window), timeout=PATIENCE)


def test_large_pictures_are_made_smaller_while_they_are_decoded() -> None:
    assert decoded(picture(3200, 100)).width() == WIDEST
    assert decoded(picture(300, 200)).width() == 300
    assert decoded(b"no picture").isNull()
