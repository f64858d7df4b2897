"""A folder of bad files through `clipper import`: good ones come in, each bad one is told, nothing is lost."""

from pathlib import Path

from clipper.core.library import Library
from clipper.core.model import Query
from tests.cli.shell import Shell
from tests.core import broken_files


def originals(library: Path) -> dict[str, bytes]:
    """What the clippings were made from, by name."""
    opened = Library.open(library, writable=False)
    try:
        found = [opened.original(number) for number in opened.find(Query()).ids]
        return {each.name: each.data for each in found if each is not None}
    finally:
        opened.close()


def test_good_files_come_in_and_bad_ones_are_set_aside_with_a_reason(clipper: Shell, tmp_path: Path) -> None:
    folder = broken_files.write(tmp_path / "files")
    clipper("import", folder)
    lines = {Path(line["file"]).name: line for line in clipper.lines("imports", 1, "--json")}
    assert {name for name, line in lines.items() if line["status"] == "added"} == set(broken_files.GOOD)
    bad = broken_files.bad()
    assert {name for name, line in lines.items() if line["status"] == "failed"} == set(bad)
    for name, (_data, why, _kept) in bad.items():
        reason = lines[name]["reason"]
        assert why in reason, name
        assert not any(word in reason for word in ("Traceback", "Error", "Exception", "None")), reason
    told = clipper("imports", 1)
    assert f"2 added, {len(bad)} set aside" in told
    assert all(name in told for name in bad)
    kept = {name for name, (_data, _why, kept) in bad.items() if kept}
    assert originals(clipper.library) == {name: (folder / name).read_bytes() for name in kept | set(broken_files.GOOD)}


def test_what_was_set_aside_is_tried_again_without_harm(clipper: Shell, tmp_path: Path) -> None:
    clipper("import", broken_files.write(tmp_path / "files", largest=100_000))
    before = originals(clipper.library)
    clipper("imports", 1, "--retry", code=1)
    assert originals(clipper.library) == before
    clipper("check")
