"""An index of a few clippings, built for each test in a folder of its own."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from clipper.core.model import IndexDocument, Query
from clipper.core.search.index import SearchIndex, rebuild
from tests.core.search.samples import FewNames

Search = Callable[[Sequence[IndexDocument]], SearchIndex]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def index_of(folder: Path) -> Iterator[Search]:
    """Builds an index of the documents and opens it."""
    opened: list[SearchIndex] = []

    def build(documents: Sequence[IndexDocument]) -> SearchIndex:
        rebuild(folder, "library", documents, len(documents))
        opened.append(SearchIndex(folder, FewNames()))
        return opened[-1]

    yield build
    for index in opened:
        index.close()


@pytest.fixture
def found(index_of: Search) -> Callable[..., list[int]]:
    """found(documents, "words") is the ids that match, in ascending order."""

    def ask(documents: Sequence[IndexDocument], text: str, *filters: tuple[str, str]) -> list[int]:
        return sorted(index_of(documents).search(Query(text, filters)).ids.tolist())

    return ask
