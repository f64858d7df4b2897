"""What a newcomer is told, and what is installed for her, when the system lacks something."""

from collections.abc import Callable
from pathlib import Path

import pytest

import preflight
from preflight import MISSING, Need, check

FakePrograms = Callable[..., Path]

NO_LIBRARY = Need("libno-such-thing.so.9", preflight.loads, "libnothing9", "nothing-libs", "nothing")
NO_OTHER_LIBRARY = Need("libno-other.so.1", preflight.loads, "libnothing9", "other-libs", "other")


def tool(name: str = "no-such-tool") -> Need:
    return Need(name, preflight.runs, "toolbox", "toolbox-rpm", "toolbox-pkg")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakePrograms:
    """A PATH with only these programs on it; each notes how it was called, then runs `script`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def add(*names: str, script: str = "exit 0") -> Path:
        log = tmp_path / "calls"
        for name in names:
            program = folder / name
            program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{log}"\n{script}\n')
            program.chmod(0o755)
        return log

    return add


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight.os, "geteuid", lambda: 1000)


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight.os, "geteuid", lambda: 0)


@pytest.mark.usefixtures("root")
def test_nothing_is_installed_when_all_is_there(programs: FakePrograms) -> None:
    calls = programs("apt-get")
    assert check([Need("libc.so.6", preflight.loads, "libc6", "glibc", "glibc")]) == 0
    assert not calls.exists()


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libnothing9"),
        ("dnf", "sudo dnf install -y nothing-libs other-libs"),
        ("pacman", "sudo pacman -S --needed --noconfirm nothing other"),
    ],
)
def test_a_user_without_rights_is_told_the_one_line(
    programs: FakePrograms, capsys: pytest.CaptureFixture[str], manager: str, line: str
) -> None:
    calls = programs(manager)
    assert check([NO_LIBRARY, NO_OTHER_LIBRARY]) == MISSING
    assert line in [told.strip() for told in capsys.readouterr().err.splitlines()]
    assert not calls.exists()


@pytest.mark.usefixtures("user", "programs")
def test_an_unknown_system_is_told_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert check([NO_LIBRARY]) == MISSING
    assert NO_LIBRARY.name in capsys.readouterr().err


@pytest.mark.usefixtures("user")
def test_sudo_that_asks_for_a_password_is_not_used(programs: FakePrograms) -> None:
    calls = programs("sudo", "apt-get", script="exit 1")
    assert check([NO_LIBRARY]) == MISSING
    assert calls.read_text().splitlines() == ["sudo -n true"]


@pytest.mark.usefixtures("user")
def test_sudo_without_a_password_installs(programs: FakePrograms, tmp_path: Path) -> None:
    programs("apt-get")
    calls = programs(
        "sudo", script=f'[ "$2" = true ] || : > "{tmp_path}/bin/gadget" && /bin/chmod 755 "{tmp_path}"/bin/*'
    )
    assert check([tool("gadget")]) == 0
    assert "sudo -n apt-get install -y --no-install-recommends toolbox" in calls.read_text().splitlines()


@pytest.mark.usefixtures("root")
def test_an_install_that_did_not_help_is_told(programs: FakePrograms, capsys: pytest.CaptureFixture[str]) -> None:
    calls = programs("apt-get", script="exit 100")
    assert check([NO_LIBRARY]) == MISSING
    assert calls.read_text().splitlines()[-1] == "apt-get install -y --no-install-recommends libnothing9"
    assert "    apt-get install -y --no-install-recommends libnothing9\n" in capsys.readouterr().err


@pytest.mark.usefixtures("user")
def test_tests_do_without_optional_programs(programs: FakePrograms, capsys: pytest.CaptureFixture[str]) -> None:
    programs("apt-get")
    assert check([], optional=[tool()]) == 0
    assert "toolbox" in capsys.readouterr().err


def test_a_font_of_the_user_counts(own_home: Path) -> None:
    pattern = "only-here-*.ttf"
    assert not preflight.font(pattern)
    fonts = own_home / "xdg_data_home" / "fonts" / "family"
    fonts.mkdir(parents=True)
    (fonts / "only-here-regular.ttf").touch()
    assert preflight.font(pattern)
