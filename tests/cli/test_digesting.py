"""clipper digest: of a clipping, of a file, and what is neither."""

from pathlib import Path

from tests.cli.shell import Shell
from tests.core.digest.articles import BRIDGE, BRIDGE_TITLE


def test_the_digest_of_a_file_and_of_the_clipping_it_becomes_agree(clipper: Shell, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(f"{BRIDGE_TITLE}\n{BRIDGE}", encoding="utf-8")
    (of_file,) = clipper.lines("digest", file, "--json")
    assert of_file["title"] == BRIDGE_TITLE
    assert len(of_file["summary"]) == 3
    assert "CastellGroup" in of_file["hashtags"]
    assert "$340 million" in [each["quote"] for each in of_file["figures"]]
    (imported,) = clipper.lines("import", file, "--json")
    (of_clipping,) = clipper.lines("digest", imported["id"], "--json")
    assert of_clipping["summary"] == of_file["summary"]
    shown = clipper("digest", imported["id"])
    assert "2 min" in shown or "1 min" in shown
    assert f"• {of_file['summary'][0]['text']}" in shown
    assert "#CastellGroup" in shown


def test_what_is_neither_a_clipping_nor_a_file_is_told(clipper: Shell, story: Path) -> None:
    clipper("import", story)
    for number in ("7", "0", str(2**70)):
        clipper("digest", number, code=1)
        assert "no clipping" in clipper.last.err
    clipper("digest", "nowhere.txt", code=1)
    assert "nowhere.txt" in clipper.last.err
