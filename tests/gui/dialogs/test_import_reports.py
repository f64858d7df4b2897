"""What every import brought, and what can still be done about it."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from clipper.core.model.imports import ImportLine, ImportOptions, ImportRecord, ImportReport, ImportState
from clipper.gui.dialogs.import_reports import ImportReports

WHEN = datetime(2025, 6, 11, 9, tzinfo=UTC)


def record(number: int, state: ImportState = "finished", *, left: bool = True, **counts: int) -> ImportRecord:
    return ImportRecord(number, WHEN, WHEN, state, ("export.csv",), ImportOptions(), counts, left)  # type: ignore[arg-type]


@pytest.fixture
def asked() -> list[tuple[int, tuple[str, ...]]]:
    return []


def made(qtbot: QtBot, asked: list[tuple[int, tuple[str, ...]]], *records: ImportRecord) -> ImportReports:
    dialog = ImportReports(())
    qtbot.addWidget(dialog)
    dialog.asked.connect(lambda number, statuses: asked.append((number, statuses)))
    dialog.show_records(records)
    dialog.show()
    return dialog


def able(dialog: ImportReports) -> set[str]:
    return {name for name, button in dialog.buttons.items() if button.isEnabled()}


def test_the_newest_is_shown_first(qtbot: QtBot, asked: list[tuple[int, tuple[str, ...]]]) -> None:
    dialog = made(qtbot, asked, record(2, added=3), record(1, added=1))
    assert dialog.current == 2
    assert asked[-1][0] == 2
    dialog.list.setCurrentRow(1)
    assert asked[-1][0] == 1


def test_lines_tell_what_became_of_each_article_and_why(qtbot: QtBot, asked: list[tuple[int, tuple[str, ...]]]) -> None:
    dialog = made(qtbot, asked, record(1, added=1, failed=1))
    lines = (ImportLine("export.csv", 4, "failed", "Torn page", None, "It holds no text."),)
    dialog.show_report(ImportReport(record(1, added=1, failed=1), lines))
    told = [dialog.lines.data(dialog.lines.index(0, column)) for column in range(dialog.lines.columnCount())]
    assert told == ["Torn page", "set aside", "It holds no text.", "export.csv"]
    assert "1 imported, 1 set aside" in dialog.told.text()


def test_what_has_no_headline_goes_by_its_file(qtbot: QtBot) -> None:
    dialog = made(qtbot, [], record(1, failed=1))
    dialog.show_report(ImportReport(record(1, failed=1), (ImportLine("pages/empty.html", 0, "failed"),)))
    assert dialog.lines.data(dialog.lines.index(0, 0)) == "empty.html"


def test_what_was_set_aside_is_not_hidden_below_what_came_in(qtbot: QtBot) -> None:
    dialog = made(qtbot, [], record(1, link=2, failed=1))
    lines = tuple(ImportLine("export.csv", at, status) for at, status in enumerate(("link", "failed", "link")))  # type: ignore[arg-type]
    dialog.show_report(ImportReport(record(1, link=2, failed=1), lines))
    assert [dialog.lines.line(row).place for row in range(3)] == [1, 0, 2]


def test_a_report_that_comes_late_is_not_shown_for_another(
    qtbot: QtBot, asked: list[tuple[int, tuple[str, ...]]]
) -> None:
    dialog = made(qtbot, asked, record(2, added=3), record(1, failed=1))
    dialog.show_report(ImportReport(record(1, failed=1), (ImportLine("a", 0, "failed"),)))
    assert dialog.lines.rowCount() == 0


@pytest.mark.parametrize(
    ("which", "possible"),
    [
        (record(1, added=1), {"undo", "export"}),
        (record(1, failed=1), {"retry", "undo", "export"}),
        (record(1, left=False, duplicate=1), {"export"}),
        (record(1, duplicate=1), {"undo", "export"}),
        (record(1, "stopped", added=1), {"resume", "undo", "export"}),
        (record(1, "running", link=1), {"resume", "undo", "export"}),
        (record(1, "undone", added=1, failed=1), {"export"}),
    ],
)
def test_only_what_is_possible_can_be_pressed(qtbot: QtBot, which: ImportRecord, possible: set[str]) -> None:
    assert able(made(qtbot, [], which)) == possible


def test_buttons_name_the_import_they_are_about(qtbot: QtBot) -> None:
    dialog = made(qtbot, [], record(7, "stopped", added=1))
    with qtbot.waitSignal(dialog.resume) as resumed:
        dialog.buttons["resume"].click()
    assert resumed.args == [7]
    assert not dialog.isVisible()  # it would keep the user from Stop


def test_without_imports_it_says_how_to_begin(qtbot: QtBot) -> None:
    dialog = made(qtbot, [])
    assert "File, Import" in dialog.told.text()
    assert able(dialog) == set()


def test_an_article_that_came_in_can_be_opened(qtbot: QtBot) -> None:
    dialog = made(qtbot, [], record(1, added=1))
    dialog.show_report(ImportReport(record(1, added=1), (ImportLine("a", 0, "added", "Ferry", 12),)))
    with qtbot.waitSignal(dialog.open_clipping) as opened:
        dialog.table.activated.emit(dialog.lines.index(0, 0))
    assert opened.args == [12]


def test_a_chosen_import_stays_chosen_when_the_list_changes(
    qtbot: QtBot, asked: list[tuple[int, tuple[str, ...]]]
) -> None:
    dialog = made(qtbot, asked, record(2, added=3), record(1, failed=1))
    dialog.list.setCurrentRow(1)
    dialog.show_records((record(3, added=1), record(2, added=3), record(1, failed=1)))
    assert dialog.current == 1


def test_an_article_that_is_opened_is_not_covered_by_the_report(qtbot: QtBot) -> None:
    dialog = made(qtbot, [], record(1, added=1))
    dialog.show_report(ImportReport(record(1, added=1), (ImportLine("export.csv", 0, "added", "Ferry sails", 12),)))
    with qtbot.waitSignal(dialog.open_clipping) as opened:
        dialog.table.activated.emit(dialog.lines.index(0, 0))
    assert opened.args == [12]
    assert not dialog.isVisible()
