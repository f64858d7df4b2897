"""Reports as text and as tables."""

import csv
import io
from datetime import UTC, datetime

from clipper.core.importing.reports import as_csv, as_text, summary, taken_back
from clipper.core.model import Changes
from clipper.core.model.imports import ImportLine, ImportOptions, ImportRecord, ImportReport, TakenBack

LINES = (
    ImportLine("stories/a.txt", 0, "added", "Mill closes", 4),
    ImportLine("stories/a.txt", 1, "duplicate", '=HYPERLINK("x"; "y")', None, "The same text is here."),
    ImportLine("stories/b.pdf", 0, "failed", "", None, "It is\nlocked."),
)
REPORT = ImportReport(
    ImportRecord(
        3,
        datetime(2026, 5, 1, 12, tzinfo=UTC),
        None,
        "finished",
        ("stories",),
        ImportOptions(),
        {"added": 1, "duplicate": 1, "failed": 1},
    ),
    LINES,
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_holds_every_line_as_it_is() -> None:
    told = rows(as_csv(REPORT))
    assert [(row["file"], row["place"], row["status"], row["clipping"]) for row in told] == [
        ("stories/a.txt", "1", "added", "4"),
        ("stories/a.txt", "2", "duplicate", ""),
        ("stories/b.pdf", "1", "failed", ""),
    ]
    assert told[1]["title"] == LINES[1].title
    assert told[2]["reason"] == LINES[2].reason


def test_a_spreadsheet_computes_nothing() -> None:
    assert rows(as_csv(REPORT, spreadsheet=True))[1]["title"] == f"'{LINES[1].title}"


def test_the_text_says_what_came_in_and_why_the_rest_did_not() -> None:
    text = as_text(REPORT)
    for word in ("Import 3", "stories/b.pdf #1", "locked.", "Mill closes", "1 added, 1 already in the library"):
        assert word in text


def test_the_summary_leaves_out_what_there_is_none_of() -> None:
    assert summary({"added": 1200, "failed": 0}) == "1,200 added"
    assert summary({}) == ""
    assert summary({"added": 2, "duplicate": 3}, twice=3) == "2 added, 3 twice in this import"


def test_what_was_taken_back_is_told_with_what_stays() -> None:
    assert taken_back(TakenBack(Changes(), 1200, 1)) == "1,200 moved to Trash, 1 is as it was before."
    assert taken_back(TakenBack(Changes(), 0, 2, texts=2, notes=1)) == (
        "2 are as they were before. Changed since, and so left as it is: 2 texts, 1 note."
    )
    assert taken_back(TakenBack(Changes(), 0, 0)) == "Nothing of it was left."
