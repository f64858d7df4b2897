"""The command line, as scripts and people use it."""

import os
import shutil
from pathlib import Path

import pytest

from clipper.cli import main
from clipper.cli.parser import COMMANDS
from clipper.core.library import Library
from tests.cli.shell import STORY, Shell

PAGE = Path(__file__).parents[1] / "fixtures" / "aggregator-page.txt"


def test_import_search_list_show_tags_agree(clipper: Shell, story: Path) -> None:
    (imported,) = clipper.lines("import", story, "--json")
    assert imported == {
        "file": str(story),
        "id": imported["id"],
        "title": "Ferry crews in Portugal walk out over night shifts",
        "status": "added",
        "reason": "",
    }
    (hit,) = clipper.lines("search", "union country:PT", "--json")
    assert hit["id"] == imported["id"]
    assert hit["score"] > 0
    assert "union" in hit["snippet"]
    (listed,) = clipper.lines("list", "--json")
    assert listed == {key: hit[key] for key in listed}
    assert set(listed) == {"id", "title", "publisher", "published", "url", "lang", "countries", "topics"}
    assert listed["countries"][0] == "PT"
    assert clipper("show", imported["id"], "--format", "txt").startswith("Ferry crews in Portugal")
    assert clipper("show", imported["id"]).startswith("# Ferry crews in Portugal")
    assert "<p>" in clipper("show", imported["id"], "--format", "html")
    (whole,) = clipper.lines("show", imported["id"], "--format", "json")
    assert "Lisbon" in whole["text"]
    assert {"kind": "country", "id": "PT", "label": "Portugal", "count": 1} in clipper.lines("tags", "--json")


WEB_PAGE = """<html lang="en"><head><title>Ferry crews walk out | The Dial</title>
<meta property="og:site_name" content="The Dial"><meta property="article:section" content="Coast">
<meta property="article:tag" content="Ferries"><meta property="article:content_tier" content="locked">
<meta property="article:published_time" content="2025-06-10T09:30:00+01:00">
<meta property="article:modified_time" content="2025-06-10T11:30:00+01:00"></head>
<body><article><h1>Ferry crews walk out</h1><p class="standfirst">Talks about night shifts broke down on Tuesday.</p>
<p>By Jane Roe</p><p>Crews on the Lisbon ferries stopped work on Tuesday after talks about night shifts broke down.</p>
<p>The Portuguese government asked both sides to return to the table this week, and neither side did.</p>
</article></body></html>"""


def test_facts_of_a_page_are_told_with_where_they_stood(clipper: Shell, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(WEB_PAGE, encoding="utf-8")
    (read,) = clipper.lines("extract", "--json", page)
    (imported,) = (each for each in clipper.lines("import", page, "--json") if each.get("id"))
    (kept,) = clipper.lines("show", imported["id"], "--format", "json")
    for told in (read, kept):
        assert told["authors"] == ["Jane Roe"]
        assert (told["deck"], told["section"]) == ("Talks about night shifts broke down on Tuesday.", "Coast")
        assert (told["updated"], told["keywords"]) == ("2025-06-10T11:30:00+01:00", ["Ferries"])
        assert told["paywalled"] is True
        assert told["provenance"]["authors"] == {"source": "byline", "confidence": 0.75}
        assert told["provenance"]["published"]["source"] == "og"


def test_the_library_may_be_named_after_the_command(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    assert main(["list", "--json", "--library", str(clipper.library)]) == 0
    assert main(["--library", str(clipper.library), "search", "union"]) == 0


def test_facets_come_as_a_line_of_their_own(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    *hits, facets = clipper.lines("search", "ferries", "--json", "--facets")
    assert len(hits) == 1
    assert facets["facets"]["country"]["PT"] == 1


def test_limit_cuts_the_answer(clipper: Shell, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(STORY.replace("Tuesday", f"day {number}"), encoding="utf-8")
    clipper("import", *sorted(tmp_path.glob("*.txt")))
    assert len(clipper.lines("search", "ferries", "--json")) == 3
    assert len(clipper.lines("search", "ferries", "--json", "--limit", 2)) == 2


@pytest.mark.parametrize("query", ["-spain", "-spain lisbon", "-hungary", "-7", "ferries -spain"])
def test_a_query_may_begin_with_what_to_leave_out(clipper: Shell, story: Path, query: str) -> None:
    clipper("import", story)
    assert len(clipper.lines("search", query, "--json", "--limit", 5)) == 1
    assert len(clipper.lines("search", "--json", "--", query)) == 1


def test_what_is_left_out_is_left_out(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    assert clipper.lines("search", "-lisbon", "--json") == []


def test_a_dry_run_makes_no_library(clipper: Shell, story: Path) -> None:
    (line,) = clipper.lines("import", story, "--dry-run", "--json")
    assert (line["status"], line["id"]) == ("added", None)
    assert not clipper.library.exists()


def test_import_all_keeps_every_article(clipper: Shell) -> None:
    assert [line["status"] for line in clipper.lines("import", PAGE, "--json")] == ["added", "stub", "stub", "stub"]
    again = clipper.lines("import", PAGE, "--json", "--all")
    assert [line["status"] for line in again] == ["duplicate", "added", "added", "added"]


def test_reindex_and_check(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    assert "All is well" in clipper("check")
    cache = Path(os.environ["XDG_CACHE_HOME"])
    shutil.rmtree(cache)
    assert "reindex" in clipper("check", code=1)
    assert clipper("reindex") == "1 clippings indexed.\n"
    assert "1 in the index" in clipper("check")


def test_writing_while_the_library_is_open_elsewhere_says_so(
    clipper: Shell, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clipper("import", story)
    window = Library.open(clipper.library)
    try:
        assert main(["import", str(PAGE), "--library", str(clipper.library)]) == 1
        error = capsys.readouterr().err
        assert error.startswith("clipper: Clipper is open")
        assert error.count("\n") == 1
        assert len(clipper.lines("search", "ferries", "--json")) == 1
    finally:
        window.close()


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0
        assert command in capsys.readouterr().out
