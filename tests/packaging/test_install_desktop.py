"""The per-user menu entry: valid, callable wherever the checkout lies, polite to other programs."""

import os
import select
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import install_desktop
from install_desktop import TEMPLATE, entry_text, main

ROOT = Path(__file__).resolve().parents[2]
Program = Callable[[str], str]


@pytest.fixture
def entry(own_home: Path) -> Path:
    return own_home / "xdg_data_home" / "applications" / "clipper.desktop"


def validate(path: Path, program: Program) -> None:
    done = subprocess.run([program("desktop-file-validate"), str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def value(text: str, key: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{key}=")).partition("=")[2]


def test_the_entry_for_packages_is_valid(program: Program) -> None:
    validate(TEMPLATE, program)


def test_the_installed_entry_is_valid_and_calls_this_checkout(entry: Path, program: Program) -> None:
    assert main([]) == 0
    validate(entry, program)
    assert value(entry.read_text(), "Exec") == f'"{ROOT}/.venv/bin/python" -P -m clipper %F'


@pytest.mark.parametrize("folder", ["News box", "50% $HOME", 'a "b" `c`', "back\\slash", "新聞"])
def test_the_command_survives_awkward_folders(tmp_path: Path, program: Program, folder: str) -> None:
    """GLib starts the entry: the interpreter is found, and the file arrives as one argument."""
    place = tmp_path / folder
    place.mkdir()
    python, told = place / "python", tmp_path / "told"
    os.mkfifo(told)
    python.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}"\n')
    python.chmod(0o755)
    path = tmp_path / "clipper.desktop"
    path.write_text(entry_text(TEMPLATE.read_text(), python))
    validate(path, program)
    page = tmp_path / "a page.html"
    page.touch()
    ear = os.open(told, os.O_RDONLY | os.O_NONBLOCK)
    try:
        subprocess.run([program("gio"), "launch", str(path), str(page)], check=True, timeout=60)
        assert select.select([ear], [], [], 60)[0], "the program was not started"
        heard = os.read(ear, 4096).decode()
    finally:
        os.close(ear)
    assert heard.splitlines() == ["-P", "-m", "clipper", str(page)]


def opener(kind: str, program: Program) -> str:
    program("gio")
    return install_desktop.default_for(kind)


def test_what_opened_pages_before_still_does(entry: Path, program: Program) -> None:
    entry.parent.mkdir(parents=True)
    reader = entry.with_name("reader.desktop")
    reader.write_text("[Desktop Entry]\nType=Application\nName=Reader\nExec=true %f\nMimeType=text/html;\n")
    subprocess.run([program("update-desktop-database"), str(entry.parent)], check=True)
    before = opener("text/html", program)
    assert before not in {"", "clipper.desktop"}
    assert main([]) == 0
    assert opener("text/html", program) == before
    offered = subprocess.run([program("gio"), "mime", "text/html"], capture_output=True, text=True, check=True).stdout
    assert "clipper.desktop" in offered


def test_removing_takes_everything_out(entry: Path, own_home: Path) -> None:
    assert main([]) == 0
    icon = own_home / "xdg_data_home" / "icons" / "hicolor" / "scalable" / "apps" / "clipper.svg"
    assert icon.read_bytes() == (ROOT / "resources" / "icons" / "clipper.svg").read_bytes()
    assert main(["--remove"]) == 0
    assert not entry.exists()
    assert not icon.exists()
    assert main(["--remove"]) == 0


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_the_description_for_software_centres_has_no_errors() -> None:
    path = TEMPLATE.with_name("clipper.metainfo.xml")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--no-color", str(path)], capture_output=True, text=True, check=False
    )
    assert not [line for line in done.stdout.splitlines() if line.startswith("E:")], done.stdout
