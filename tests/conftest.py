"""What every test gets: its own home, no network, no window on the screen."""

import gc
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
LOCAL = ("127.0.0.1", "::1", "localhost")


def move_home(home: Path, environment: pytest.MonkeyPatch) -> None:
    """Make `home` the folder that everything of the user's lies in."""
    environment.setenv("HOME", str(home))
    for name in XDG:
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        environment.setenv(name, str(folder))


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Cyclic garbage is collected between tests and on their thread, as the app does it: what Qt made must
    not be freed on another one, which crashes it."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(scope="session", autouse=True)
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For fixtures that live longer than one test."""
    with pytest.MonkeyPatch.context() as environment:
        move_home(tmp_path_factory.mktemp("shared-home"), environment)
        yield


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, so that no test sees or touches the user's files, or another test's."""
    home = tmp_path_factory.mktemp("home")
    move_home(home, monkeypatch)
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection that would leave this computer is an error."""

    def local_only(method: str) -> Callable[[socket.socket, Any], Any]:
        original = getattr(socket.socket, method)

        def guarded(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
                raise OSError(f"a test tried to reach {address[0]}")
            return original(self, address)

        return guarded

    def no_names(host: Any, *_rest: Any, **_more: Any) -> Any:
        raise OSError(f"a test tried to look up {host}")

    for method in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, method, local_only(method))
    monkeypatch.setattr(socket, "getaddrinfo", no_names)


@pytest.fixture
def program() -> Callable[[str], str]:
    """Find a program that a test calls. In continuous integration it must be there."""

    def find(name: str) -> str:
        if path := shutil.which(name):
            return path
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")

    return find
