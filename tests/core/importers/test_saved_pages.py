"""Pages saved by browsers and by SingleFile, with the pictures that lie beside them."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from clipper.core.extract.read import read
from clipper.core.importers import drafts, saved_pages
from clipper.core.model import Draft

TEXT = "".join(
    f"<p>The harbour master said, for the {n}th time, that no ferry would sail before noon.</p>" for n in range(9)
)


def picture(colour: str = "teal") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(written, "JPEG")
    return written.getvalue()


def opened(path: Path) -> Draft:
    (draft,) = drafts(path)
    assert isinstance(draft, Draft)
    return draft


def single_file(note: str) -> str:
    return (
        f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n {note}\n--><meta charset=utf-8>"
        f"<title>Ferries</title><body><h1>Ferries</h1><img src=quay.jpg>{TEXT}"
    )


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        (
            "Tue Jun 10 2025 09:30:15 GMT+0200 (Central European Summer Time)",
            datetime(2025, 6, 10, 7, 30, 15, tzinfo=UTC),
        ),
        ("Mon Jan 06 2025 23:59:59 GMT-0330 (heure normale)", datetime(2025, 1, 7, 3, 29, 59, tzinfo=UTC)),
    ],
)
def test_single_file_notes_where_and_when(tmp_path: Path, said: str, moment: datetime) -> None:
    file = tmp_path / "ferries.html"
    file.write_text(single_file(f"url: https://e.example/ferries?a=1 \n saved date: {said}"))
    draft = opened(file)
    assert (draft.url, draft.captured, draft.selection) == ("https://e.example/ferries?a=1", moment, False)


@pytest.mark.parametrize(
    "note", ["", "url: javascript:alert(1)\n saved date: Tue Jun 31 2025 09:30:15 GMT+0200", "saved date: now"]
)
def test_what_is_not_noted_is_the_files_own(tmp_path: Path, note: str) -> None:
    file = tmp_path / "ferries.html"
    file.write_text(single_file(note))
    draft = opened(file)
    assert draft.url is None
    assert draft.captured == datetime.fromtimestamp(file.stat().st_mtime, UTC)


def complete(folder: Path, charset: str = "utf-8") -> Path:
    """A page as a browser saves it with all that belongs to it."""
    page = (
        "<!DOCTYPE html>\n<!-- saved from url=(0026)https://e.example/ferries/ -->\n"
        f'<html><head><meta charset="{charset}">'
        '<title>Fähren</title><script src="./Fähren_files/app.js"></script></head><body><h1>Fähren</h1>'
        '<figure><img src="./F%C3%A4hren_files/quay%20one.jpg" '
        'srcset="Fähren_files/large.jpg 2x, https://e.example/x.jpg 3x">'
        f"</figure>{TEXT}<p><img src='../secret.jpg'><img src='Fähren_files/gone.jpg'></p></body></html>"
    )
    (folder / "Fähren_files").mkdir(parents=True)
    (folder / "Fähren_files" / "quay one.jpg").write_bytes(picture("teal"))
    (folder / "Fähren_files" / "large.jpg").write_bytes(picture("navy"))
    (folder / "Fähren_files" / "app.js").write_text("alert(1)")
    (folder / "Fähren_files" / "unnamed.jpg").write_bytes(picture("red"))
    (folder.parent / "secret.jpg").write_bytes(picture("black"))
    file = folder / "Fähren.html"
    file.write_bytes(page.encode(charset))
    return file


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_complete_page_brings_the_files_it_names(tmp_path: Path, charset: str) -> None:
    draft = opened(complete(tmp_path / "saved", charset))
    assert draft.url == "https://e.example/ferries/"
    assert {part.data for part in draft.parts} == {picture("teal"), picture("navy")}
    (article,) = read(draft)
    assert [asset.data for asset in article.assets] == [picture("navy")]


def test_a_folder_of_pages_is_its_pages(tmp_path: Path) -> None:
    complete(tmp_path / "saved")
    assert [draft.name for draft in drafts(tmp_path / "saved")] == ["Fähren.html"]


def test_pages_in_an_archive_bring_their_files_too(tmp_path: Path) -> None:
    file = complete(tmp_path / "saved")
    with zipfile.ZipFile(tmp_path / "saved.zip", "w") as archive:
        for each in sorted((tmp_path / "saved").rglob("*.*")):
            archive.write(each, each.relative_to(tmp_path))
    assert opened(tmp_path / "saved.zip").parts == opened(file).parts


def test_pictures_beside_markdown(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    for name in ("a.jpg", "b b.jpg", "img/c.jpg"):
        (tmp_path / name).write_bytes(picture())
    note = tmp_path / "note.md"
    note.write_text(
        '# Ferry\n\nText.\n\n![A](a.jpg) ![B](<b b.jpg>) ![C](./img/c.jpg "title")\n\n![[a.jpg|300]] '
        "![x](/etc/hostname)"
        "![D](https://e.example/d.jpg) ![E](file:///etc/hostname) ![F](../f.jpg)\n"
    )
    assert [part.name for part in opened(note).parts] == ["a.jpg", "b b.jpg", "./img/c.jpg"]


def test_no_more_than_so_much_comes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (tmp_path / f"{number}.jpg").write_bytes(b"x" * 100)
    file = tmp_path / "page.html"
    file.write_text("<html>" + "".join(f"<img src={number}.jpg>" for number in range(5)))
    monkeypatch.setattr(saved_pages, "MOST_BYTES", 350)
    assert len(opened(file).parts) == 3
    monkeypatch.setattr(saved_pages, "MOST_FILES", 2)
    assert len(opened(file).parts) == 2


@pytest.mark.parametrize(
    "bad", ["src=" * 100_000, 'src="' * 100_000, "![" * 100_000, "<img " * 100_000, "![[" * 100_000]
)
def test_no_page_makes_it_slow(bad: str) -> None:
    """Anything quadratic takes minutes here."""
    assert len(list(saved_pages.named_in_markdown(bad))) == 0
    assert all(name.startswith(("src", "data")) for name in saved_pages.named_in_html(bad))
