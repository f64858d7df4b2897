"""One window per library: the second launch hands its files over."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.gui.single_instance import SingleInstance, socket_name

HAND_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from clipper.gui.single_instance import SingleInstance
app = QCoreApplication([])
sys.exit(0 if SingleInstance(Path(sys.argv[1])).hand_over([Path(name) for name in sys.argv[2:]]) else 3)
"""


def launch(library: Path, *files: str, folder: Path) -> subprocess.Popen[bytes]:
    """A second launch, from its own folder."""
    return subprocess.Popen([sys.executable, "-c", HAND_OVER, str(library), *files], cwd=folder)


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SingleInstance:  # noqa: ARG001
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    instance = SingleInstance(tmp_path / "news")
    assert instance.listen()
    return instance


def test_a_second_launch_hands_over_its_files_and_leaves(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-7")
    with qtbot.waitSignal(first.handed, timeout=20_000) as handed:
        second = launch(tmp_path / "news", "a page.html", "/news/ü.txt", folder=tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    assert handed.args == [[tmp_path / "a page.html", Path("/news/ü.txt")], "token-7"]
    first.close()


def test_another_library_is_another_window(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert not other.hand_over([])
    assert other.listen()
    other.close()
    first.close()


def test_when_the_first_has_gone_the_next_one_listens(first: SingleInstance, tmp_path: Path) -> None:
    first.close()
    again = SingleInstance(tmp_path / "news")
    assert not again.hand_over([])
    assert again.listen()
    again.close()


def test_a_socket_left_by_a_crash_is_no_window(qapp: QApplication, tmp_path: Path) -> None:  # noqa: ARG001
    crash = f"""
import os
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from clipper.gui.single_instance import SingleInstance
app = QCoreApplication([])
assert SingleInstance(Path({str(tmp_path / "news")!r})).listen()
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", crash], check=False, cwd=Path(__file__).parents[2], timeout=60)
    instance = SingleInstance(tmp_path / "news")
    assert not instance.hand_over([])
    assert instance.listen()
    instance.close()


def test_strangers_on_the_socket_are_sent_away(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    for message in (b"hello\n", b"[1]\n", b'{"files": 3}\n'):
        stranger = QLocalSocket()
        stranger.connectToServer(socket_name(tmp_path / "news"))
        assert stranger.waitForConnected(1000)
        with qtbot.assertNotEmitted(first.handed):
            stranger.write(message)
            stranger.flush()
            qtbot.waitUntil(lambda socket=stranger: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    first.close()


def test_the_socket_lies_in_the_runtime_folder_and_fits(own_home: Path, tmp_path: Path) -> None:
    assert Path(socket_name(tmp_path)).parent == own_home / "xdg_runtime_dir"
    deep = tmp_path / ("x" * 200)
    assert len(socket_name(deep)) <= 107
