"""How pages come into the window: pasted, dropped, opened, left over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clipper.core.library import Library
from clipper.core.model import Draft
from clipper.gui.dialogs.import_files import ImportFiles
from clipper.gui.dialogs.import_reports import ImportReports
from clipper.gui.dialogs.paste import PasteSheet
from clipper.gui.main_window import MainWindow
from clipper.gui.theme import Theme
from tests.gui.driving import NEWEST, PATIENCE, STORIES, child, do, opened, press, titles, wait_for

PAGE = """<html><body><article><h1>Bridge opens early</h1><p class="byline">Harbour Post, 11 June 2025</p>
<p>The new bridge over the sound opened two months before its time on Wednesday, and thousands walked across it
in the rain. The mayor cut a ribbon that nobody could see for umbrellas.</p><p>It took six years and the patience
of three villages, whose ferries now rest.</p></article></body></html>"""


OTHER_PAGE = """<html><body><article><h1>Choir wins a goat</h1><p class="byline">Harbour Post, 12 June 2025</p>
<p>The singers of the upper valley came first on Thursday, and the prize walked home with them over the pass,
eating two hats on the way.</p><p>Nobody knows yet who will milk it, or whether it can hold a note.</p>
</article></body></html>"""

PAGE_IN_WORDS = "Bridge opens early\n\nThe new bridge over the sound opened two months before its time."


def paste(html: str = "", text: str = "") -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def wait_for_sheet(qtbot: QtBot, window: MainWindow) -> PasteSheet:
    qtbot.waitUntil(lambda: child(window, PasteSheet) is not None, timeout=PATIENCE)
    sheet = child(window, PasteSheet)
    assert sheet is not None
    return sheet


def test_paste_keep_and_find_at_once(folder: Path, theme: Theme, qtbot: QtBot) -> None:
    with opened(qtbot, theme, folder) as window:
        assert child(window.empty, QPushButton, "Paste Page") is not None, "an empty library says how to begin"
        paste(html=PAGE)
        qtbot.keyClick(window.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        wait_for_sheet(qtbot, window).accept()
        wait_for(qtbot, window, "Bridge opens early")
        qtbot.waitUntil(lambda: window.list.current_id != 0, timeout=PATIENCE)
        qtbot.keyClicks(window.search_bar, "umbrellas")
        wait_for(qtbot, window, "Bridge opens early")


def test_a_paste_that_is_cancelled_leaves_nothing_behind(folder: Path, theme: Theme, qtbot: QtBot) -> None:
    with opened(qtbot, theme, folder) as window:
        paste(text=PAGE_IN_WORDS)
        do(window, "paste")
        wait_for_sheet(qtbot, window).reject()
        with qtbot.waitSignal(window.history.changed, timeout=PATIENCE):
            window.history.undo()  # on the same lane, so that the release before it is done
    with_library = Library.open(folder)
    assert with_library.pending() == ()
    with_library.close()


def test_in_a_text_field_paste_is_the_field_s_own(window: MainWindow, qtbot: QtBot) -> None:
    paste(text="harbour")
    window.activateWindow()
    window.search_bar.setFocus()
    qtbot.waitUntil(window.search_bar.hasFocus)
    qtbot.keyClick(window.search_bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.search_bar.text() == "harbour"
    qtbot.keyClick(window.search_bar, Qt.Key.Key_S)
    assert window.search_bar.text() == "harbours", "letters are letters there, not commands"
    assert child(window, PasteSheet) is None


@pytest.mark.parametrize("kind", ["nothing", "spaces"])
def test_a_clipboard_without_text_is_told_not_opened(window: MainWindow, kind: str, qtbot: QtBot) -> None:
    mime = QMimeData()
    if kind == "spaces":
        mime.setText(" \n ")
    window.capture.take(mime)
    qtbot.waitUntil(lambda: bool(window.messages.texts), timeout=PATIENCE)
    assert len(window.messages.texts) == 1


def test_a_copied_picture_is_offered_as_an_article_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    picture = QImage(320, 240, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    mime.setImageData(picture)
    window.capture.take(mime)
    sheet = wait_for_sheet(qtbot, window)
    assert len(sheet.kept()[0].article.assets) == 1
    sheet.reject()


def drop(window: MainWindow, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def wait_for_preview(qtbot: QtBot, window: MainWindow) -> ImportFiles:
    def there() -> None:
        dialog = child(window, ImportFiles)
        assert dialog is not None
        assert dialog.go.isVisible()

    qtbot.waitUntil(there, timeout=PATIENCE)
    found = child(window, ImportFiles)
    assert found is not None
    return found


def test_several_files_are_shown_then_imported_and_reported(
    folder: Path, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    files = []
    for number, (title, _publisher, _when, body) in enumerate(STORIES):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{title}\n\n{body} {body.upper()}\n", encoding="utf-8")
        files.append(file)
    missing = tmp_path / "gone.txt"
    with opened(qtbot, theme, folder) as window:
        drop(window, *files, missing)
        preview = wait_for_preview(qtbot, window)
        assert window.model.rowCount() == 0, "nothing comes in before the user says so"
        preview.go.click()
        qtbot.waitUntil(lambda: bool(window.messages.texts), timeout=PATIENCE)
        assert "4 imported" in window.messages.texts[0]
        assert "1 set aside" in window.messages.texts[0]
        qtbot.waitUntil(lambda: sorted(titles(window)) == sorted(NEWEST), timeout=PATIENCE)
        press(qtbot, window.messages, "Report…")
        qtbot.waitUntil(lambda: child(window, ImportReports) is not None, timeout=PATIENCE)
        reports = child(window, ImportReports)
        assert reports is not None
        qtbot.waitUntil(lambda: reports.lines.rowCount() == 1, timeout=PATIENCE)
        assert reports.lines.line(0).file.endswith("gone.txt")
        reports.accept()


def test_a_stopped_import_says_so_keeps_what_came_in_and_can_go_on(
    folder: Path, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    for number in range(120):
        words = f"The line across the sound opens on Monday for trip {number}.\n" * 3
        (tmp_path / f"{number}.txt").write_text(f"Ferry number {number} sails\n\n{words}", encoding="utf-8")
    with opened(qtbot, theme, folder) as window:

        def stop_after_the_first(done: int, _total: int, _note: str) -> None:
            if done:
                job.cancel()

        with qtbot.waitSignal(window._jobs.started) as started:
            window.imports.run([tmp_path])
        job = started.args[0]
        job.progressed.connect(stop_after_the_first, Qt.ConnectionType.DirectConnection)
        qtbot.waitUntil(lambda: bool(window.messages.texts), timeout=PATIENCE)
        assert window.messages.texts[0].startswith("Stopped: ")
        assert 0 < window.model.rowCount() < 120
        press(qtbot, window.messages, "Go On")
        qtbot.waitUntil(lambda: window.model.rowCount() == 120, timeout=PATIENCE)


def test_one_file_opens_in_the_sheet(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    page = tmp_path / "bridge.html"
    page.write_text(PAGE, encoding="utf-8")
    window.capture.take_files([page])
    wait_for_sheet(qtbot, window).reject()


def test_a_file_opened_at_start_is_not_offered_as_left_unfinished(
    folder: Path, tmp_path: Path, theme: Theme, qtbot: QtBot, draft: Callable[[str], Draft]
) -> None:
    library = Library.open(folder)
    library.capture(draft(OTHER_PAGE))
    library.close()
    page = tmp_path / "bridge.html"
    page.write_text(PAGE, encoding="utf-8")
    with opened(qtbot, theme, folder, files=[page]) as window:
        sheet = wait_for_sheet(qtbot, window)
        qtbot.waitUntil(lambda: bool(window.messages.texts), timeout=PATIENCE)
        assert window.messages.texts == ["1 paste was left unfinished."]
        sheet.accept()
        wait_for(qtbot, window, "Bridge opens early")
        press(qtbot, window.messages, "Open")
        wait_for_sheet(qtbot, window).accept()
        wait_for(qtbot, window, "Choir wins a goat", "Bridge opens early")


def test_a_file_handed_over_twice_has_one_sheet(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    page = tmp_path / "bridge.html"
    page.write_text(PAGE, encoding="utf-8")
    window.capture.take_files([page])
    window.capture.take_files([page])
    sheet = wait_for_sheet(qtbot, window)
    with qtbot.waitSignal(window.history.changed, timeout=PATIENCE):
        window.history.undo()  # on the same lane, so that both were read before it is done
    assert [each for each in window.findChildren(PasteSheet) if each.isVisible()] == [sheet]
    sheet.reject()


def test_a_file_that_cannot_be_opened_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.capture.take_files([tmp_path / "gone.html"])
    qtbot.waitUntil(lambda: bool(window.messages.texts), timeout=PATIENCE)
    assert "gone.html" in window.messages.texts[0]
    assert "bug" not in window.messages.texts[0]


def test_a_paste_left_over_from_a_crash_is_offered_again(
    folder: Path, theme: Theme, qtbot: QtBot, draft: Callable[[str], Draft]
) -> None:
    library = Library.open(folder)
    library.capture(draft(PAGE))
    library.close()
    with opened(qtbot, theme, folder) as window:
        qtbot.waitUntil(lambda: "1 paste was left unfinished." in window.messages.texts, timeout=PATIENCE)
        press(qtbot, window.messages, "Open")
        wait_for_sheet(qtbot, window).accept()
        wait_for(qtbot, window, "Bridge opens early")
