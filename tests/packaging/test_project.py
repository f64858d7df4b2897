"""The project's own papers agree with each other and with what is installed."""

import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

import clipper

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)", re.MULTILINE)


def normal(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in PINNED.findall((ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(normal(name), set()).add(version)
    return found


def test_notice_names_every_library_that_is_installed() -> None:
    notice = normal((ROOT / "NOTICE").read_text(encoding="utf-8"))
    assert not [name for name in pins("requirements.lock") if name not in notice]


def test_the_locks_agree() -> None:
    runtime, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: dev.get(name) for name in runtime} == runtime


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {normal(re.split(r"[=<>!~ \[]", dependency)[0]) for dependency in project["dependencies"]}
    assert wanted <= pins("requirements.lock").keys()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_name_no_host(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_the_newest_release_is_this_version() -> None:
    releases = ET.parse(ROOT / "packaging" / "linux" / "clipper.metainfo.xml").getroot().find("releases")  # noqa: S314 our own file
    assert releases is not None
    assert releases[0].get("version") == clipper.__version__


def test_the_wheel_holds_code_data_and_papers(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    info = f"clipper-{clipper.__version__}.dist-info"
    for name in ("clipper/core/library.py", "clipper/resources/icons/clipper.svg", f"{info}/entry_points.txt"):
        assert name in names
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/NOTICE"} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]
