"""What the tests of the commands share."""

from pathlib import Path

import pytest

from tests.cli.shell import STORY, Shell


@pytest.fixture
def clipper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "library", capsys)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    return file
