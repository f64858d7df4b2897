"""Archives that are cut, locked, swollen or named to escape: what can be read is, the rest is set aside."""

import gzip
import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.errors import ClipperError
from clipper.core.importers import IMPORTERS, OpenedFile, archives
from clipper.core.importers.archives import Archive
from clipper.core.importers.files import read_file
from clipper.core.model import Draft, Refused
from tests.core.documents import zipped

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
PAGE = "<html><body><p>Ships wait outside the harbour.</p></body></html>"
SWOLLEN = b"\0" * 5_000_000


def found(data: bytes, name: str = "a.zip") -> list[Draft | Refused]:
    return list(read_file(OpenedFile.of(data, NOW, name), IMPORTERS))


def refused(data: bytes) -> list[str]:
    return [each.name for each in found(data) if isinstance(each, Refused)]


@pytest.mark.parametrize(
    "name",
    [
        "../up.html",
        "a/../../../up.html",
        "/escape.html",
        "//host/share.html",
        "C:\\Windows\\a.html",
        "..\\up.html",
        "CON",
        "nul.html",
        "COM1.html",
        "./plain.html",
        "a//b.html",
        "a\nb\u202e.html",
        "x" * 5000 + ".html",
        "ends with a dot.",
    ],
)
def test_names_lead_nowhere(name: str, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(zipped({name: PAGE}))
    before = {*tmp_path.parent.iterdir(), *tmp_path.iterdir()}
    (draft,) = found(archive.read_bytes())
    assert isinstance(draft, Draft)
    assert draft.data == PAGE.encode()
    assert draft.name.isprintable()
    assert {*tmp_path.parent.iterdir(), *tmp_path.iterdir()} == before


def test_a_page_in_an_archive_cannot_look_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG secret")
    page = f'<html><p>x</p><img src="../secret.png"><img src="{secret}"><img src="{secret.as_uri()}">'
    (tmp_path / "in").mkdir()
    archive = tmp_path / "in" / "a.zip"
    archive.write_bytes(zipped({"a/page.html": page}))
    (draft,) = read_file(OpenedFile.at(archive), IMPORTERS)
    assert isinstance(draft, Draft)
    assert draft.parts == ()


def test_a_page_on_disk_cannot_look_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG secret")
    folder = tmp_path / "in"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files" / "link.png").symlink_to(secret)
    names = ("../secret.png", "page_files/../../secret.png", "page_files/link.png", "..%2Fsecret.png", str(secret))
    page = folder / "page.html"
    page.write_text("<html><p>x</p>" + "".join(f'<img src="{name}">' for name in names))
    (draft,) = read_file(OpenedFile.at(page), IMPORTERS)
    assert isinstance(draft, Draft)
    assert draft.parts == ()


def test_a_page_does_not_open_a_library_beside_it(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    for name in ("library.db", "library.lock"):
        (tmp_path / "library" / name).write_bytes(b"SQLite format 3\0")
    page = tmp_path / "page.html"
    page.write_text('<html><p>x</p><img src="library/library.db">')
    (draft,) = read_file(OpenedFile.at(page), IMPORTERS)
    assert isinstance(draft, Draft)
    assert draft.parts == ()


def test_a_member_that_is_a_bomb_costs_no_other() -> None:
    bomb, page = found(zipped({"bomb.txt": SWOLLEN, "page.html": PAGE}))
    assert isinstance(bomb, Refused)
    assert (bomb.name, "far more than it should" in bomb.reason) == ("bomb.txt", True)
    assert isinstance(page, Draft)


def test_a_zipped_bomb_is_refused() -> None:
    (bomb,) = found(gzip.compress(SWOLLEN), "a.gz")
    assert isinstance(bomb, Refused)
    assert "far more than it should" in bomb.reason


def test_members_that_share_their_bytes_are_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name in the directory leads to the same bytes."""
    monkeypatch.setattr(zipfile.ZipFile, "_writecheck", lambda _self, _info: None)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", os.urandom(20_000).hex())
        archive.filelist += [archive.filelist[0]] * 300
    with pytest.raises(ClipperError, match="far more than it should"):
        Archive(OpenedFile.of(data.getvalue(), NOW, "a.zip"))


def test_a_size_that_lies_is_found_out() -> None:
    data = zipped({"a.txt": "x" * 400})
    at = data.rindex((400).to_bytes(4, "little"))
    lying = data[:at] + (40).to_bytes(4, "little") + data[at + 4 :]
    assert refused(lying) == ["a.txt"]


def test_archives_within_archives_are_opened_only_so_deep() -> None:
    data = zipped({"page.html": PAGE})
    for _ in range(archives.DEEPEST - 1):
        data = zipped({"inner.zip": data})
    assert isinstance(found(data)[0], Draft)
    for _ in range(3):
        data = zipped({"inner.zip": data})
    assert [type(each) for each in found(data)] == [Refused]


def test_a_damaged_member_costs_no_other() -> None:
    data = bytearray(zipped({"a.html": PAGE, "b.html": PAGE.replace("Ships", "Boats")}))
    data[45] ^= 0xFF
    assert [type(each) for each in found(bytes(data))] == [Refused, Draft]


def test_a_locked_member_is_told() -> None:
    data = bytearray(zipped({"a.html": PAGE}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (locked,) = found(bytes(data))
    assert isinstance(locked, Refused)
    assert "encrypted" in locked.reason


def test_a_directory_that_is_stale_is_told() -> None:
    """Bytes were taken away before the directory: its places lie before the file's beginning."""
    data = zipped({"a.html": PAGE})
    assert refused(data[:4] + data[20:]) == ["a.html"]


def test_members_without_a_name_are_passed_over() -> None:
    data = zipped({"a.html": PAGE, "Zb": PAGE}).replace(b"Zb", b"\0b")  # a name ends at a zero
    assert [each.name for each in found(data)] == ["a.html"]


@pytest.mark.parametrize("cut", [10, 40, 100, -1, -30])
def test_a_cut_archive_is_told_by_name(cut: int) -> None:
    with pytest.raises(ClipperError, match=r"a\.zip"):
        found(zipped({"a.html": PAGE})[:cut])


def test_documents_that_are_not_packed_smaller_are_opened_one_by_one() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.pdf", b"%PDF-1.7\n")
        archive.writestr("b.html", PAGE)
    assert [each.name for each in found(stored.getvalue())] == ["a.pdf", "b.html"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_member_is_set_aside_however_it_is_packed(method: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("a.html", PAGE * 50)
    data = bytearray(packed.getvalue())
    start = 30 + len("a.html")  # behind the header
    for at in range(start + 12, start + 40):
        data[at] ^= 0xFF
    assert refused(bytes(data)) == ["a.html"]
