"""One tagger for all: its tables are read once."""

import pytest

from clipper.core.tagging.tagger import Tagger


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger()
