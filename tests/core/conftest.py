"""A whole library, with its index process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clipper.core.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()
