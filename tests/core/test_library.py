"""The road from paste to search, through the one door; and libraries opened, moved, read beside."""

import multiprocessing
import os
import shutil
import signal
from pathlib import Path

import pytest

from clipper.core import paths
from clipper.core.errors import ClipperError
from clipper.core.library import Library
from clipper.core.model import Edit, Query
from tests.core.pasting import CURLING, FERRY, draft, ids, keep


def test_what_is_pasted_and_kept_is_found_by_a_word_inside_and_read_with_it_lit(library: Library) -> None:
    ferry, curling = keep(library), keep(library, CURLING)
    assert ids(library, "commuters") == [ferry]
    assert ids(library, "captain OR union") == [curling, ferry] or ids(library, "captain OR union") == [ferry, curling]
    opened = library.open_clipping(ferry, "commuter")
    assert [opened.clipping.text[start:end] for start, end in opened.spans] == ["Commuters"]
    snippet = library.snippets([ferry], "river")[ferry]
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["river"]


def test_it_is_all_there_after_closing_and_opening_again(tmp_path: Path) -> None:
    first = Library.open(tmp_path)
    ferry = keep(first)
    first.set_note(ferry, "call the union")
    assert first.wait_indexed()
    first.close()
    again = Library.open(tmp_path, writable=False)
    assert list(again.find(Query(text="union")).ids) == [ferry]
    assert again.clipping(ferry).note == "call the union"
    again.close()


def test_the_country_is_tagged_filtered_and_counted(library: Library) -> None:
    ferry = keep(library)
    keep(library, CURLING)
    assert library.clipping(ferry).summary.countries[:1] == ("PT",)
    assert ids(library, filters=(("country", "PT"),)) == [ferry]
    assert ids(library, "country:Portugal") == [ferry]
    assert ids(library, "strike", filters=(("country", "PT"),)) == [ferry]
    found = library.find(Query(text="strike"))
    assert [(each.value, each.label, each.count) for each in found.facets["country"]] == [("PT", "Portugal", 1)]


def test_evidence_stands_where_it_says(library: Library) -> None:
    clipping = library.clipping(keep(library))
    spans = [e for tag in clipping.countries for e in tag.evidence if e.start is not None]
    assert spans
    assert all(clipping.canonical[e.start : e.end] == e.quote for e in spans)


def test_unread_and_starred_places_also_hold_for_words(library: Library) -> None:
    ferry, curling = keep(library), keep(library, CURLING)
    library.set_unread([ferry], False)
    library.set_starred([ferry], True)
    assert ids(library, "the", place="unread") in ([curling], [])
    assert ids(library, "union OR captain", place="unread") == [curling]
    assert ids(library, "union OR captain", place="starred") == [ferry]


def test_a_half_typed_query_never_fails(library: Library) -> None:
    keep(library)
    assert library.wait_indexed()
    query = '(title:"ferry crews" AND country:PT) OR (date:2025..2026 NOT wint*'
    for end in range(len(query) + 1):
        library.find(Query(text=query[:end]))


def test_without_an_index_the_same_questions_are_answered_and_the_answer_says_so(tmp_path: Path) -> None:
    writer = Library.open(tmp_path)
    ferry, curling = keep(writer), keep(writer, CURLING)
    assert writer.wait_indexed()
    writer.close()
    for file in paths.index_folder(tmp_path).rglob("*"):
        if file.is_file():
            file.unlink()
    reader = Library.open(tmp_path, writable=False)
    for query, answer in {
        "commuters": [ferry],
        "title:commuters": [],
        "captain OR commuters": [curling, ferry],
        "the NOT captain": [ferry],
        "-commuters": [curling],
        "country:Portugal": [ferry],
        "strike country:JP": [],
        "commut*": [ferry],
    }.items():
        found = reader.find(Query(text=query + " "))
        assert (query, sorted(found.ids)) == (query, sorted(answer))
        assert "index" in found.problem
    assert "date:2025" in reader.find(Query(text="commuters date:2025 ")).problem
    assert [each.value for each in reader.find(Query(text="commuters")).facets["country"]] == ["PT"]
    assert reader.check().problems
    reader.close()
    healed = Library.open(tmp_path)
    assert healed.wait_indexed()
    assert list(healed.find(Query(text="commuter")).ids) == [ferry]
    assert healed.check().problems == ()
    healed.close()


def test_where_the_cache_cannot_be_written_search_goes_on(tmp_path: Path) -> None:
    writer = Library.open(tmp_path)
    ferry = keep(writer)
    writer.close()
    cache = paths.cache_folder(tmp_path)
    shutil.rmtree(cache, ignore_errors=True)
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("in the way")
    reader = Library.open(tmp_path, writable=False)
    found = reader.find(Query(text="commuters"))
    assert list(found.ids) == [ferry]
    assert "index" in found.problem
    reader.close()
    again = Library.open(tmp_path)
    with pytest.raises(ClipperError, match="cannot be built"):
        again.reindex()
    assert not again.wait_indexed(1)
    again.close()


def test_another_library_in_the_same_place_is_not_searched_with_the_old_index(tmp_path: Path) -> None:
    for text in (FERRY, CURLING):
        writer = Library.open(tmp_path / "library")
        keep(writer, text)
        assert writer.wait_indexed()
        writer.close()
        (tmp_path / "library").rename(tmp_path / text[:5])
    (tmp_path / FERRY[:5]).rename(tmp_path / "library")
    reader = Library.open(tmp_path / "library", writable=False)
    assert [s.title for s in reader.summaries(reader.find(Query(text="commuters")).ids)] == [FERRY.partition("\n")[0]]
    assert list(reader.find(Query(text="captain")).ids) == []
    reader.close()


def test_what_the_index_has_not_seen_yet_is_told(tmp_path: Path) -> None:
    writer = Library.open(tmp_path)
    keep(writer)
    assert writer.wait_indexed()
    (process,) = [child for child in multiprocessing.active_children() if child.name == "clipper-index"]
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    keep(writer, CURLING)
    assert "newest" in writer.find(Query(text="captain")).problem
    os.kill(process.pid, signal.SIGCONT)
    assert writer.wait_indexed()
    assert writer.find(Query(text="captain")).problem == ""
    writer.close()


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    writer = Library.open(tmp_path)
    ferry = keep(writer)
    reader = Library.open(tmp_path, writable=False)
    assert reader.read_only
    with pytest.raises(ClipperError, match="reading only"):
        reader.trash([ferry])
    with pytest.raises(ClipperError, match="reading only"):
        reader.capture(draft(CURLING))
    with pytest.raises(ClipperError, match="Clipper is open"):
        Library.open(tmp_path)
    reader.close()
    writer.close()


def test_a_library_moved_to_another_folder_is_whole(tmp_path: Path) -> None:
    writer = Library.open(tmp_path / "here")
    ferry = keep(writer)
    writer.close()
    (tmp_path / "here").rename(tmp_path / "there")
    moved = Library.open(tmp_path / "there")
    assert ids(moved, "commuters") == [ferry]
    assert moved.original(ferry).data == FERRY.encode()
    moved.close()


def test_reindex_counts_what_it_indexed(library: Library) -> None:
    ferry = keep(library)
    keep(library, CURLING)
    assert library.reindex() == 2
    assert ids(library, "commuters") == [ferry]


def test_markdown_escapes_what_the_text_says(library: Library) -> None:
    (clipping_id,) = library.new_clipping(
        Edit(title="Five * five", publisher="Post", body="Use <b>tags</b> and _lines_")
    ).added
    text = library.markdown(clipping_id)
    assert text.startswith("# Five \\* five\n")
    assert "Post" in text
    assert "<b>" not in text.replace("\\<b>", "")
