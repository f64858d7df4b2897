"""A double click, end to end: the desktop starts the real app from its menu entry, on a screen of its own."""

import os
import select
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import install_desktop

PATIENCE = 60
"""Seconds that anything here may take on a busy machine."""

PAGE = """<!doctype html><html lang="en"><head><title>Harbour plan approved</title></head><body><article>
<h1>Harbour plan approved</h1><p>BERGEN, Norway – The town council has approved a plan to dredge the old harbour,
which fishermen had asked for since the spring floods.</p><p>Work begins in May and is to last two years.</p>
</article></body></html>"""

Program = Callable[[str], str]


@pytest.fixture
def screen(program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An X server with a free number, as the screen that programs started here find."""
    read, write = os.pipe()
    command = [program("Xvfb"), "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        try:
            yield
        finally:
            server.terminate()


def windows(program: Program, *what: str) -> list[str]:
    """Wait until such a window can be seen."""
    command = [program("xdotool"), "search", "--sync", "--onlyvisible", *what]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE).stdout.split()


def end(process: int) -> None:
    """As the end of a session does it; the app closes its library and goes."""
    ended = os.pidfd_open(process)
    try:
        os.kill(process, signal.SIGTERM)
        assert select.select([ended], [], [], PATIENCE)[0], "the app did not end"
    finally:
        os.close(ended)


@pytest.mark.usefixtures("screen")
def test_opening_a_page_from_the_desktop_shows_its_sheet(
    own_home: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = own_home / "A page.html"
    page.write_text(PAGE, encoding="utf-8")
    assert install_desktop.main([]) == 0
    monkeypatch.chdir(own_home)
    entry, _icon = install_desktop.places()
    subprocess.run([program("gio"), "launch", str(entry), str(page)], check=True, timeout=PATIENCE)
    window = windows(program, "--class", "^clipper$")[0]
    process = int(subprocess.check_output([program("xdotool"), "getwindowpid", window], text=True))
    try:
        assert windows(program, "--name", "^Keep from this page")
    finally:
        end(process)
