"""Only once, whatever is imported again; taken back whole, and in again."""

from pathlib import Path

import pytest

from clipper.core.importing.files import named
from clipper.core.library import Library
from clipper.core.model import Imported, Query
from clipper.core.model.imports import ImportOptions, ImportRule
from clipper.core.progress import silent
from tests.core.importing.exports import TEXTS, wallabag

LONG = "".join(f"In the year {1800 + n} the keeper of lamp {n} wrote {TEXTS[n % 4].lower()} " for n in range(12))


def run(library: Library, *paths: Path, rule: ImportRule = "skip", keep_all: bool = False) -> list[str]:
    return [line.status for line in imported(library, *paths, rule=rule, keep_all=keep_all)]


def imported(library: Library, *paths: Path, rule: ImportRule = "skip", keep_all: bool = False) -> list[Imported]:
    return list(library.imports.run(paths, ImportOptions(keep_all=keep_all, rule=rule)))


def test_an_export_twice_adds_nothing_the_second_time(library: Library, tmp_path: Path) -> None:
    export = wallabag(tmp_path / "export.json", [{}, {}, {}, {"content": ""}])
    assert run(library, export) == ["added", "added", "added", "link"]
    for keep_all in (False, True):
        assert run(library, export, keep_all=keep_all) == ["duplicate"] * 4
    assert library.counts().all == 4
    assert library.check().originals == 4


def test_a_link_gets_its_text_when_an_export_has_it(library: Library, tmp_path: Path) -> None:
    (link,) = imported(library, wallabag(tmp_path / "links.json", [{"content": ""}]))
    assert link.status == "link"
    assert link.id is not None
    assert not library.clipping(link.id).summary.captured
    assert run(library, wallabag(tmp_path / "texts.json", [{}])) == ["replaced"]
    clipping = library.clipping(link.id)
    assert clipping.summary.captured
    assert clipping.text == TEXTS[0]
    assert library.counts().all == 1


def test_the_rule_decides_what_becomes_of_an_edition(library: Library, tmp_path: Path) -> None:
    later = LONG + " On Friday the last of the lamps was lit by a child who had never seen one burn before."
    assert run(library, wallabag(tmp_path / "0.json", [{"content": f"<p>{LONG}</p>"}])) == ["added"]
    edition = wallabag(tmp_path / "1.json", [{"content": f"<p>{later}</p>"}])
    assert run(library, edition) == ["duplicate"]
    assert run(library, edition, rule="attach") == ["attached"]
    (clipping_id,) = library.find(Query()).ids
    assert len(library.clipping(clipping_id).editions) == 1
    assert run(library, edition, rule="attach") == ["duplicate"]


def test_an_edition_too_short_to_be_known_by_its_words_is_known_by_its_original(
    library: Library, tmp_path: Path
) -> None:
    run(library, wallabag(tmp_path / "0.json", [{"content": "<p>Lamps burn in Graz.</p>"}]))
    edition = wallabag(tmp_path / "1.json", [{"content": "<p>Lamps burn in Graz and in Arles.</p>"}])
    assert run(library, edition, rule="attach") == ["attached"]
    assert run(library, edition, rule="attach") == ["duplicate"]
    library.imports.undo(2)
    assert run(library, edition, rule="attach") == ["attached"]


def test_copies_of_what_an_older_library_holds_are_known(library: Library, tmp_path: Path) -> None:
    assert run(library, wallabag(tmp_path / "0.json", [{"content": f"<p>{LONG}</p>"}])) == ["added"]
    for table in ("fingerprints", "fingerprint_bands"):
        library._store.connection.execute(f"DELETE FROM {table}")
    copy = {"url": "https://agency.example/lamps", "content": f"<p>{LONG}</p><p>The end of it is not told.</p>"}
    assert run(library, wallabag(tmp_path / "1.json", [copy]), rule="attach") == ["attached"]


def test_originals_of_duplicates_are_let_go(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Mill closes\n{TEXTS[0]}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Mill closes\n\n{TEXTS[0]}\n", encoding="utf-8")
    assert run(library, tmp_path / "a.txt", tmp_path / "b.txt") == ["added", "duplicate"]
    assert library.check().originals == 1


@pytest.mark.parametrize("keep_all", [False, True])
def test_what_cannot_be_read_comes_in_once(library: Library, tmp_path: Path, keep_all: bool) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4\nno document at all")
    (first, second) = imported(library, tmp_path / "a.pdf", tmp_path / "b.pdf", keep_all=keep_all)
    assert [first.status, second.status] == ["failed", "duplicate"]
    assert second.reason.startswith("The same original is in the library already")
    assert run(library, tmp_path / "a.pdf", keep_all=keep_all) == ["duplicate"]
    assert library.check().originals == library.counts().all == 1


def test_keeping_both_keeps_what_differs_and_nothing_twice(library: Library, tmp_path: Path) -> None:
    link, text = {"content": "", "url": "https://paper.example/0"}, {"url": "https://paper.example/0"}
    export = wallabag(tmp_path / "export.json", [link, link, text])
    options = ImportOptions(rule="keep")
    planned = [line.status for line in library.imports.planner(options).lines(named([export]), silent)]
    assert run(library, export, rule="keep") == planned == ["link", "duplicate", "added"]
    assert run(library, export, rule="keep") == ["duplicate"] * 3
    assert library.counts().all == 2


def test_what_was_written_on_a_duplicate_elsewhere_joins_the_clipping(library: Library, tmp_path: Path) -> None:
    (first,) = imported(library, wallabag(tmp_path / "bare.json", [{}]))
    assert first.id is not None
    library.set_note(first.id, "Mine.")
    marked = {"quote": "vote" if "vote" in TEXTS[0] else TEXTS[0][:20], "text": "who?"}
    said = {"tags": ["river"], "is_starred": 1, "annotations": [marked]}
    assert run(library, wallabag(tmp_path / "said.json", [said])) == ["duplicate"]
    clipping = library.clipping(first.id)
    assert clipping.hashtags == ("river",)
    assert clipping.summary.starred
    assert [(each.exact, each.note) for each in clipping.highlights] == [(marked["quote"], "who?")]
    assert clipping.note == "Mine.", "what is here is not written over"
    library.undo()
    assert library.clipping(first.id).hashtags == ()


def test_what_was_written_on_a_bare_link_joins_the_clipping_too(library: Library, tmp_path: Path) -> None:
    (first,) = imported(library, wallabag(tmp_path / "bare.json", [{}]))
    assert first.id is not None
    marked = {"quote": TEXTS[0][:20], "text": "who?"}
    link = {"content": "", "tags": ["river"], "is_starred": 1, "annotations": [marked]}
    for _time in range(2):
        (line,) = imported(library, wallabag(tmp_path / "link.json", [link]))
        assert (line.status, line.reason) == ("duplicate", "The same address is in the library already (number 1).")
    clipping = library.clipping(first.id)
    assert clipping.hashtags == ("river",)
    assert clipping.summary.starred
    assert [(each.exact, each.note) for each in clipping.highlights] == [(marked["quote"], "who?")]
    assert clipping.text == TEXTS[0]
